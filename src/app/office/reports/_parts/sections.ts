import { paths, withQuery } from '@/app/_kit/paths';
import { leftOfQuota } from '@/domain/quota/quota-use';
import { yearOf } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import type { Work } from '@/services/reports/read-work';

/** A figure as the page shows it and as a file says it: the same, but for how a number is written. */
export interface Cell {
  readonly shown: string;
  readonly plain: string;
  readonly href?: string;
  readonly isNumber?: true;
}

/** A table of the page, and of the file. */
export interface Section {
  readonly key: 'figures' | 'course' | 'grounds' | 'quotas';
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The queue, with exactly the rows that a figure counts. */
const queue = (view: Readonly<Record<string, string>>): string => withQuery(paths.office.queue, view);

/** Everything that is shown of somebody's work, once for the page and the file alike. */
export function sectionsOf(work: Work, words: Words): readonly Section[] {
  const { t, format } = words;
  const text = (shown: string, href?: string): Cell => ({ shown, plain: shown, ...(href ? { href } : {}) });
  const number = (value: number, href?: string): Cell => ({
    shown: format.number(value),
    plain: String(value),
    isNumber: true,
    ...(href ? { href } : {}),
  });
  const quantity = (value: string): Cell => ({ shown: format.quantity(value), plain: value, isNumber: true });
  const days = (value: number | null, href: string): Cell => (value === null ? text(t('reports.noDecision')) : number(value, href));
  const { from, until } = work.span;
  const decided = { state: 'all', decidedFrom: from, decidedUntil: until };
  const figure = (key: 'received' | 'decided' | 'refused' | 'overdue' | 'median' | 'ninetieth', value: Cell) => [
    text(t(`reports.figure.${key}`)),
    value,
  ];
  return [
    {
      key: 'figures',
      caption: t('reports.figures'),
      columns: [t('reports.column.figure'), t('reports.column.value')],
      rows: [
        figure('received', number(work.received, queue({ state: 'all', from, until }))),
        figure('decided', number(work.decided, queue(decided))),
        figure('refused', number(work.refused, queue({ ...decided, state: 'refused' }))),
        figure('overdue', number(work.overdue, queue({ age: 'overdue' }))),
        figure('median', days(work.times.median, queue(decided))),
        figure('ninetieth', days(work.times.ninetieth, queue(decided))),
      ],
    },
    {
      key: 'course',
      caption: t('reports.course'),
      columns: [t('reports.column.from'), t('reports.column.until'), t('reports.column.received'), t('reports.column.decided')],
      rows: work.course.map((step) => [
        { shown: format.day(step.from), plain: step.from },
        { shown: format.day(step.until), plain: step.until },
        number(step.received, queue({ state: 'all', from: step.from, until: step.until })),
        number(step.decided, queue({ state: 'all', decidedFrom: step.from, decidedUntil: step.until })),
      ]),
    },
    {
      key: 'grounds',
      caption: t('reports.grounds'),
      columns: [t('reports.column.ground'), t('reports.column.refusals')],
      rows: work.grounds.map(({ code, count }) => [
        text(t(`case.refusal.reason.${code}`)),
        number(count, queue({ ...decided, state: 'refused', ground: code })),
      ]),
    },
    {
      key: 'quotas',
      caption: t('reports.quotas', { year: String(yearOf(until)) }),
      columns: [t('reports.column.taxon'), t('reports.column.unit'), ...QUOTA_FIGURES.map((key) => t(`quotas.figure.${key}`))],
      rows: work.quotas.map((quota) => [
        text(quota.taxonName, withQuery(paths.office.quotas, { year: String(quota.year), q: quota.taxonName })),
        text(quota.unit),
        ...QUOTA_FIGURES.map((key) => quantity(key === 'left' ? leftOfQuota(quota) : quota[key])),
      ]),
    },
  ];
}

const QUOTA_FIGURES = ['limit', 'drawn', 'reserved', 'left'] as const;
