import { FILTER_CHOICES, type QueueFilter } from '@/domain/queue/queue-view';
import type { Words } from '@/i18n/words';
import type { Queue } from '@/services/queue/list-queue';
import type { FilterName, ViewParameters } from './view-address';

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** A status in words. */
export function statusInWords(status: QueueFilter['status'], { t }: Words): string {
  if (status === 'open' || status === 'finished' || status === 'all') return t(`queue.status.${status}`);
  return status === 'issued' ? t('states.permit.issued') : t(`states.application.${status}`);
}

/** What can be chosen in a filter, in words; nothing where text is typed. */
export function choicesOf(name: FilterName, queue: Pick<Queue, 'officers'>, words: Words): readonly Choice[] {
  const { t } = words;
  const say = <T extends string>(known: readonly T[], text: (value: T) => string): readonly Choice[] =>
    known.map((value) => ({ value, text: text(value) }));
  switch (name) {
    case 'state':
      return say(FILTER_CHOICES.status, (value) => statusInWords(value, words));
    case 'form':
      return say(FILTER_CHOICES.form, (value) => t(`codes.form.${value}`));
    case 'appendix':
      return say(FILTER_CHOICES.appendix, (value) => t(`codes.appendix.${value}`));
    case 'group':
      return say(FILTER_CHOICES.group, (value) => t(`queue.group.${value}`));
    case 'age':
      return say(FILTER_CHOICES.age, (value) => t(`queue.age.${value}`));
    case 'risk':
      return say(FILTER_CHOICES.risk, (value) => t(`queue.risk.${value}`));
    case 'waiting':
      return say(FILTER_CHOICES.waiting, (value) => t(`queue.waiting.${value}`));
    case 'science':
      return say(FILTER_CHOICES.science, (value) => t(`queue.science.${value}`));
    case 'fee':
      return say(FILTER_CHOICES.fee, (value) => t(`queue.fee.${value}`));
    case 'ground':
      return say(FILTER_CHOICES.ground, (value) => t(`case.refusal.reason.${value}`));
    case 'assigned':
      return [
        { value: 'me', text: t('queue.assigned.me') },
        { value: 'none', text: t('queue.assigned.none') },
        ...queue.officers.map(({ id, name: text }) => ({ value: id, text })),
      ];
    default:
      return [];
  }
}

/** What a filter is set to, in words. */
export function valueInWords(name: FilterName, at: ViewParameters, queue: Pick<Queue, 'officers'>, words: Words): string | null {
  const { t, format } = words;
  const value = at[name];
  if (value === null || value === '' || (name === 'state' && value === 'open')) return null;
  if (name === 'country') return format.country(value);
  if (name === 'from' || name === 'until' || name === 'decidedFrom' || name === 'decidedUntil') return format.day(value);
  if (name === 'shared') return t('queue.view.shared');
  return choicesOf(name, queue, words).find((choice) => choice.value === value)?.text ?? value;
}
