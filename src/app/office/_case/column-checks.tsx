import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import { Panel } from '@/ui/layout/page-parts';
import { Checks } from './checks';
import { Column } from './column';
import { FindingsOnFile, FindingsToRecord } from './findings-on-file';
import type { CasePage } from './load-case-page';
import { Questions } from './questions';
import { QuotaGauges } from './quota-gauges';
import { RegisterPanels } from './registers-of-case';
import { Risk } from './risk';

interface ColumnProps {
  readonly page: CasePage;
  readonly today: IsoDate;
  readonly words: Words;
}

/** What the law says to it: the checks, the quotas, the findings, the registers they rest on. */
export function ChecksColumn({ page: { found, gauges, registers, codes }, today, words }: ColumnProps) {
  const { t } = words;
  return (
    <Column name="checks" words={words}>
      <Panel heading={t('office.case.checks')} id="checks">
        <p className="hint">{t('office.case.checksHint')}</p>
        <Checks found={found} words={words} />
        <Risk findings={found.findings} words={words} />
      </Panel>
      <Panel heading={t('quotas.title')} id="quotas">
        <QuotaGauges gauges={gauges} codes={codes} words={words} />
      </Panel>
      <Panel heading={t('office.case.findings')} id="findings">
        <FindingsOnFile recorded={found.recorded} today={today} words={words} />
        {found.mayRecordFindings ? <FindingsToRecord found={found} words={words} /> : null}
      </Panel>
      <Questions questions={found.questions} words={words} />
      <RegisterPanels found={found} registers={registers} words={words} />
    </Column>
  );
}
