import { APPLICATION_STATES, FINISHED_STATES } from '../application/application-states';
import { REFUSAL_REASONS, type RefusalReason } from '../application/refusal';
import { APPENDICES } from '../codes/appendix';
import { FORM_TYPES } from '../codes/document-type';
import { RISK_LEVELS } from '../rules/risk-score';
import type { IsoDate } from '../shared/iso-date';
import { TAXON_GROUPS } from '../taxonomy/taxon-group';

/** Where a case stands for the office: a draft is the trader's own, and an approved one is issued once it has its number. */
export const CASE_STATUSES = [...APPLICATION_STATES.filter((state) => state !== 'draft'), 'issued'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** Whether somebody still has to act on it. */
export const isOpenStatus = (status: CaseStatus): boolean => status !== 'issued' && !FINISHED_STATES.includes(status);

/** Who acts next. */
export const WAITING_FOR = [
  'case-officer',
  'applicant',
  'scientific-authority',
  'payment',
  'issuing-officer',
  'second-officer',
  'nobody',
] as const;

/** Bands of age against the target; `soon` has those that are late in it, since both are today's work. */
export const AGE_BANDS = ['overdue', 'soon', 'later', 'stopped'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** Working days left within which a case is due soon. */
export const SOON_DAYS = 2;

/** The day that is kept for a case whose clock stands still. */
export const NO_DUE_DAY = '9999-12-31';

/** How a list can be ordered, by the column it is ordered by. */
export const QUEUE_SORTS = [
  'due',
  'reference',
  'received',
  'applicant',
  'appendix',
  'document',
  'risk',
  'waiting',
  'assigned',
  'status',
] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

/** How many rows a page may have. */
export const PAGE_SIZES = [25, 50, 100] as const;

/** What each filter may be; a filter that is left out lets everything through. */
export const FILTER_CHOICES = {
  status: ['open', 'finished', 'all', ...CASE_STATUSES],
  form: FORM_TYPES,
  appendix: APPENDICES,
  group: TAXON_GROUPS,
  waiting: WAITING_FOR,
  age: AGE_BANDS,
  risk: RISK_LEVELS.map(({ level }) => level),
  science: ['not-asked', 'asked', 'answered'],
  fee: ['none', 'to-pay', 'settled'],
  ground: REFUSAL_REASONS.map(({ code }) => code),
} as const;

/** Which cases a view shows. */
export interface QueueFilter {
  readonly status: (typeof FILTER_CHOICES.status)[number];
  readonly text: string | null;
  readonly form: (typeof FORM_TYPES)[number] | null;
  readonly appendix: (typeof APPENDICES)[number] | null;
  readonly group: (typeof TAXON_GROUPS)[number] | null;
  readonly country: string | null;
  /** A person, or `none`. */
  readonly assigned: string | null;
  readonly age: AgeBand | null;
  readonly risk: (typeof RISK_LEVELS)[number]['level'] | null;
  readonly science: (typeof FILTER_CHOICES.science)[number] | null;
  readonly fee: (typeof FILTER_CHOICES.fee)[number] | null;
  readonly waiting: (typeof WAITING_FOR)[number] | null;
  /** Received from and until these days. */
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  /** Decided from and until these days. */
  readonly decidedFrom: IsoDate | null;
  readonly decidedUntil: IsoDate | null;
  /** Refused on this ground, among others. */
  readonly ground: RefusalReason | null;
  /** Whoever sent this application. */
  readonly siblingsOf: string | null;
  /** Cases of other offices that are shared with this one. */
  readonly shared: boolean;
}

/** Everything that is open. */
export const EVERYTHING_OPEN: QueueFilter = {
  status: 'open',
  text: null,
  form: null,
  appendix: null,
  group: null,
  country: null,
  assigned: null,
  age: null,
  risk: null,
  science: null,
  fee: null,
  waiting: null,
  from: null,
  until: null,
  decidedFrom: null,
  decidedUntil: null,
  ground: null,
  siblingsOf: null,
  shared: false,
};

/** The views that every office has, as what each adds to everything that is open; `me` stands for whoever looks. */
export const BUILT_IN_VIEWS = {
  open: {},
  mine: { assigned: 'me' },
  unassigned: { assigned: 'none' },
  soon: { age: 'soon' },
  science: { waiting: 'scientific-authority' },
  risk: { risk: 'high' },
  sign: { status: 'approved', waiting: 'issuing-officer' },
  shared: { shared: true },
} as const satisfies Readonly<Record<string, Partial<QueueFilter>>>;
export type BuiltInView = keyof typeof BUILT_IN_VIEWS;
