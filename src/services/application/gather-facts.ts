import 'server-only';
import type { Reader } from '@/data/client';
import { findingsOf } from '@/data/repositories/case-repository';
import type { Application, SpecimenLine } from '@/domain/application/application';
import { DocumentType, FormType } from '@/domain/codes/document-type';
import { PurposeCode } from '@/domain/codes/purpose-code';
import { SourceCode } from '@/domain/codes/source-code';
import type { LineFacts, RuleFacts } from '@/domain/rules/facts';
import { RULES } from '@/domain/rules/register';
import { evaluate, type Finding, type Stage } from '@/domain/rules/rule';
import type { ServiceContext } from '../context';
import { deriveListing } from './derive-listing';
import { knownCodes } from './known-codes';

const orNull = (text: string | undefined): string | null => text || null;
const parsed = <T>(
  schema: { readonly safeParse: (value: unknown) => { readonly success: boolean; readonly data?: T } },
  text: string | undefined,
): T | null => {
  const result = schema.safeParse(text);
  return result.success ? (result.data ?? null) : null;
};

/**
 * Gathers all that the rules may look at, before any is asked: the application, the listings in force today and the findings
 * on file. Everything is read through `db`: in a transaction, a second connection could be one that waits for the first.
 */
export async function gatherFacts(
  db: Reader,
  application: Application,
  validity: RuleFacts['validity'],
  ctx: ServiceContext,
): Promise<readonly RuleFacts[]> {
  const { lists, codes } = await knownCodes(ctx, db);
  const findings = await findingsOf(db, application.id);
  const { answers } = application;
  const form = parsed(FormType, answers.form) ?? 'OTHER';
  const unitsOf = (code: string | undefined) => {
    const term = lists.terms.find((entry) => entry.code === code && entry.status === 'current');
    return term ? { code: term.code, units: [...(term.preferredUnit ? [term.preferredUnit] : []), ...term.alternativeUnits] } : null;
  };
  const lineFacts = async (line: SpecimenLine): Promise<LineFacts> => {
    const derived = await deriveListing(line.answers.scientificName ?? '', { db, today: ctx.today });
    const now = derived.ok ? derived.value.listing : null;
    const a = line.answers;
    return {
      position: line.position,
      scientificName: a.scientificName ?? '',
      kingdom: now?.kingdom ?? line.listing?.kingdom ?? null,
      rank: now?.rank ?? line.listing?.rank ?? null,
      isLoaded: now?.isLoaded ?? false,
      appendix: line.listing?.appendix ?? null,
      appendixInForce: now?.appendix ?? null,
      source: parsed(SourceCode, a.source),
      secondarySource: parsed(SourceCode, a.secondarySource),
      sourceReason: orNull(a.sourceReason),
      term: unitsOf(a.term),
      termCode: orNull(a.term),
      quantity: orNull(a.quantity),
      unit: orNull(a.unit),
      originCountry: orNull(a.originCountry),
      originPermitNumber: orNull(a.originPermitNumber),
      originPermitOn: orNull(a.originPermitOn),
      originReason: orNull(a.originReason),
      reExportedBefore: a.reExportedBefore === 'yes',
      lastReExportComplete: Boolean(a.lastReExportCountry && a.lastReExportNumber && a.lastReExportOn),
      acquiredOn: orNull(a.acquiredOn),
      operationNumber: orNull(a.operationNumber),
    };
  };
  const facts: RuleFacts[] = [];
  for (const line of application.lines) {
    facts.push({
      on: ctx.today,
      partyCode: application.partyCode,
      form,
      documentType: parsed(DocumentType, answers.documentType),
      purpose: parsed(PurposeCode, answers.purpose),
      exporterCountry: orNull(answers.exporterCountry),
      importerCountry: orNull(answers.importerCountry),
      knownCountries: codes.countries,
      importPermit: answers.importPermitNumber
        ? { number: answers.importPermitNumber, issuedOn: orNull(answers.importPermitOn), validUntil: orNull(answers.importPermitUntil) }
        : null,
      findings,
      validity,
      line: await lineFacts(line),
    });
  }
  return facts;
}

/** What the rules of a stage find in an application today. */
export async function judge(
  db: Reader,
  application: Application,
  stage: Stage,
  ctx: ServiceContext,
  validity: RuleFacts['validity'] = null,
): Promise<readonly Finding[]> {
  return evaluate(RULES, stage, await gatherFacts(db, application, validity, ctx), ctx.today);
}
