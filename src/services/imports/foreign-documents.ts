import 'server-only';
import { databaseRefusal } from '@/data/database-error';
import {
  decideForeignDocument,
  findForeignDocuments,
  insertForeignDocument,
  insertForeignLine,
  lockForeignDocument,
  type NewForeignDocument,
} from '@/data/repositories/foreign-document-repository';
import { insertImportOfDocument } from '@/data/repositories/import-repository';
import { findPermit } from '@/data/repositories/permit-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo, type Permission } from '@/domain/access/permissions';
import { parsePermitNumber } from '@/domain/permit/permit-number';
import { type ForeignDocument, type ForeignDocumentLine, LONGEST_FOREIGN_NUMBER } from '@/domain/registers/foreign-document';
import { RULES } from '@/domain/rules/register';
import { blocking, evaluate, type Finding } from '@/domain/rules/rule';
import { invalidField } from '@/domain/shared/problem';
import { isWhole, parseQuantity } from '@/domain/shared/quantity';
import { fail, ok, type Result } from '@/domain/shared/result';
import { knownCodes } from '../application/known-codes';
import { requireActor, type ServiceContext } from '../context';
import { importFacts } from '../law/foreign-document-facts';
import { resolveTaxon } from '../taxonomy/resolve-taxon';

/** A foreign document as an officer writes it down. */
export type ForeignDocumentInput = Omit<NewForeignDocument, 'id' | 'officeId' | 'ownImportPermitId' | 'recordedBy' | 'at'> & {
  readonly ownImportPermitNumber: string | null;
};
/** A line of it: quantities as typed. */
export type ForeignLineInput = Omit<ForeignDocumentLine, 'id' | 'position'>;

const PAGE = 25;

function officer(permission: Permission, ctx: ServiceContext): Result<Actor & { readonly officeId: string | null }> {
  const actor = requireActor(ctx);
  return actor.ok && !mayDo(actor.value.roles, permission) ? fail({ kind: 'forbidden', permission }) : actor;
}

const isTheirs = (actor: Actor, document: ForeignDocument): boolean =>
  actor.roles.includes('auditor') || actor.officeId === document.officeId;

/** A page of the office's foreign documents, newest first; the auditor sees those of every office. */
export async function listForeignDocuments(
  input: { readonly search: string | null; readonly after: string | null },
  ctx: ServiceContext,
): Promise<Result<{ readonly rows: readonly ForeignDocument[]; readonly next: string | null }>> {
  const actor = officer('foreign-document:read', ctx);
  if (!actor.ok) return actor;
  const officeId = actor.value.roles.includes('auditor') ? null : actor.value.officeId;
  if (officeId === null && !actor.value.roles.includes('auditor')) return ok({ rows: [], next: null });
  const after = /^F-\d{1,12}$/.test(input.after ?? '') ? input.after : null;
  const rows = await findForeignDocuments(ctx.db, { reference: null, officeId, search: input.search, after, limit: PAGE + 1 });
  return ok({ rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.reference ?? null) : null });
}

