import type { Words } from '@/i18n/words';
import { Panel } from '@/ui/layout/page-parts';
import { History, People } from '../_parts/people-and-history';
import { Around } from './around';
import { CaseFees } from './case-fees';
import { PermitsOfCase } from './case-permits';
import { Column } from './column';
import { Decisions } from './decisions';
import { InHand } from './in-hand';
import type { CasePage } from './load-case-page';
import { Notes } from './notes';
import { Outcome } from './outcome';

/** Who has to do with it and what happened: permits, fees, people, decisions, history. */
export function ContextColumn({
  page: { found, fees, around, codes, hand },
  me,
  words,
}: {
  readonly page: CasePage;
  readonly me: string;
  readonly words: Words;
}) {
  const { t } = words;
  return (
    <Column name="context" words={words}>
      <InHand reference={found.application.reference} hand={hand} me={me} words={words} />
      <PermitsOfCase permits={found.permits} words={words} />
      <Outcome found={found} words={words} />
      <CaseFees reference={found.application.reference} invoices={fees.invoices} words={words} />
      <Notes found={found} words={words} />
      <Around around={around} codes={codes} words={words} />
      <Panel heading={t('office.case.people')} id="people">
        <People events={found.events} words={words} />
      </Panel>
      <Panel heading={t('office.case.decisions')} id="decisions">
        <Decisions decisions={found.decisions} words={words} />
      </Panel>
      <Panel heading={t('office.case.history')} id="history">
        <History events={found.events} words={words} />
      </Panel>
    </Column>
  );
}
