import 'server-only';
import { findOpinions, insertOpinion } from '@/data/repositories/opinion-repository';
import { inTransaction } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import type { NonDetrimentOpinion, StatedOpinion } from '@/domain/registers/non-detriment-opinion';
import { invalidField } from '@/domain/shared/problem';
import { parseQuantity } from '@/domain/shared/quantity';
import { fail, ok, type Result } from '@/domain/shared/result';
import { knownCodes } from '../application/known-codes';
import { requireActor, type ServiceContext } from '../context';
import { opinionsForLines } from '../law/non-detriment-facts';
import { findCase } from '../review/open-case';
import { resolveTaxon } from '../taxonomy/resolve-taxon';

/** A standing opinion as it is written down. */
export interface OpinionInput extends StatedOpinion {
  /** Id of the opinion whose place it takes. */
  readonly supersedes: string | null;
}

const PAGE = 25;

/** A page of the non-detriment register, newest first, by taxon if one is asked for. */
export async function listOpinions(
  input: { readonly search: string | null; readonly after: string | null },
  ctx: ServiceContext,
): Promise<Result<{ readonly rows: readonly NonDetrimentOpinion[]; readonly next: string | null }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'register:read')) return fail({ kind: 'forbidden', permission: 'register:read' });
  const after = /^NDF-\d{1,12}$/.test(input.after ?? '') ? input.after : null;
  const rows = await findOpinions(ctx.db, { search: input.search, after, limit: PAGE + 1 });
  return ok({ rows: rows.slice(0, PAGE), next: rows.length > PAGE ? (rows[PAGE - 1]?.reference ?? null) : null });
}

/** The public opinions on a taxon and the groups it is in, for everybody. */
export const publicOpinions = (names: readonly string[], ctx: Pick<ServiceContext, 'db'>): Promise<readonly NonDetrimentOpinion[]> =>
  findOpinions(ctx.db, { taxa: names, isPublic: true, limit: 20 });

/** Records a standing opinion of the Scientific Authority (Art. III.2(a), IV.2(a), IV.3), in the place of an earlier one if it says so. */
export async function recordOpinion(input: OpinionInput, ctx: ServiceContext): Promise<Result<{ readonly reference: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'opinion:record')) return fail({ kind: 'forbidden', permission: 'opinion:record' });
  const checked = await checkOpinion(input, ctx);
  if (!checked.ok) return checked;
  return inTransaction(ctx, async (tx) => {
    const [earlier] = input.supersedes ? await findOpinions(tx.db, { id: input.supersedes }) : [];
    const isReplaceable = earlier && !earlier.isSuperseded && earlier.applicationId === null && earlier.taxon === checked.value.taxon;
    if (input.supersedes && !isReplaceable) return fail(invalidField('taxon', 'register.supersedes'));
    const id = ctx.newId();
    const country = ctx.party.code;
    const reference = await insertOpinion(tx, {
      ...input,
      ...checked.value,
      id,
      country,
      ofCase: null,
      authorId: actor.value.personId,
      at: ctx.now,
    });
    const outcome = input.isPositive ? 'positive' : 'negative';
    tx.record({
      type: 'NonDetrimentOpinionRecorded',
      subject: 'register',
      subjectId: id,
      payload: { reference, taxon: checked.value.taxon, country, outcome },
    });
    return ok({ reference });
  });
}

async function checkOpinion(
  input: OpinionInput,
  ctx: ServiceContext,
): Promise<Result<{ readonly taxon: string; readonly volume: string | null; readonly unit: string | null }>> {
  const resolved = await resolveTaxon({ name: input.taxon }, { db: ctx.db, today: ctx.today });
  if (!resolved.ok) return fail(invalidField('taxon', 'taxon.unknown', { name: input.taxon }));
  if (input.validUntil !== null && input.validUntil < input.validFrom) return fail(invalidField('validUntil', 'date.beforeStart'));
  const { codes } = await knownCodes(ctx);
  if (input.terms.some((term) => !codes.terms.has(term))) return fail(invalidField('terms', 'term.unknown'));
  if ((input.volume === null) !== (input.unit === null)) return fail(invalidField('volume', 'register.capacity'));
  if (input.volume === null || input.unit === null) return ok({ taxon: resolved.value.scientificName, volume: null, unit: null });
  if (!input.isPositive) return fail(invalidField('volume', 'register.volume'));
  const volume = parseQuantity(input.volume);
  if (!volume.ok) return fail(invalidField('volume', volume.problem));
  if (!codes.units.has(input.unit)) return fail(invalidField('unit', 'unit.unknown'));
  return ok({ taxon: resolved.value.scientificName, volume: volume.value, unit: input.unit });
}

/** The opinions that are applied to the lines of a case by themselves, without the officer asking; by position. */
export async function opinionsOfCase(
  input: { readonly reference: string },
  ctx: ServiceContext,
): Promise<Result<readonly { readonly position: number; readonly opinion: NonDetrimentOpinion }[]>> {
  const found = await findCase(input.reference, 'application:read', ctx);
  if (!found.ok) return found;
  const opinions = await opinionsForLines(ctx.db, found.value.application, ctx.today);
  return ok([...opinions].flatMap(([position, opinion]) => (opinion ? [{ position, opinion }] : [])));
}
