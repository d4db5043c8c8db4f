import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { OwnAccount } from '@/services/people/own-account';
import type { CodeBook } from '@/services/reference/list-codes';
import { StatusTag } from '@/ui/feedback/status-tag';
import { SummaryList } from '@/ui/layout/summary-list';

interface OwnDetailsProps {
  readonly account: OwnAccount;
  readonly book: CodeBook;
  readonly words: Words;
}

/** Who one is, as the office reads it. */
export function OwnDetails({ account: { name, profile }, book, words: { t } }: OwnDetailsProps) {
  const change = { href: paths.apply.accountProfile, text: t('account.home.change') };
  const row = (key: string, label: string, value: string | null | undefined) =>
    value
      ? [
          {
            key,
            label,
            value: <bdi className="as-typed">{value}</bdi>,
            change: { ...change, describedAs: t('account.home.changeOf', { what: label }) },
          },
        ]
      : [];
  if (!profile) return <p>{t('account.standing.no-profile')}</p>;
  return (
    <SummaryList
      rows={[
        ...row('name', t('account.home.name'), name),
        ...row('latinName', t('account.profile.latinName'), profile.latinName),
        ...row('kind', t('account.profile.kind'), t(`account.profile.kinds.${profile.kind}`)),
        ...row('businessName', t('account.profile.businessName'), profile.businessName),
        ...row('latinBusinessName', t('account.profile.latinBusinessName'), profile.latinBusinessName),
        ...row('registrationNumber', t('account.profile.registrationNumber'), profile.registrationNumber),
        ...row('address', t('account.profile.address'), profile.address.join('\n')),
        ...row('latinAddress', t('account.profile.latinAddress'), profile.latinAddress?.join('\n')),
        ...row('country', t('account.profile.country'), profile.country ? book.nameOf('countries', profile.country) : null),
        ...row('phone', t('account.profile.phone'), profile.phone),
        {
          key: 'vetting',
          label: t('account.home.vetting'),
          value: <StatusTag state={profile.vetting} text={t(`states.vetting.${profile.vetting}`)} />,
        },
      ]}
    />
  );
}
