import { Role } from '@/domain/access/role';
import type { Words } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import { codeAt } from '@/services/step-up/totp';
import { Code } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';
import accounts from '../../../../prisma/seed/demo-accounts.json';

type Account = Omit<(typeof accounts)[number], 'totpSecret'> & { readonly totpSecret?: string };

/** The people of Exampleland with their passwords and secrets: everyone may be anyone, because nothing here is valid. */
export function DemoAccounts({ words, now }: { readonly words: Words; readonly now: ServiceContext['now'] }) {
  const { t, format } = words;
  const roleIn = (role: string) => {
    const known = Role.safeParse(role);
    return known.success ? t(`codes.role.${known.data}`) : role;
  };
  const secretCell = ({ totpSecret }: Account) =>
    totpSecret ? (
      <>
        <Code>{totpSecret}</Code> {t('site.signIn.demo.now', { code: codeAt(totpSecret, now) })}
      </>
    ) : null;
  return (
    <section className="panel" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">{t('site.signIn.demo.heading')}</h2>
      <p>{t('site.signIn.demo.lead')}</p>
      <DataTable
        caption={t('site.signIn.demo.heading')}
        isCaptionHidden
        rows={accounts as readonly Account[]}
        rowKey={({ email }) => email}
        empty={null}
        columns={[
          { key: 'role', heading: t('site.signIn.demo.role'), cell: ({ roles }) => format.list(roles.map(roleIn)), isRowHeading: true },
          { key: 'name', heading: t('site.signIn.demo.name'), cell: ({ name }) => name },
          { key: 'email', heading: t('fields.email.label'), cell: ({ email }) => <Code>{email}</Code> },
          { key: 'password', heading: t('fields.password.label'), cell: ({ password }) => <Code>{password}</Code> },
          { key: 'secret', heading: t('site.signIn.demo.secret'), cell: secretCell },
        ]}
      />
    </section>
  );
}
