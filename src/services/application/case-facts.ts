import 'server-only';
import type { Reader } from '@/data/client';
import { findingsOf, playedParts } from '@/data/repositories/case-repository';
import { openRetrospective } from '@/data/repositories/retrospective-repository';
import { takePart } from '@/domain/access/separation-of-duties';
import type { Application } from '@/domain/application/application';
import { answersThatArise } from '@/domain/application/application-steps';
import { claimOf, hunterOf, seaOf, transactionOf } from '@/domain/application/claim-of';
import { DocumentType, FormType } from '@/domain/codes/document-type';
import { PurposeCode } from '@/domain/codes/purpose-code';
import { retrospectiveFacts } from '@/domain/permit/retrospective';
import type { ProcedureFacts, RuleFacts } from '@/domain/rules/facts';
import type { ServiceContext } from '../context';
import { partyHistoryFacts } from '../law/history-facts';
import { orNull, parsed } from './answer-values';
import { knownCodes } from './known-codes';

/** What the rules may know of a case beside its lines. */
export type CaseFacts = Omit<RuleFacts, 'line' | 'lines'>;

/** Gathers what stands for the whole application: who, where to, on what claim, and the findings on file. */
export async function caseFacts(
  db: Reader,
  application: Application,
  validity: RuleFacts['validity'],
  ctx: ServiceContext,
): Promise<CaseFacts> {
  const { lists, codes } = await knownCodes(ctx, db);
  const answers = answersThatArise(application, null);
  const form = parsed(FormType, answers.form) ?? 'OTHER';
  const documentType = parsed(DocumentType, answers.documentType);
  const exporterCountry = orNull(answers.exporterCountry);
  const importerCountry = orNull(answers.importerCountry);
  const origins = application.lines.map(({ answers: line }) => orNull(line.originCountry));
  const claim = await openRetrospective(db, application.id);
  const concerned = new Set([exporterCountry, importerCountry, ...origins]);
  return {
    on: ctx.today,
    partyCode: application.partyCode,
    transaction: transactionOf(form, documentType, origins, application.partyCode),
    form,
    documentType,
    purpose: parsed(PurposeCode, answers.purpose),
    exporterCountry,
    importerCountry,
    knownCountries: codes.countries,
    nonParties: lists.countries
      .filter(({ code, kind, isParty }) => concerned.has(code) && kind === 'iso' && !isParty)
      .map(({ code }) => code),
    importPermit: answers.importPermitNumber
      ? { number: answers.importPermitNumber, issuedOn: orNull(answers.importPermitOn), validUntil: orNull(answers.importPermitUntil) }
      : null,
    findings: await findingsOf(db, application.id),
    validity,
    claim: claimOf(documentType, answers),
    sea: seaOf(documentType, answers, application.partyCode),
    hunter: hunterOf(answers),
    procedure: await procedureFacts(db, application, ctx),
    replacement: null,
    retrospective: claim && retrospectiveFacts(claim),
    extension: null,
    parties: await partyHistoryFacts(db, application),
  };
}

/**
 * What the procedure itself can show. The declaration is part of every submission, the drawing writes every page's heading,
 * and PostgreSQL takes the number and refuses a used one, so that these hold for every document that gets so far.
 */
async function procedureFacts(db: Reader, application: Application, ctx: ServiceContext): Promise<ProcedureFacts> {
  const parts = await playedParts(db, application.id);
  const { actor } = ctx;
  return {
    applicantSigned: true,
    signatoryAuthorised: actor?.roles.includes('issuing-officer') ?? false,
    signerIsOutsideTheCase: actor !== null && takePart(parts, actor.personId, 'S').ok,
    opinionWrittenByScientificAuthority: true,
    language: 'en',
    annexPagesComplete: true,
    securityStamp: null,
    permitNumberIsUnused: true,
    contentUnchanged: true,
    specimenStillExists: true,
  };
}
