import { DOCUMENT_KINDS, type DocumentKind } from '../evidence/document-kinds';
import type { IsoDate } from '../shared/iso-date';

/** Questions that officers ask again and again; the catalogue has their words in every language (`correspondence.question`). */
export const QUESTION_TEMPLATES = [
  'how-acquired',
  'where-bred',
  'which-marks',
  'exact-quantity',
  'species-name',
  'what-for',
  'importer-details',
  'travel-day',
  'how-transported',
] as const;
export type QuestionTemplate = (typeof QUESTION_TEMPLATES)[number];

/** Documents that can be asked for; what proves a waiver is asked for with the fee. */
export const REQUESTABLE_KINDS: readonly DocumentKind[] = DOCUMENT_KINDS.filter((kind) => kind !== 'waiver-proof');

/** One thing to ask for: a document of a kind, a question of the catalogue, or one in the officer's own words. */
export interface AskedFor {
  readonly documentKind: DocumentKind | null;
  readonly template: QuestionTemplate | null;
  /** The question itself, or what is to be said besides. */
  readonly ownWords: string | null;
}

/** A file that was sent for an item. */
export interface ItemFile {
  readonly documentId: string;
  readonly name: string;
  readonly addedAt: string;
  readonly scanState: 'quarantined' | 'clean' | 'infected';
}

/** An item of a request, with what was answered so far. */
export interface RequestedItem extends AskedFor {
  readonly id: string;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly files: readonly ItemFile[];
}

/** What an officer asked of an applicant. */
export interface InformationRequest {
  readonly id: string;
  readonly askedByName: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly dueOn: IsoDate;
  /** The last day on which an answer is still taken. */
  readonly lapsesOn: IsoDate;
  readonly answeredAt: string | null;
  readonly items: readonly RequestedItem[];
}

/** A message between the two sides. */
export interface CaseMessage {
  readonly id: string;
  readonly side: 'applicant' | 'office';
  readonly authorName: string;
  readonly text: string;
  readonly at: string;
}

/** At most this many things in one request: more is another conversation. */
export const MOST_ITEMS = 30;

/** Whether a document or a text was given for an item; a file in which a virus was found is none. */
export const isAnswered = ({ documentKind, answer, files }: RequestedItem): boolean =>
  documentKind === null ? answer !== null : files.some(({ scanState }) => scanState !== 'infected');

/** What is still to be answered. */
export const openItems = ({ items }: InformationRequest): readonly RequestedItem[] => items.filter((item) => !isAnswered(item));

/** The request that waits for its answer, if any: the newest alone can. */
export const openRequest = (requests: readonly InformationRequest[]): InformationRequest | null =>
  requests.find(({ answeredAt }) => answeredAt === null) ?? null;

/** An answer after the due day is still taken; after the last day the application has lapsed. */
export const isOverdue = ({ dueOn }: Pick<InformationRequest, 'dueOn'>, today: IsoDate): boolean => today > dueOn;

/** Whether nobody answered in time. The last day itself still counts. */
export const hasLapsed = ({ lapsesOn }: Pick<InformationRequest, 'lapsesOn'>, today: IsoDate): boolean => today > lapsesOn;
