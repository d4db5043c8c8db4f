import type { ServiceStandard } from '@/domain/application/case-clock';
import { ageOf, type CaseAge } from '@/domain/application/case-clock';
import { riskLevelOf } from '@/domain/rules/risk-score';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import type { QueueRow } from '../../_parts/case-words';

/** What the cells of one page know beside their row. */
export interface CellContext {
  readonly words: Words;
  readonly today: IsoDate;
  readonly service: ServiceStandard;
  readonly me: string;
}

/** How old a case is against its target. Never by colour alone: the bar has four steps, and lateness is said. */
export function Age({ row, at }: { readonly row: QueueRow; readonly at: CellContext }) {
  const { t } = at.words;
  if (row.clock === null || row.waitingFor === 'nobody') return t('shared.none');
  const age = ageOf(row.clock, row.documentType ?? undefined, at.today, at.service);
  return (
    <span className={age.isLate ? 'age age-late' : 'age'}>
      <span className="age-text">{ageInWords(age, at.words)}</span>
      <span className="age-bar" aria-hidden="true" data-step={Math.min(4, Math.max(1, Math.ceil((4 * age.used) / age.target)))} />
      {age.isStopped ? <span className="hint">{t('queue.clock.stopped')}</span> : null}
    </span>
  );
}

/** `3 of 10 days`, or by how much it is late. */
export function ageInWords({ used, target, left, isLate }: CaseAge, { t }: Words): string {
  return isLate ? t('queue.clock.late', { n: -left }) : t('queue.clock.used', { used, target });
}

/** The sum of the points, with its word. */
export function Risk({ row, at }: { readonly row: QueueRow; readonly at: CellContext }) {
  const level = riskLevelOf(row.risk);
  return (
    <span className={`risk risk-${level}`}>
      {at.words.format.number(row.risk)} {at.words.t(`queue.risk.${level}`)}
    </span>
  );
}

/** Whose turn it is; one's own, where the case is one's own. */
export function WaitingFor({ row, at }: { readonly row: QueueRow; readonly at: CellContext }) {
  const isMine = row.assignedTo === at.me && (row.waitingFor === 'case-officer' || row.waitingFor === 'issuing-officer');
  return isMine ? <strong>{at.words.t('queue.waiting.me')}</strong> : at.words.t(`queue.waiting.${row.waitingFor}`);
}

/** The initials of whoever has the case, and their name for those who cannot guess. */
export function Assigned({ row, at }: { readonly row: QueueRow; readonly at: CellContext }) {
  if (row.assignedTo === null) return <span className="hint">{at.words.t('queue.assigned.none')}</span>;
  if (row.assignedTo === at.me) return <strong>{at.words.t('queue.assigned.me')}</strong>;
  return (
    <abbr title={row.assignedName}>
      {initialsOf(row.assignedName)}
      <span className="visually-hidden">{row.assignedName}</span>
    </abbr>
  );
}

/** The first letters of the first and the last word of a name. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].flatMap((word) => [...(word ?? '')][0] ?? []).join('');
}
