import type { SourceCode } from '../codes/source-code';
import type { IsoDate } from '../shared/iso-date';
import { compareQuantity, subtractQuantity } from '../shared/quantity';

/** What the Scientific Authority states of a taxon's trade (Art. III.2(a), IV.2(a), IV.3). */
export interface StatedOpinion {
  readonly isPositive: boolean;
  /** A taxon, or a genus, family, order or class it is given for. */
  readonly taxon: string;
  /** Empty: whatever the source, whatever the term. */
  readonly sources: readonly SourceCode[];
  readonly terms: readonly string[];
  /** Null: no volume stands in it. */
  readonly volume: string | null;
  readonly unit: string | null;
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate | null;
  readonly reasoning: string;
  readonly conditions: string | null;
  /** Limits on permits for the taxon that the authority advises (Art. IV.3). */
  readonly limitingAdvice: string | null;
  readonly isPublic: boolean;
}

/** An opinion in the register: standing, or of one case. Never changed; a later one takes its place. */
export interface NonDetrimentOpinion extends StatedOpinion {
  readonly id: string;
  /** `NDF-101`, for people to quote. */
  readonly reference: string;
  readonly country: string;
  /** Drawn by permits and not given back. */
  readonly held: string;
  /** Null: standing. */
  readonly applicationId: string | null;
  /** Another opinion has taken its place. */
  readonly isSuperseded: boolean;
  readonly authorName: string;
  readonly recordedAt: string;
}

/** What an opinion is asked about. */
export interface OpinionSubject {
  /** The taxon's name first, then the groups it belongs to, narrowest first. */
  readonly names: readonly string[];
  readonly country: string;
  readonly source: SourceCode | null;
  readonly term: string | null;
  readonly unit: string | null;
  readonly quantity: string | null;
  readonly applicationId: string | null;
}

/** What is left of an opinion's volume; null where it has none. */
export const volumeLeft = ({ volume, held }: Pick<NonDetrimentOpinion, 'volume' | 'held'>): string | null =>
  volume === null ? null : subtractQuantity(volume, held);

/** Whether an opinion is in force on a day: begun, not lapsed, and not replaced by a later one. */
export const isInForce = (opinion: NonDetrimentOpinion, on: IsoDate): boolean =>
  !opinion.isSuperseded && opinion.validFrom <= on && (opinion.validUntil === null || opinion.validUntil >= on);

const contains = (list: readonly string[], code: string | null): boolean => list.length === 0 || (code !== null && list.includes(code));

/** Whether a favourable opinion speaks of this trade, on whatever day. A volume in another unit says nothing of it. */
export const speaksOf = (opinion: NonDetrimentOpinion, subject: OpinionSubject): boolean =>
  opinion.isPositive &&
  opinion.country === subject.country &&
  subject.names.includes(opinion.taxon) &&
  contains(opinion.sources, subject.source) &&
  contains(opinion.terms, subject.term) &&
  (opinion.unit === null || opinion.unit === subject.unit) &&
  (opinion.applicationId === null || opinion.applicationId === subject.applicationId);

const suffices = (opinion: NonDetrimentOpinion, { quantity }: OpinionSubject): boolean => {
  const left = volumeLeft(opinion);
  return left === null || (quantity !== null && compareQuantity(left, quantity) >= 0);
};

/**
 * The opinion that is applied to a trade: one of the case before a standing one, one in force before one that lapsed, one
 * whose volume suffices before one that is used up, and the one on the narrowest taxon. Null: the register holds none.
 */
export function opinionFor(opinions: readonly NonDetrimentOpinion[], subject: OpinionSubject, on: IsoDate): NonDetrimentOpinion | null {
  const rank = (opinion: NonDetrimentOpinion): readonly number[] => [
    isInForce(opinion, on) ? 0 : 1,
    opinion.applicationId === null ? 1 : 0,
    suffices(opinion, subject) ? 0 : 1,
    subject.names.indexOf(opinion.taxon),
  ];
  const candidates = opinions.filter((opinion) => !opinion.isSuperseded && opinion.validFrom <= on && speaksOf(opinion, subject));
  return candidates.reduce<NonDetrimentOpinion | null>(
    (best, next) => (best === null || isBefore(rank(next), rank(best)) ? next : best),
    null,
  );
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
