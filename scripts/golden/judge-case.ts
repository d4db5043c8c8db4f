import { DOCUMENT_TYPE_LAW, type DocumentType } from '../../src/domain/codes/document-type';
import { decideDocuments } from '../../src/domain/documents/decide-documents';
import type { DocumentDecision, NeededDocument } from '../../src/domain/documents/document-decision';
import { documentLaw } from '../../src/domain/documents/document-law';
import { lastPermittedDay } from '../../src/domain/permit/validity';
import type { RuleFacts } from '../../src/domain/rules/facts';
import { RULES } from '../../src/domain/rules/register';
import { evaluate, type Finding, type Stage } from '../../src/domain/rules/rule';
import type { IsoDate } from '../../src/domain/shared/iso-date';
import { caseFacts, requestedExpiry } from './case-facts';
import { claimKind } from './claim';
import { type GoldenContext, openCase } from './context';
import type { GoldenCase } from './golden-file';

/** A document as golden cases write it. */
export interface GoldenDocument {
  readonly type: string;
  readonly issuedBy: string | null;
  readonly maxValidityMonths: number | null;
  readonly uses: string;
}

/** What the portal answers to a golden case. */
export interface Answer {
  readonly outcome: 'APPROVE' | 'APPROVE_WITH_WARNINGS' | 'BLOCK' | 'NO_DOCUMENT_NEEDED';
  readonly blockedAt: Stage | null;
  readonly documents: readonly GoldenDocument[];
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  readonly infos: readonly string[];
  readonly autoFilled: readonly string[];
  /** What the runner did not understand: keys that nothing reads, a decision that could not be made. */
  readonly notes: readonly string[];
}

/** One line with the document that was decided for it. */
interface DecidedLine {
  readonly facts: RuleFacts;
  readonly decision: DocumentDecision;
}

const ours = (decision: DocumentDecision): NeededDocument | undefined => decision.documents.find(({ side }) => side === 'ours');
const isNumbered = (kind: NeededDocument['kind']): kind is DocumentType => kind !== 'LABEL' && kind !== 'PHYTO';

/** The document that the rules look at: the one asked for, else the one decided. */
function withDocument({ facts, decision }: DecidedLine, context: GoldenContext): RuleFacts {
  const kind = ours(decision)?.kind;
  const documentType = facts.documentType ?? (kind && isNumbered(kind) ? kind : null);
  const form = documentType ? DOCUMENT_TYPE_LAW[documentType].form : kind ? 'OTHER' : facts.form;
  const last = ours(decision)?.notAfter ?? (documentType ? lastPermittedDay(documentType, context.on) : null);
  const longest = documentType && last ? [last, lastPermittedDay(documentType, context.on)].sort()[0] : last;
  const validUntil = (requestedExpiry(context) ?? longest ?? null) as IsoDate | null;
  return { ...facts, documentType, form, validity: validUntil === null ? null : { issuedOn: context.on, validUntil } };
}

/** `validity` is a fact of issue alone. */
const atStage = (facts: RuleFacts, stage: Stage): RuleFacts => (stage === 'I' ? facts : { ...facts, validity: null });

/** All rules of a stage, asked of every line: a golden case may give each line a purpose of its own. */
const judgeStage = (lines: readonly RuleFacts[], stage: Stage, on: IsoDate): readonly Finding[] =>
  lines.flatMap((facts) => evaluate(RULES, stage, [atStage(facts, stage)], on));

interface Judged {
  readonly blockedAt: Stage | null;
  readonly findings: readonly Finding[];
}

/** Stage after stage, until one blocks. */
function judgeStages(lines: readonly RuleFacts[], stages: readonly Stage[], context: GoldenContext): Judged {
  const findings: Finding[] = [];
  for (const stage of stages) {
    const found = judgeStage(lines, stage, context.on).filter(
      (one) => (one.as === 'broken' || one.as === 'filled') && !isPresumed(one, context),
    );
    findings.push(...found);
    if (found.some(({ severity, as }) => severity === 'block' && as === 'broken')) return { blockedAt: stage, findings };
  }
  return { blockedAt: null, findings };
}

const unique = (ids: readonly string[]): readonly string[] => [...new Set(ids)].sort();
const ids = (findings: readonly Finding[], severity: Finding['severity'], as: Finding['as']): readonly string[] =>
  unique(findings.filter((one) => one.severity === severity && one.as === as).map(({ ruleId }) => ruleId));

const goldenDocument = ({ kind, issuedBy, maxMonths, uses }: NeededDocument, context: GoldenContext): GoldenDocument => ({
  type: documentLaw(kind).name,
  issuedBy: issuedBy ?? (context.input.raw('importerCountry') === '*' ? '*' : null),
  maxValidityMonths: maxMonths,
  uses,
});

/** The documents of the issuing Party and, for an export of Appendix I, the import permit of the destination. */
function documentsOf(lines: readonly DecidedLine[], context: GoldenContext): readonly GoldenDocument[] {
  const wanted = lines.flatMap(({ facts, decision }) =>
    decision.documents.filter(
      ({ side, kind }) => side === 'ours' || (kind === 'IM' && (facts.transaction === 'EXPORT' || facts.transaction === 'IFS')),
    ),
  );
  const written = wanted.map((document) => JSON.stringify(goldenDocument(document, context)));
  return [...new Set(written)].map((text) => JSON.parse(text) as GoldenDocument);
}

