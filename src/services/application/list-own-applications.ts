import 'server-only';
import { z } from 'zod';
import { countShelves, findOwnApplications } from '@/data/queries/own-applications';
import { whereWithinReach } from '@/data/queries/within-reach';
import { toApplication } from '@/data/repositories/application-repository';
import { invoiceStatesOf } from '@/data/repositories/fee-repository';
import { reachOf, standsFor } from '@/domain/access/policy';
import type { Application } from '@/domain/application/application';
import { ageOfUndecided } from '@/domain/application/case-clock';
import type { Shelf } from '@/domain/application/shelves';
import { feeStateOf } from '@/domain/fees/invoice';
import { PERMIT_STATES, type PermitState } from '@/domain/permit/permit-states';
import { stateOnDay } from '@/domain/permit/permit-use';
import type { IsoDate } from '@/domain/shared/iso-date';
import { ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** An application in the list, with what has become of it. */
export interface OwnApplicationRow {
  readonly application: Application;
  /** Whose it is where it is not the reader's own. */
  readonly applicantName: string | null;
  readonly permits: readonly { readonly permitNumber: string; readonly state: PermitState }[];
  /** By which day to expect a decision; null while nobody knows it, and once it was made. */
  readonly expectedOn: IsoDate | null;
  /** Whether any fee was raised, and whether one is to pay. */
  readonly feeState: ReturnType<typeof feeStateOf>;
}

/** A page of one's applications, how many stand on each shelf, and which ones the office waits for an answer to. */
export interface OwnApplications {
  readonly applications: readonly OwnApplicationRow[];
  readonly next: string | null;
  readonly counts: Readonly<Record<Shelf, number>>;
  readonly returned: readonly string[];
}

const toIsoDate = (day: Date): IsoDate => day.toISOString().slice(0, 10) as IsoDate;

/** One's own applications, the last changed first, a page at a time. `after` is the reference of the last one seen. */
export async function listOwnApplications(
  input: { readonly text: string; readonly shelf: Shelf | null; readonly after: string | null },
  ctx: ServiceContext,
): Promise<Result<OwnApplications>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const reach = reachOf(actor.value, 'application:read-own');
  const { ids, next } = await findOwnApplications(ctx.db, reach, { ...input, today: ctx.today });
  const rows = await ctx.db.application.findMany({
    where: { id: { in: [...ids] } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    include: {
      lines: { orderBy: { position: 'asc' } },
      permits: {
        where: { state: { notIn: ['signing', 'void'] } },
        orderBy: { serial: 'asc' },
        select: { permitNumber: true, state: true, validUntil: true },
      },
    },
  });
  const invoices = await invoiceStatesOf(ctx.db, ids);
  const returned = await ctx.db.application.findMany({
    where: { ...whereWithinReach(reach), state: 'returned' },
    orderBy: { updatedAt: 'asc' },
    select: { reference: true },
    take: 10,
  });
  return ok({
    applications: rows.map(({ permits, ...row }) => ({
      application: toApplication(row),
      applicantName: actor.value.principals.find(({ applicantId }) => applicantId === row.applicantId)?.name ?? null,
      expectedOn: ageOfUndecided(toApplication(row), ctx.today, ctx.party.service)?.expectedOn ?? null,
      permits: (standsFor(actor.value, row, 'permit:download') ? permits : []).map(({ permitNumber, state, validUntil }) => ({
        permitNumber,
        state: stateOnDay({ state: z.enum(PERMIT_STATES).parse(state), validUntil: toIsoDate(validUntil) }, ctx.today),
      })),
      feeState: feeStateOf(invoices.get(row.id) ?? []),
    })),
    next,
    counts: await countShelves(ctx.db, reach, ctx.today),
    returned: returned.map(({ reference }) => reference),
  });
}
