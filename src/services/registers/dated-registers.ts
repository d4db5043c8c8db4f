import 'server-only';
import { endEntry, findInstitutions, findOperations, insertInstitution, insertOperation } from '@/data/repositories/register-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo, type Permission } from '@/domain/access/permissions';
import type { AuditEvent } from '@/domain/audit/audit-event';
import { type RegisteredInstitution, type RegisteredOperation, SOURCES_OF_OPERATION } from '@/domain/registers/dated-register';
import { invalidField } from '@/domain/shared/problem';
import { parseQuantity } from '@/domain/shared/quantity';
import { fail, ok, type Result } from '@/domain/shared/result';
import { knownCodes } from '../application/known-codes';
import { requireActor, type ServiceContext } from '../context';
import { resolveTaxon } from '../taxonomy/resolve-taxon';

/** An operation, nursery or facility as it is entered. */
export type OperationInput = Omit<RegisteredOperation, 'id' | 'endedOn' | 'endedReason'>;
/** A scientific institution as it is entered. */
export type InstitutionInput = Omit<RegisteredInstitution, 'id' | 'endedOn' | 'endedReason'>;

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

const PAGE = 25;

function allowed(permission: Permission, ctx: ServiceContext): Result<Actor> {
  const actor = requireActor(ctx);
  return actor.ok && !mayDo(actor.value.roles, permission) ? fail({ kind: 'forbidden', permission }) : actor;
}

const pageOf = <Row>(rows: readonly Row[], keyOf: (row: Row) => string): Page<Row> => {
  const last = rows[PAGE - 1];
  return { rows: rows.slice(0, PAGE), next: rows.length > PAGE && last ? keyOf(last) : null };
};

/** A page of registered operations, nurseries and facilities, by number. */
export async function listOperations(
  input: { readonly after: string | null },
  ctx: ServiceContext,
): Promise<Result<Page<RegisteredOperation>>> {
  const actor = allowed('register:read', ctx);
  if (!actor.ok) return actor;
  return ok(pageOf(await findOperations(ctx.db, { after: input.after, limit: PAGE + 1 }), ({ number }) => number));
}

/** A page of registered scientific institutions, by code. */
export async function listInstitutions(
  input: { readonly after: string | null },
  ctx: ServiceContext,
): Promise<Result<Page<RegisteredInstitution>>> {
  const actor = allowed('register:read', ctx);
  if (!actor.ok) return actor;
  return ok(pageOf(await findInstitutions(ctx.db, { after: input.after, limit: PAGE + 1 }), ({ code }) => code));
}

/** One operation, for the page that ends it. */
export async function getOperation(input: { readonly id: string }, ctx: ServiceContext): Promise<Result<RegisteredOperation>> {
  const actor = allowed('register:read', ctx);
  if (!actor.ok) return actor;
  const [found] = await findOperations(ctx.db, { id: input.id });
  return found ? ok(found) : fail({ kind: 'not-found', what: 'register-entry' });
}

/** One institution, for the page that ends it. */
export async function getInstitution(input: { readonly id: string }, ctx: ServiceContext): Promise<Result<RegisteredInstitution>> {
  const actor = allowed('register:read', ctx);
  if (!actor.ok) return actor;
  const [found] = await findInstitutions(ctx.db, { id: input.id });
  return found ? ok(found) : fail({ kind: 'not-found', what: 'register-entry' });
}

/** Enters an operation or nursery for source D (Art. VII.4; Res. Conf. 12.10), or a facility with its yearly capacity. */
export async function registerOperation(input: OperationInput, ctx: ServiceContext): Promise<Result<{ readonly id: string }>> {
  const actor = allowed('register:keep', ctx);
  if (!actor.ok) return actor;
  const checked = await checkOperation(input, ctx);
  if (!checked.ok) return checked;
  return inTransaction(ctx, async (tx) => {
    const taken = await findOperations(tx.db, { numbers: [input.number] });
    if (taken.some(({ country }) => country === input.country)) return fail(invalidField('number', 'register.taken'));
    const id = ctx.newId();
    await insertOperation(tx, { ...input, ...checked.value }, { id, by: actor.value.personId, at: ctx.now });
    tx.record({ type: 'OperationRegistered', subject: 'register', subjectId: id, payload: { number: input.number, kind: input.kind } });
    return ok({ id });
  });
}

