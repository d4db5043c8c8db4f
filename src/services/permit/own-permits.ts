import 'server-only';
import { dayIn } from '@/config/clock';
import { type OwnPermit, readOwnPermits, sealedFileSize } from '@/data/queries/own-permits';
import { reachOf } from '@/domain/access/policy';
import type { PermitLine } from '@/domain/permit/permit';
import { leftOfLine, type PermitView } from '@/domain/permit/permit-use';
import { ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { judgeHeld } from '../verification/judge-permit';
import { alarmIfDue } from '../verification/raise-alarm';
import { getPermit, type PermitRecord } from './get-permit';

/** A permit in its holder's list. */
export type HeldPermitRow = OwnPermit;

/** One's own permits as they stand today, newest first, a page at a time; searched by number, species or application. */
export async function listOwnPermits(
  input: { readonly text: string; readonly view: PermitView; readonly after: string | null },
  ctx: ServiceContext,
): Promise<Result<{ readonly permits: readonly HeldPermitRow[]; readonly next: string | null }>> {
  const actor = requireActor(ctx);
  return actor.ok ? ok(await readOwnPermits(ctx.db, reachOf(actor.value, 'permit:download'), { ...input, today: ctx.today })) : actor;
}

/** A permit for its holder: the verdict the public sees, the balance of its lines, and how long the file to download is. */
export interface HeldPermit extends Omit<PermitRecord, 'events'> {
  readonly lines: readonly (PermitLine & { readonly endorsed: string; readonly left: string })[];
  /** The Party's day since which the permit is in its state. */
  readonly stateOn: string;
  readonly pdfBytes: number | null;
}

/** A permit for its holder. It is judged as the public check judges it: by its own signature, not by the register's word alone. */
export async function getOwnPermit(input: { readonly number: string }, ctx: ServiceContext): Promise<Result<HeldPermit>> {
  const record = await getPermit(input, ctx);
  if (!record.ok) return record;
  const { events: _officers, ...held } = record.value;
  const { permit } = held;
  const verdict = await judgeHeld(permit, ctx.db, ctx);
  await alarmIfDue(verdict, permit.id, permit.permitNumber, ctx);
  const lines = permit.content.lines.map((line) => {
    const endorsed = permit.lines.find(({ position }) => position === line.position)?.endorsed ?? '0';
    return { ...line, endorsed, left: leftOfLine(permit.state, { quantity: line.quantity, endorsed }) };
  });
  return ok({
    ...held,
    verdict,
    lines,
    stateOn: dayIn(ctx.party.timeZone, permit.stateAt),
    pdfBytes: await sealedFileSize(ctx.db, permit.id),
  });
}
