/**
 * The address is the view: everything the queue shows is said in it, so that it can be kept, sent and opened again. What an
 * address says wrongly is left out of the view.
 */
import { z } from 'zod';
import { paths, withQuery } from '@/app/_kit/paths';
import { FILTER_CHOICES, PAGE_SIZES, QUEUE_SORTS, type QueueFilter, type QueueSort } from '@/domain/queue/queue-view';
import { parseIsoDate } from '@/domain/shared/iso-date';
import type { QueuePaging } from '@/services/queue/list-queue';
import { queryText } from '../../_parts/case-input';

const oneOf = <const T extends readonly [string, ...string[]]>(known: T) => z.enum(known).nullable().catch(null).default(null);
const choices = <T extends string>(known: readonly T[]) => oneOf(known as readonly [T, ...T[]]);
/** A date field without scripts sends what was typed into it; with them, `2026-11-23`. */
const day = queryText.transform((text) => parseIsoDate(text));
const matching = (pattern: RegExp) => z.string().regex(pattern).nullable().catch(null).default(null);

/** The parameters of an address of the queue. */
export const viewParameters = z.object({
  q: queryText,
  state: z.enum(FILTER_CHOICES.status).catch('open').default('open'),
  form: choices(FILTER_CHOICES.form),
  appendix: choices(FILTER_CHOICES.appendix),
  group: choices(FILTER_CHOICES.group),
  country: matching(/^[A-Z]{2}$/),
  assigned: matching(/^(me|none|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/),
  age: choices(FILTER_CHOICES.age),
  risk: choices(FILTER_CHOICES.risk),
  science: choices(FILTER_CHOICES.science),
  fee: choices(FILTER_CHOICES.fee),
  waiting: choices(FILTER_CHOICES.waiting),
  from: day,
  until: day,
  decidedFrom: day,
  decidedUntil: day,
  ground: choices(FILTER_CHOICES.ground),
  siblings: matching(/^A-\d{1,12}$/),
  shared: matching(/^yes$/),
  sort: z
    .string()
    .regex(new RegExp(`^-?(${QUEUE_SORTS.join('|')})$`))
    .catch('due')
    .default('due'),
  size: z.coerce.number().pipe(z.literal(PAGE_SIZES)).catch(PAGE_SIZES[0]).default(PAGE_SIZES[0]),
  after: z.string().max(240).catch('').default(''),
  before: z.string().max(240).catch('').default(''),
});
export type ViewParameters = z.output<typeof viewParameters>;

/** What the parameters ask for. */
export const filterOf = (at: ViewParameters): QueueFilter => ({
  status: at.state,
  text: at.q || null,
  form: at.form,
  appendix: at.appendix,
  group: at.group,
  country: at.country,
  assigned: at.assigned,
  age: at.age,
  risk: at.risk,
  science: at.science,
  fee: at.fee,
  waiting: at.waiting,
  from: at.from,
  until: at.until,
  decidedFrom: at.decidedFrom,
  decidedUntil: at.decidedUntil,
  ground: at.ground,
  siblingsOf: at.siblings,
  shared: at.shared === 'yes',
});

/** The order and the page that they ask for. */
export const pagingOf = ({ sort, size, after, before }: ViewParameters): QueuePaging => ({
  sort: sort.replace('-', '') as QueueSort,
  isDescending: sort.startsWith('-'),
  size,
  after: after || null,
  before: before || null,
});

/** The parameters of a view, as an address says them: what is usual is left unsaid, and so is the page. */
export const viewOf = (at: ViewParameters): Readonly<Record<string, string | null>> => ({
  q: at.q,
  state: at.state === 'open' ? null : at.state,
  form: at.form,
  appendix: at.appendix,
  group: at.group,
  country: at.country,
  assigned: at.assigned,
  age: at.age,
  risk: at.risk,
  science: at.science,
  fee: at.fee,
  waiting: at.waiting,
  from: at.from,
  until: at.until,
  decidedFrom: at.decidedFrom,
  decidedUntil: at.decidedUntil,
  ground: at.ground,
  siblings: at.siblings,
  shared: at.shared,
  sort: at.sort === 'due' ? null : at.sort,
  size: at.size === PAGE_SIZES[0] ? null : String(at.size),
});

/** The address of a view with something else in it; always its first page. */
export const addressOf = (at: ViewParameters, changed: Readonly<Record<string, string | null>> = {}): string =>
  withQuery(paths.office.queue, { ...viewOf(at), ...changed });

/** The part of an address after the `?`, as views are kept. */
export const queryOf = (at: ViewParameters): string => addressOf(at).split('?')[1] ?? '';

/** Reads a kept address. */
export const parametersOf = (query: string): ViewParameters => viewParameters.parse(Object.fromEntries(new URLSearchParams(query)));

/** The names of filters, in the order in which the form asks for them. */
export const FILTER_NAMES = [
  'q',
  'state',
  'form',
  'appendix',
  'group',
  'country',
  'assigned',
  'age',
  'risk',
  'waiting',
  'science',
  'fee',
  'from',
  'until',
  'decidedFrom',
  'decidedUntil',
  'ground',
  'siblings',
  'shared',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];