async function checkOperation(
  input: OperationInput,
  ctx: ServiceContext,
): Promise<Result<{ readonly taxon: string; readonly yearlyCapacity: string | null }>> {
  const resolved = await resolveTaxon({ name: input.taxon }, { db: ctx.db, today: ctx.today });
  if (!resolved.ok) return fail(invalidField('taxon', 'taxon.unknown', { name: input.taxon }));
  if (input.sources.length === 0 || !input.sources.every((code) => SOURCES_OF_OPERATION[input.kind].includes(code)))
    return fail(invalidField('sources', 'register.sources'));
  if ((input.yearlyCapacity === null) !== (input.unit === null)) return fail(invalidField('yearlyCapacity', 'register.capacity'));
  const capacity = input.yearlyCapacity === null ? null : parseQuantity(input.yearlyCapacity);
  if (capacity && !capacity.ok) return fail(invalidField('yearlyCapacity', capacity.problem));
  const { codes } = await knownCodes(ctx);
  if (input.unit !== null && !codes.units.has(input.unit)) return fail(invalidField('unit', 'unit.unknown'));
  const dated = checkDated(input, codes.countries);
  return dated.ok ? ok({ taxon: resolved.value.scientificName, yearlyCapacity: capacity?.ok ? capacity.value : null }) : dated;
}

function checkDated(
  { country, validFrom, validUntil }: Pick<OperationInput, 'country' | 'validFrom' | 'validUntil'>,
  countries: ReadonlySet<string>,
): Result<null> {
  if (!countries.has(country)) return fail(invalidField('country', 'country.unknown'));
  return validUntil !== null && validUntil < validFrom ? fail(invalidField('validUntil', 'date.beforeStart')) : ok(null);
}

/** Enters a scientific institution for exchange under labels (Art. VII.6). */
export async function registerInstitution(input: InstitutionInput, ctx: ServiceContext): Promise<Result<{ readonly id: string }>> {
  const actor = allowed('register:keep', ctx);
  if (!actor.ok) return actor;
  const { codes } = await knownCodes(ctx);
  const dated = checkDated(input, codes.countries);
  if (!dated.ok) return dated;
  return inTransaction(ctx, async (tx) => {
    const taken = await findInstitutions(tx.db, { numbers: [input.code] });
    if (taken.some(({ country }) => country === input.country)) return fail(invalidField('code', 'register.taken'));
    const id = ctx.newId();
    await insertInstitution(tx, input, { id, by: actor.value.personId, at: ctx.now });
    tx.record({ type: 'InstitutionRegistered', subject: 'register', subjectId: id, payload: { code: input.code } });
    return ok({ id });
  });
}

type Ending = { readonly id: string; readonly reason: string };

async function end(
  register: 'registered_operation' | 'registered_institution',
  input: Ending,
  event: AuditEvent,
  ctx: ServiceContext,
): Promise<Result<{ readonly id: string }>> {
  const actor = allowed('register:keep', ctx);
  if (!actor.ok) return actor;
  if (input.reason.trim() === '') return fail(invalidField('reason', 'reason.required'));
  return inTransaction(ctx, async (tx) => {
    const isEnded = await endEntry(tx, register, { id: input.id, on: ctx.today, by: actor.value.personId, reason: input.reason });
    if (!isEnded) return fail({ kind: 'transition-not-allowed', from: 'ended', action: 'end' });
    tx.record(event);
    return ok({ id: input.id });
  });
}

/** Ends the registration of an operation, nursery or facility today; the entry stays with its reason. */
export async function endOperation(input: Ending, ctx: ServiceContext): Promise<Result<{ readonly id: string }>> {
  const found = await getOperation(input, ctx);
  if (!found.ok) return found;
  const payload = { number: found.value.number, reason: input.reason };
  return end('registered_operation', input, { type: 'OperationEnded', subject: 'register', subjectId: input.id, payload }, ctx);
}

/** Ends the registration of an institution today. */
export async function endInstitution(input: Ending, ctx: ServiceContext): Promise<Result<{ readonly id: string }>> {
  const found = await getInstitution(input, ctx);
  if (!found.ok) return found;
  const payload = { code: found.value.code, reason: input.reason };
  return end('registered_institution', input, { type: 'InstitutionEnded', subject: 'register', subjectId: input.id, payload }, ctx);
}
