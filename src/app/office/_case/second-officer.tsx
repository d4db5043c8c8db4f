import type { Words } from '@/i18n/words';
import type { Case } from '@/services/review/get-case';
import { Notice } from '@/ui/feedback/notice';

interface SecondOfficerProps {
  readonly found: Case;
  readonly outcome: 'approve' | 'refuse';
  readonly words: Words;
}

/** Says before a decision is given whether it is the first of two, the second, or enough by itself. */
export function SecondOfficer({ found, outcome, words: { t } }: SecondOfficerProps) {
  const isFirst = found.needsSecond[outcome];
  const isSecond = found.proposals.some(({ kind }) => kind === outcome);
  if (!isFirst && !isSecond) return null;
  return (
    <Notice tone="information" label={t('shared.information')} heading={t(`office.${outcome}.${isFirst ? 'second' : 'isSecond'}`)}>
      <p>{t(`office.${outcome}.${isFirst ? 'secondDetail' : 'isSecondDetail'}`)}</p>
      {found.proposals.map(({ id, kind, authorName: name, reasons }) => (
        <p key={id}>{t(kind === 'refuse' ? 'office.case.proposedRefuse' : 'office.case.proposedApprove', { name, reasons })}</p>
      ))}
    </Notice>
  );
}