const isFreeByRule = ({ decision }: DecidedLine): boolean =>
  decision.outcome === 'none' && (decision.ruleId === 'DOC-26' || decision.ruleId === 'DOC-21');

const controlledPlant = ({ facts: { line } }: DecidedLine): boolean => line.kingdom === 'Plantae' && Boolean(line.annotation);

const noDocument = (lines: readonly DecidedLine[], notes: readonly string[]): Answer => ({
  outcome: 'NO_DOCUMENT_NEEDED',
  blockedAt: null,
  documents: [],
  errors: [],
  warnings: [],
  infos: unique([...lines.map(({ decision }) => decision.ruleId), ...(lines.some(controlledPlant) ? ['COD-24'] : [])]),
  autoFilled: [],
  notes,
});

const NO_QUOTA_LEFT = ['QTA-01', 'QTA-03'];

function answerOf(judged: Judged, lines: readonly DecidedLine[], context: GoldenContext, notes: readonly string[]): Answer {
  const errors = ids(judged.findings, 'block', 'broken');
  const isSpent = errors.some((id) => NO_QUOTA_LEFT.includes(id));
  const warnings = ids(judged.findings, 'warn', 'broken').filter((id) => !(isSpent && id === 'QTA-02'));
  const isApplication = context.action === 'APPLY' || context.action === 'REPLACE';
  const documents = errors.length === 0 && isApplication ? documentsOf(lines, context) : [];
  const isFree =
    isApplication && documents.length === 0 && lines.every(({ decision }) => !ours(decision) && decision.outcome !== 'cannot-decide');
  return {
    outcome: errors.length > 0 ? 'BLOCK' : warnings.length > 0 ? 'APPROVE_WITH_WARNINGS' : isFree ? 'NO_DOCUMENT_NEEDED' : 'APPROVE',
    blockedAt: judged.blockedAt,
    documents,
    errors,
    warnings,
    infos: unique([...ids(judged.findings, 'info', 'broken'), ...ids(judged.findings, 'info', 'filled')]),
    autoFilled: ids(judged.findings, 'block', 'filled'),
    notes,
  };
}

/** Keys that inform a reader and decide nothing. */
const INFORMATIVE =
  /^input\.oldPermit\.lines\.|\.(lossDeclared|uses|type|issueDate|expiryDate|issuedBy|remarks?|notes?|comment|text|unit|date|number|name|title|authority|route|applicantName|exporterName|exporter|commercial|reason|country|party)$/;

/** A row of fixtures is asked only as far as it matches, so that only the names of its lists are told. */
const isRowOfFixtures = (key: string): boolean => key.startsWith('fixtures.') && key.split('.').length > 2;

const unknownKeys = ({ input, fixtures }: GoldenContext): readonly string[] =>
  [...new Set([...input.unread(), ...fixtures.unread()])].filter((key) => !INFORMATIVE.test(key) && !isRowOfFixtures(key));

/** Rules about a pre-Convention claim: source O alone states none here, and COD-09 answers for it. */
const OF_PRE_CONVENTION_CLAIM = ['EXM-PC', 'DOC-18'];
const isPresumed = ({ ruleId }: Finding, context: GoldenContext): boolean =>
  OF_PRE_CONVENTION_CLAIM.includes(ruleId) && claimKind(context) === null;

/** Judges one case by the semantics in the header of its file. */
export function judgeCase(one: GoldenCase, units: Readonly<Record<string, string>>): Answer {
  const context = openCase(one, units);
  const lines: readonly DecidedLine[] = caseFacts(context).map((facts) => ({ facts, decision: decideDocuments(facts) }));
  const isAtBorder = context.action === 'ENDORSE' || context.action === 'CHECK_IMPORT';
  const stages: readonly Stage[] =
    one.stages ?? (context.action === 'ENDORSE' ? ['X'] : context.action === 'CHECK_IMPORT' ? ['M'] : ['S', 'R', 'I']);
  const undecided = isAtBorder ? [] : lines.filter(({ decision }) => decision.outcome === 'cannot-decide');
  const notes = () => [
    ...unknownKeys(context).map((key) => `the runner does not know the key ${key}`),
    ...(lines.length === 0 ? ['the case has no lines'] : []),
    ...undecided.map(({ decision }) => `no document could be decided: ${decision.ruleId}, missing ${decision.missing.join(', ')}`),
  ];
  if (lines.length > 0 && context.action !== 'ENDORSE' && lines.every(isFreeByRule)) return noDocument(lines, notes());
  const controlled = lines.filter((line) => isAtBorder || !isFreeByRule(line)).map((line) => withDocument(line, context));
  const judged = judgeStages(controlled, stages, context);
  const answer = answerOf(judged, lines, context, notes());
  const free = isAtBorder ? [] : lines.filter(isFreeByRule);
  return free.length === 0 ? answer : { ...answer, infos: unique([...answer.infos, ...noDocument(free, []).infos]) };
}
