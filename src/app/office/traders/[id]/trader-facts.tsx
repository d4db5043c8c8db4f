import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { TraderToVet } from '@/services/people/vet-trader';
import { StatusTag } from '@/ui/feedback/status-tag';
import { SummaryList } from '@/ui/layout/summary-list';

interface TraderFactsProps {
  readonly trader: TraderToVet;
  readonly words: Words;
}

/** What a trader says of themselves, and what the register knows of them. */
export function TraderFacts({ trader, words }: TraderFactsProps) {
  const { t, format } = words;
  const { profile, email, sent, drafts, permits, members, papers } = trader;
  const said = (key: string, label: string, text: string | null | undefined) =>
    text ? [{ key, label, value: <bdi className="as-typed">{text}</bdi> }] : [];
  return (
    <SummaryList
      rows={[
        ...said('name', t('account.office.name'), profile.name),
        ...said('latinName', t('account.profile.latinName'), profile.latinName),
        ...said('kind', t('account.office.kind'), t(members ? 'account.office.organisation' : `account.office.kinds.${profile.kind}`)),
        ...said('businessName', t('account.profile.businessName'), profile.businessName),
        ...said('latinBusinessName', t('account.profile.latinBusinessName'), profile.latinBusinessName),
        ...said('registrationNumber', t('account.profile.registrationNumber'), profile.registrationNumber),
        ...said('address', t('account.profile.address'), profile.address.join('\n')),
        ...said('latinAddress', t('account.profile.latinAddress'), profile.latinAddress?.join('\n')),
        ...said('country', t('account.office.country'), profile.country ? format.country(profile.country) : null),
        ...said('phone', t('account.profile.phone'), profile.phone),
        ...(members
          ? said('members', t('account.office.members'), members.map((one) => `${one.name}, ${one.email}`).join('\n'))
          : said(
              'email',
              t('fields.email.label'),
              t(trader.isEmailConfirmed ? 'account.home.confirmed' : 'account.home.unconfirmed', { email }),
            )),
        ...(trader.outcomes.length > 0 || papers.length > 0
          ? [{ key: 'papers', label: t('account.office.papers'), value: <Papers trader={trader} words={words} /> }]
          : []),
        { key: 'since', label: t('account.office.since'), value: format.moment(trader.since) },
        { key: 'applications', label: t('account.office.applications'), value: t('account.office.counts', { sent, drafts, permits }) },
        {
          key: 'state',
          label: t('account.office.state'),
          value: <StatusTag state={profile.vetting} text={t(`states.vetting.${profile.vetting}`)} />,
        },
        ...said('vetted', t('account.office.vettedOn'), profile.vettedAt ? format.moment(profile.vettedAt) : null),
        ...said('reason', t('account.office.reason'), profile.reason),
      ]}
    />
  );
}

/** The copies that were sent; what nobody looked into yet cannot be opened. */
function Papers({ trader: { profile, papers }, words: { t, format } }: TraderFactsProps) {
  if (papers.length === 0) return t('account.office.noPapers');
  return (
    <ul>
      {papers.map(({ id, name, size, addedAt, scanState }) => (
        <li key={id}>
          {scanState === 'clean' ? (
            <a href={paths.office.paperOfTrader({ id: profile.personId, paper: id })} aria-label={t('evidence.file.download', { name })}>
              <bdi>{name}</bdi>
            </a>
          ) : (
            <bdi>{name}</bdi>
          )}{' '}
          <span className="hint">{t('evidence.file.size', { size: format.bytes(size), at: format.moment(addedAt) })}</span>
          {scanState === 'clean' ? null : <p>{t(`evidence.file.${scanState}`)}</p>}
        </li>
      ))}
    </ul>
  );
}
