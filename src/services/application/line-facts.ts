import 'server-only';
import type { Reader } from '@/data/client';
import type { TermEntry } from '@/data/reference/code-lists';
import { findTaxonRange } from '@/data/reference/taxon-range';
import type { Application, SpecimenLine } from '@/domain/application/application';
import { answersThatArise } from '@/domain/application/application-steps';
import type { Answers } from '@/domain/application/field-row';
import { SourceCode } from '@/domain/codes/source-code';
import type { LineFacts, PartFacts, TermFacts } from '@/domain/rules/facts';
import type { RangeFacts } from '@/domain/rules/register-facts';
import type { ServiceContext } from '../context';
import { orNull, parsed } from './answer-values';
import { deriveListing } from './derive-listing';
import { knownCodes } from './known-codes';

/** Gathers what stands for each specimen line by itself: its answers, its listing today, its range. */
export async function lineFacts(db: Reader, application: Application, ctx: ServiceContext): Promise<readonly LineFacts[]> {
  const { lists } = await knownCodes(ctx, db);
  const facts: LineFacts[] = [];
  // Fifty falcons are one species of one origin: what the law says of it is read once.
  const read = new Map<string, LawOfLine>();
  // One after another: all of them read through the one connection of the transaction.
  for (const line of application.lines) {
    const answers = answersThatArise(application, line);
    const key = JSON.stringify([answers.scientificName, answers.originCountry]);
    const law = read.get(key) ?? (await lawOfLine(db, answers, ctx));
    read.set(key, law);
    facts.push(factsOf(line, answers, law, lists.terms));
  }
  return facts;
}

/** What the Appendices and the range data say of a species and its country of origin. */
interface LawOfLine {
  readonly derived: Awaited<ReturnType<typeof deriveListing>>;
  readonly range: RangeFacts | null;
}

async function lawOfLine(db: Reader, { scientificName: name = '', originCountry }: Answers, ctx: ServiceContext): Promise<LawOfLine> {
  return {
    derived: await deriveListing(name, { db, today: ctx.today }, orNull(originCountry)),
    range: await rangeOf(db, name),
  };
}

function factsOf(line: SpecimenLine, a: Answers, { derived, range }: LawOfLine, terms: readonly TermEntry[]): LineFacts {
  const name = a.scientificName ?? '';
  const now = derived.ok ? derived.value : null;
  return {
    position: line.position,
    scientificName: name,
    kingdom: now?.listing.kingdom ?? line.listing?.kingdom ?? null,
    className: now?.taxon.className ?? null,
    order: now?.taxon.order ?? null,
    family: now?.taxon.family ?? null,
    rank: now?.listing.rank ?? line.listing?.rank ?? null,
    isLoaded: now?.listing.isLoaded ?? false,
    appendix: line.listing?.appendix ?? null,
    ...(now?.facts ?? { appendixInForce: null, annotation: null }),
    isHybrid: now?.listing.rank === 'hybrid',
    range,
    source: parsed(SourceCode, a.source),
    secondarySource: parsed(SourceCode, a.secondarySource),
    sourceReason: orNull(a.sourceReason),
    term: termOf(terms, a.term),
    termCode: orNull(a.term),
    part: partOf(a),
    description: orNull(a.description),
    quantity: orNull(a.quantity),
    unit: orNull(a.unit),
    marks: a.marks ? a.marks.split('\n').filter((mark) => mark.trim() !== '') : [],
    originCountry: orNull(a.originCountry),
    originPermitNumber: orNull(a.originPermitNumber),
    originPermitOn: orNull(a.originPermitOn),
    originReason: orNull(a.originReason),
    boxFiveReason: orNull(a.originReason) ?? orNull(a.sourceReason),
    reExportedBefore: a.reExportedBefore === 'yes',
    lastReExportComplete: Boolean(a.lastReExportCountry && a.lastReExportNumber && a.lastReExportOn),
    acquiredOn: orNull(a.acquiredOn),
    operationNumber: orNull(a.operationNumber),
    confiscationCase: orNull(a.confiscationCase),
  };
}

function termOf(terms: readonly TermEntry[], code: string | undefined): TermFacts | null {
  const term = terms.find((entry) => entry.code === code && entry.status === 'current');
  return term ? { code: term.code, units: [...(term.preferredUnit ? [term.preferredUnit] : []), ...term.alternativeUnits] } : null;
}

const partOf = (answers: { readonly isFinishedProduct?: string; readonly listedWoodKg?: string }): PartFacts => ({
  ...(answers.isFinishedProduct ? { isFinishedProduct: answers.isFinishedProduct === 'yes' } : {}),
  ...(answers.listedWoodKg ? { listedWoodKg: answers.listedWoodKg } : {}),
});

/** Where the taxon lives; null when no range data are loaded for it, which is neither a pass nor a refusal (ORG-01). */
async function rangeOf(db: Reader, scientificName: string): Promise<RangeFacts | null> {
  const range = scientificName === '' ? null : await findTaxonRange(db, scientificName);
  return range
    ? {
        native: [...range.native, ...range.reintroduced, ...range.possiblyExtinct, ...range.extinct],
        introduced: [...range.introduced, ...range.possiblyIntroduced],
        uncertain: range.uncertain,
        source: range.source,
      }
    : null;
}