/** A foreign document with its acceptance report: what the rules of import say of it on the day it was presented. */
export async function getForeignDocument(
  input: { readonly reference: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly document: ForeignDocument; readonly report: readonly Finding[]; readonly mayDecide: boolean }>> {
  const actor = officer('foreign-document:read', ctx);
  if (!actor.ok) return actor;
  const [document] = await findForeignDocuments(ctx.db, {
    reference: input.reference,
    officeId: null,
    search: null,
    after: null,
    limit: 1,
  });
  if (!document || !isTheirs(actor.value, document)) return fail({ kind: 'not-found', what: 'foreign-document' });
  const report = evaluate(RULES, 'M', await importFacts(ctx.db, document, ctx), document.presentedOn);
  return ok({ document, report, mayDecide: document.state === 'recorded' && mayDo(actor.value.roles, 'foreign-document:record') });
}

/** Records a foreign document that was presented. Its number is kept as written. */
export async function recordForeignDocument(
  input: ForeignDocumentInput,
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const actor = officer('foreign-document:record', ctx);
  if (!actor.ok) return actor;
  const { officeId, personId } = actor.value;
  if (officeId === null) return fail({ kind: 'forbidden', permission: 'foreign-document:record' });
  const { codes } = await knownCodes(ctx);
  if (input.number.trim() === '' || input.number.length > LONGEST_FOREIGN_NUMBER || /\p{Cc}/u.test(input.number))
    return fail(invalidField('number', 'foreignNumber.tooLong'));
  if (!codes.countries.has(input.issuedBy) || input.issuedBy === ctx.party.code) return fail(invalidField('issuedBy', 'country.unknown'));
  const future = (['issuedOn', 'endorsedOn', 'exportedOn', 'presentedOn'] as const).find((name) => (input[name] ?? '') > ctx.today);
  if (future) return fail(invalidField(future, 'date.future'));
  const typed = input.ownImportPermitNumber === null ? null : parsePermitNumber(input.ownImportPermitNumber);
  if (typed && !typed.ok) return fail(invalidField('ownImportPermitNumber', 'permitNumber.malformed'));
  return inTransaction(ctx, async (tx) => {
    const permit = input.ownImportPermitNumber ? await findPermit(tx.db, { number: input.ownImportPermitNumber }) : null;
    if (input.ownImportPermitNumber && permit?.documentType !== 'IM')
      return fail(invalidField('ownImportPermitNumber', 'permitNumber.malformed'));
    const id = ctx.newId();
    const reference = await insertForeignDocument(tx, {
      ...input,
      id,
      officeId,
      ownImportPermitId: permit?.id ?? null,
      recordedBy: personId,
      at: ctx.now,
    });
    tx.record({
      type: 'ForeignDocumentRecorded',
      subject: 'foreign-document',
      subjectId: id,
      payload: { reference, number: input.number, issuedBy: input.issuedBy },
    });
    return ok({ reference });
  });
}

/** Adds a specimen line to a document that is not yet judged. */
export async function addForeignLine(
  input: ForeignLineInput & { readonly reference: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> {
  const actor = officer('foreign-document:record', ctx);
  if (!actor.ok) return actor;
  const checked = await checkLine(input, ctx);
  if (!checked.ok) return checked;
  return inTransaction(ctx, async (tx) => {
    const document = await lockForeignDocument(tx, input.reference);
    if (!document || !isTheirs(actor.value, document)) return fail({ kind: 'not-found', what: 'foreign-document' });
    if (document.state !== 'recorded') return fail({ kind: 'transition-not-allowed', from: document.state, action: 'addLine' });
    const position = document.lines.length + 1;
    if (position > 200) return fail(invalidField('scientificName', 'lines.tooMany', { max: 200 }));
    await insertForeignLine(tx, document.id, { ...input, ...checked.value, id: ctx.newId(), position });
    tx.record({ type: 'ForeignDocumentLineAdded', subject: 'foreign-document', subjectId: document.id, payload: { line: position } });
    return ok({ reference: document.reference });
  });
}

async function checkLine(
  input: ForeignLineInput,
  ctx: ServiceContext,
): Promise<Result<Pick<ForeignLineInput, 'scientificName' | 'quantity' | 'arrived'>>> {
  const resolved = await resolveTaxon({ name: input.scientificName }, { db: ctx.db, today: ctx.today });
  if (!resolved.ok) return fail(invalidField('scientificName', 'taxon.unknown', { name: input.scientificName }));
  const { lists, codes } = await knownCodes(ctx);
  // A foreign document may carry a term or unit that has been retired since it was issued.
  if (!lists.terms.some(({ code }) => code === input.term)) return fail(invalidField('term', 'term.unknown'));
  if (!lists.units.some(({ code }) => code === input.unit)) return fail(invalidField('unit', 'unit.unknown'));
  if (input.originCountry !== null && !codes.countries.has(input.originCountry))
    return fail(invalidField('originCountry', 'country.unknown'));
  const [quantity, arrived] = [parseQuantity(input.quantity), parseQuantity(input.arrived || input.quantity)];
  if (!quantity.ok) return fail(invalidField('quantity', quantity.problem));
  if (!arrived.ok) return fail(invalidField('arrived', arrived.problem));
  if (input.unit === 'NAR' && !isWhole(quantity.value)) return fail(invalidField('quantity', 'quantity.notWhole'));
  if (input.unit === 'NAR' && !isWhole(arrived.value)) return fail(invalidField('arrived', 'quantity.notWhole'));
  return ok({ scientificName: resolved.value.scientificName, quantity: quantity.value, arrived: arrived.value });
}

/**
 * Accepts a foreign document, once, and enters what arrived as an import that re-exports may stand on; or refuses it. A rule
 * of import that is broken or cannot be decided stops acceptance; a refusal needs none.
 */
export async function judgeForeignDocument(
  input: { readonly reference: string; readonly outcome: 'accepted' | 'refused'; readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string; readonly importReference: string | null }>> {
  const actor = officer('foreign-document:record', ctx);
  if (!actor.ok) return actor;
  const reason = input.reason.trim();
  if (reason === '') return fail(invalidField('reason', 'reason.required'));
  const decided = await inTransaction<{ readonly reference: string; readonly importReference: string | null }>(ctx, async (tx) => {
    const document = await lockForeignDocument(tx, input.reference);
    if (!document || !isTheirs(actor.value, document)) return fail({ kind: 'not-found', what: 'foreign-document' });
    if (document.state !== 'recorded') return fail({ kind: 'transition-not-allowed', from: document.state, action: input.outcome });
    const report = evaluate(RULES, 'M', await importFacts(tx.db, document, ctx), document.presentedOn);
    const findings = [...new Set(report.map(({ ruleId }) => ruleId))];
    const by = actor.value.personId;
    if (input.outcome === 'accepted') {
      if (document.lines.length === 0) return fail(invalidField('outcome', 'register.document'));
      if (blocking(report).length > 0) return fail({ kind: 'rules-not-met', findings: blocking(report) });
    }
    await decideForeignDocument(tx, { id: document.id, state: input.outcome, by, at: ctx.now, reason });
    const payload = { reference: document.reference, reason, findings };
    const about = { subject: 'foreign-document', subjectId: document.id } as const;
    if (input.outcome === 'refused') {
      tx.record({ type: 'ForeignDocumentRefused', ...about, payload });
      return ok({ reference: document.reference, importReference: null });
    }
    const permit = document.ownImportPermitNumber ? await findPermit(tx.db, { number: document.ownImportPermitNumber }) : null;
    const id = ctx.newId();
    const importReference = await insertImportOfDocument(tx, {
      id,
      foreignDocumentId: document.id,
      permitId: permit?.id ?? null,
      importedOn: document.presentedOn,
      recordedBy: by,
      at: ctx.now,
    });
    tx.record({ type: 'ForeignDocumentAccepted', ...about, payload });
    tx.record({ type: 'ImportRecorded', subject: 'import-record', subjectId: id, payload: { reference: importReference } });
    return ok({ reference: document.reference, importReference });
  }).catch((error: unknown) => {
    // Another officer accepted the same number at the same moment, and PostgreSQL let only one.
    if (databaseRefusal(error)?.code === '23505') return fail({ kind: 'number-used-before', number: input.reference } as const);
    throw error;
  });
  return decided;
}
