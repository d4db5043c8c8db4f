import type { Words } from '@/i18n/words';
import type { PartyInHand, TrustShown } from '@/services/trust/party-trust';
import { Code } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { DataTable } from '@/ui/tables/data-table';

interface TrustProps<T> {
  readonly trust: T;
  readonly words: Words;
}

/** Who proposed, decided and withdrew, when, and on which ground. */
export function Told({ trust, words: { t, format } }: TrustProps<PartyInHand['past'][number]>) {
  const said = (key: string, label: string, name: string | null, time: string | null, basis: string | null) =>
    name === null || time === null
      ? []
      : [{ key, label, value: <bdi>{t('parties.said', { name, time: format.moment(time), basis: basis ?? '' })}</bdi> }];
  return (
    <SummaryList
      rows={[
        ...said('proposed', t('parties.proposedBy'), trust.proposerName, trust.proposedAt, trust.basis),
        ...said('decided', t('parties.decidedBy'), trust.deciderName, trust.decidedAt, trust.decidedBasis),
        ...said('withdrawn', t('parties.withdrawnBy'), trust.withdrawerName, trust.withdrawnAt, trust.withdrawnReason),
      ]}
    />
  );
}

/** The root with its fingerprint in digits and words, and the keys of its newest list. */
export function TrustFacts({ trust, words }: TrustProps<TrustShown>) {
  const { t, format } = words;
  return (
    <>
      <SummaryList
        rows={[
          { key: 'digits', label: t('parties.fingerprint'), value: <Code>{trust.digits}</Code> },
          { key: 'words', label: t('parties.words'), value: <Code>{trust.words}</Code> },
          { key: 'counter', label: t('parties.counter'), value: format.number(trust.counter) },
          { key: 'until', label: t('parties.keysUntil'), value: format.moment(trust.keysUntil) },
        ]}
      />
      <Told trust={trust} words={words} />
      <DataTable
        caption={t('parties.keys')}
        rows={trust.keys}
        rowKey={({ kid }) => kid}
        empty={null}
        columns={[
          { key: 'kid', heading: t('parties.kid'), isRowHeading: true, cell: ({ kid }) => <Code>{kid}</Code> },
          { key: 'purpose', heading: t('parties.purpose'), cell: ({ purpose }) => t(`parties.purposes.${purpose}`) },
          { key: 'state', heading: t('parties.state'), cell: ({ state }) => t(`parties.keyStates.${state}`) },
          { key: 'from', heading: t('parties.usedFrom'), cell: ({ usedFrom }) => format.moment(usedFrom) },
          { key: 'words', heading: t('parties.words'), cell: ({ words: spoken }) => <Code>{spoken}</Code> },
        ]}
      />
    </>
  );
}
