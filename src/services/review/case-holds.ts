import 'server-only';
import type { Reader } from '@/data/client';
import { touchApplication } from '@/data/repositories/application-repository';
import { playedParts } from '@/data/repositories/case-repository';
import { holdsOf, insertHold, saveRelease } from '@/data/repositories/casework-repository';
import { permitsOfApplication } from '@/data/repositories/permit-repository';
import { mayDo } from '@/domain/access/permissions';
import { takePart } from '@/domain/access/separation-of-duties';
import { HOLDABLE_STATES, type HoldKind, openHold } from '@/domain/application/case-hold';
import type { IsoDate } from '@/domain/shared/iso-date';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { type CaseStep, findCase, type OpenCase, withCase } from './open-case';

interface OnCase {
  readonly reference: string;
  readonly version: number;
}

/** A case officer holds and releases as one, an issuing-officer as the other; who holds both roles, as what they are on this case. */
async function asOfficer({ reference, version }: OnCase, ctx: ServiceContext): Promise<Result<CaseStep>> {
  const found = await findCase(reference, 'application:read', ctx);
  if (!found.ok) return found;
  const { actor, application } = found.value;
  const parts = await playedParts(ctx.db, application.id);
  const reviews = mayDo(actor.roles, 'application:review') && takePart(parts, actor.personId, 'R').ok;
  return ok(
    reviews
      ? { reference, version, permission: 'application:review', part: 'R' }
      : { reference, version, permission: 'application:decide', part: 'S' },
  );
}

type Held = Promise<Result<{ readonly reference: string }>>;

async function onCase(input: OnCase, ctx: ServiceContext, work: (open: OpenCase) => Held): Held {
  const step = await asOfficer(input, ctx);
  return step.ok ? withCase(step.value, ctx, work) : step;
}

/** Holds a case with a reason: it stays in its state, and is neither decided nor signed until it is released. */
export const placeHold = (
  input: OnCase & { readonly kind: HoldKind; readonly reason: string; readonly until: IsoDate | null },
  ctx: ServiceContext,
): Held =>
  onCase(input, ctx, async ({ tx, actor, application }) => {
    const isNumbered = (await permitsOfApplication(tx.db, application.id)).some(({ state }) => state !== 'void');
    const isHeld = openHold(await holdsOf(tx.db, application.id)) !== null;
    if (isNumbered || isHeld || !HOLDABLE_STATES.includes(application.state))
      return fail({ kind: 'transition-not-allowed', from: application.state, action: 'hold' });
    const { kind, reason, until } = input;
    const id = ctx.newId();
    await insertHold(tx, application.id, { id, kind, reason, until, placedBy: actor.personId, at: ctx.now });
    await touchApplication(tx, application.id, ctx.now);
    tx.record({ type: 'HoldPlaced', subject: 'application', subjectId: application.id, payload: { kind, reason, until } });
    return ok({ reference: application.reference });
  });

/** Releases the hold of a case, with the reason. */
export const releaseHold = (input: OnCase & { readonly reason: string }, ctx: ServiceContext): Held =>
  onCase(input, ctx, async ({ tx, actor, application }) => {
    const hold = openHold(await holdsOf(tx.db, application.id));
    if (!hold) return fail({ kind: 'transition-not-allowed', from: application.state, action: 'release' });
    await saveRelease(tx, hold.id, { by: actor.personId, at: ctx.now, reason: input.reason });
    await touchApplication(tx, application.id, ctx.now);
    tx.record({
      type: 'HoldReleased',
      subject: 'application',
      subjectId: application.id,
      payload: { kind: hold.kind, reason: input.reason },
    });
    return ok({ reference: application.reference });
  });

/** Refuses what a held case may not have: a decision, a signature. PostgreSQL refuses it by itself as well. */
export async function notHeld(db: Reader, applicationId: string): Promise<Result<null>> {
  const hold = openHold(await holdsOf(db, applicationId));
  return hold ? fail({ kind: 'on-hold', hold: hold.kind, reason: hold.reason }) : ok(null);
}
