import 'server-only';
import { managementOffices, type Office, officeRoutes } from '@/data/repositories/office-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import type { OfficeRoute } from '@/domain/offices/routing';
import { addDays, type IsoDate } from '@/domain/shared/iso-date';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { TaxonGroup } from '@/domain/taxonomy/taxon-group';
import { requireActor, type ServiceContext } from '../context';

function keeper(ctx: ServiceContext): Result<null> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return mayDo(actor.value.roles, 'office:keep') ? ok(null) : fail({ kind: 'forbidden', permission: 'office:keep' });
}

const asKeeper = async <T>(ctx: ServiceContext, work: (tx: Tx, offices: readonly Office[]) => Promise<Result<T>>): Promise<Result<T>> => {
  const allowed = keeper(ctx);
  return allowed.ok ? inTransaction(ctx, async (tx) => work(tx, await managementOffices(tx.db))) : allowed;
};

/** The offices and the routing table. */
export async function listOffices(
  _: unknown,
  ctx: ServiceContext,
): Promise<Result<{ readonly offices: readonly Office[]; readonly routes: readonly (OfficeRoute & { readonly source: string })[] }>> {
  const allowed = keeper(ctx);
  if (!allowed.ok) return allowed;
  return ok({ offices: await managementOffices(ctx.db), routes: await officeRoutes(ctx.db) });
}

/** Adds a row to the routing table, from a day on. The row that it takes the place of ends the day before. */
export const addRoute = (
  input: {
    readonly code: string;
    readonly taxonGroup: TaxonGroup | null;
    readonly postalPrefix: string | null;
    readonly validFrom: IsoDate;
    readonly source: string;
  },
  ctx: ServiceContext,
): Promise<Result<null>> =>
  asKeeper(ctx, async (tx, offices) => {
    const office = offices.find(({ code }) => code === input.code);
    if (!office) return fail(invalidField('code', 'field.chooseOne'));
    // What was sent before was routed by the table of its day.
    if (input.validFrom < ctx.today) return fail(invalidField('validFrom', 'office.routeInThePast'));
    const { taxonGroup, postalPrefix, validFrom, source } = input;
    const same = (await officeRoutes(tx.db)).filter((row) => row.taxonGroup === taxonGroup && row.postalPrefix === postalPrefix);
    if (same.some((row) => row.validFrom >= validFrom || (row.validTo !== null && row.validTo >= validFrom)))
      return fail(invalidField('validFrom', 'office.routeTaken'));
    const replaced = same.find((row) => row.validTo === null);
    if (replaced) await endRow(tx, replaced, addDays(validFrom, -1), offices);
    await tx.db.officeRoute.create({
      data: { id: ctx.newId(), officeId: office.id, taxonGroup, postalPrefix, validFrom: new Date(validFrom), source },
      select: { id: true },
    });
    tx.record({
      type: 'OfficeRouteAdded',
      subject: 'office',
      subjectId: office.id,
      payload: { office: office.code, taxonGroup, postalPrefix, validFrom },
    });
    return ok(null);
  });

/** Ends a row of the routing table today. */
export const endRoute = (input: { readonly route: string }, ctx: ServiceContext): Promise<Result<null>> =>
  asKeeper(ctx, async (tx, offices) => {
    const row = (await officeRoutes(tx.db)).find(({ id }) => id === input.route);
    if (!row) return fail({ kind: 'not-found', what: 'page' });
    if (row.validTo !== null) return ok(null);
    await endRow(tx, row, row.validFrom > ctx.today ? row.validFrom : ctx.today, offices);
    return ok(null);
  });

async function endRow(tx: Tx, row: OfficeRoute, on: IsoDate, offices: readonly Office[]): Promise<void> {
  await tx.db.officeRoute.update({ where: { id: row.id }, data: { validTo: new Date(on) }, select: { id: true } });
  const office = offices.find(({ id }) => id === row.officeId)?.code ?? '';
  tx.record({ type: 'OfficeRouteEnded', subject: 'office', subjectId: row.officeId, payload: { office, route: row.id, validTo: on } });
}
