import { Role } from '@/domain/access/role';
import type { Words } from '@/i18n/words';
import { Code } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';
import accounts from '../../../../prisma/seed/demo-accounts.json';

/** The people of Exampleland with their passwords: everyone may be anyone, because nothing here is valid. */
export function DemoAccounts({ words }: { readonly words: Words }) {
  const { t, format } = words;
  const roleIn = (role: string) => {
    const known = Role.safeParse(role);
    return known.success ? t(`codes.role.${known.data}`) : role;
  };
  return (
    <section className="panel" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('site.signIn.demo.heading')}</h2>
      <p>{t('site.signIn.demo.lead')}</p>
      <DataTable
        caption={t('site.signIn.demo.heading')}
        isCaptionHidden
        rows={accounts}
        rowKey={({ email }) => email}
        empty={null}
        columns={[
          { key: 'role', heading: t('site.signIn.demo.role'), cell: ({ roles }) => format.list(roles.map(roleIn)), isRowHeading: true },
          { key: 'name', heading: t('site.signIn.demo.name'), cell: ({ name }) => name },
          { key: 'email', heading: t('fields.email.label'), cell: ({ email }) => <Code>{email}</Code> },
          { key: 'password', heading: t('fields.password.label'), cell: ({ password }) => <Code>{password}</Code> },
        ]}
      />
    </section>
  );
}
