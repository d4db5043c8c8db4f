import 'server-only';
import { type CheckReading, readCheckAnswers, type TypedAnswers } from '@/domain/documents/check-answers';
import { questionsFor } from '@/domain/documents/check-questions';
import type { CheckField, CheckTaxon } from '@/domain/documents/check-scope';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { ResolvedTaxon } from '@/domain/taxonomy/resolved-taxon';
import { knownCodes } from '../application/known-codes';
import type { ServiceContext } from '../context';
import { referenceDataStatus } from '../reference/reference-data-status';
import { offerSpecies, type SpeciesOffer } from '../taxonomy/offer-species';
import { resolveTaxon } from '../taxonomy/resolve-taxon';
import { type CheckedMovement, checkMovement } from './check-movement';

/** Whom to ask: the Management Authority as the register holds it. */
export interface OfficeToAsk {
  readonly name: string;
  readonly address: readonly string[];
}

/** Where a check stands: what was answered, what is wrong, and the result when nothing more is to be asked. */
export interface CheckState extends CheckReading {
  readonly partyCode: string;
  readonly on: IsoDate;
  /** The day of the shipped listing units, and of every other body of names. */
  readonly listsOf: IsoDate | null;
  readonly taxon: CheckTaxon | null;
  readonly resolved: ResolvedTaxon | null;
  /** What the typed search words lead to. */
  readonly offer: SpeciesOffer | null;
  /** Questions that arise only because the law could not decide without them. */
  readonly wanted: readonly CheckField[];
  /** Null while questions are open, and for a species that is not listed. */
  readonly movement: CheckedMovement | null;
  readonly office: OfficeToAsk | null;
}

/** Orchids of Appendix I: cultures in sterile containers are excluded in words, without a symbol. */
const exceptionsInWords = ({ family, listings }: ResolvedTaxon): readonly string[] =>
  family === 'Orchidaceae' && listings.some(({ appendix }) => appendix === 'I') ? ['in-vitro'] : [];

const toCheckTaxon = (taxon: ResolvedTaxon): CheckTaxon => ({
  scientificName: taxon.scientificName,
  kingdom: taxon.kingdom,
  className: taxon.className,
  order: taxon.order,
  family: taxon.family,
  rank: taxon.rank,
  isLoaded: taxon.isLoaded,
  appendices: [...new Set(taxon.listings.map(({ appendix }) => appendix))].sort(),
  annotations: [...new Set([...taxon.listings.flatMap(({ annotationSymbol }) => annotationSymbol ?? []), ...exceptionsInWords(taxon)])],
  isSplit: taxon.listings.some(({ population }) => population !== null),
});

/** Reads the answers of "Which document do I need?" and gives the result when nothing more is to be asked. */
export async function readCheck(input: { readonly typed: TypedAnswers; readonly query: string }, ctx: ServiceContext): Promise<CheckState> {
  const named = input.typed.species ?? '';
  const found = named === '' ? null : await resolveTaxon({ name: named }, ctx);
  const resolved = found?.ok ? found.value : null;
  const taxon = resolved && toCheckTaxon(resolved);
  const { codes } = await knownCodes(ctx);
  const how = { taxon, partyCode: ctx.party.code, today: ctx.today, codes };
  const first = readCheckAnswers(input.typed, how);
  const decided = await decide(first, resolved, taxon, [], ctx);
  // What the law could not decide without is asked after all; only what no question can state stays undecided.
  const wanted = questionsFor(decided?.decision.missing ?? []).filter((field) => first.answers[field] === undefined);
  const reading = wanted.length === 0 ? first : readCheckAnswers(input.typed, { ...how, wanted });
  const movement = wanted.length === 0 ? decided : await decide(reading, resolved, taxon, wanted, ctx);
  const query = input.query || (found?.ok === false ? named : '');
  const [bodies, office] = await Promise.all([referenceDataStatus(ctx), officeToAsk(ctx)]);
  return {
    ...reading,
    partyCode: ctx.party.code,
    on: ctx.today,
    listsOf: bodies.find(({ origin }) => origin === 'shipped')?.dataDate ?? null,
    taxon,
    resolved,
    offer: query === '' ? null : await offerSpecies({ query }, ctx),
    wanted,
    movement,
    office,
  };
}

async function decide(
  { answers, next }: CheckReading,
  resolved: ResolvedTaxon | null,
  taxon: CheckTaxon | null,
  wanted: readonly CheckField[],
  ctx: ServiceContext,
): Promise<CheckedMovement | null> {
  if (next !== null || !taxon || !resolved || taxon.appendices.length === 0) return null;
  return checkMovement({ scope: { answers, taxon, partyCode: ctx.party.code, wanted }, taxon }, ctx);
}

async function officeToAsk(ctx: ServiceContext): Promise<OfficeToAsk | null> {
  const office = await ctx.db.office.findFirst({
    where: { authority: { kind: 'management' } },
    orderBy: { code: 'asc' },
    select: { name: true, authority: { select: { name: true, address: true } } },
  });
  return office ? { name: `${office.authority.name} · ${office.name}`, address: office.authority.address } : null;
}
