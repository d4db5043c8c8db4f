import 'server-only';
import { createHash } from 'node:crypto';
import { insertShare, type PermitShare, revokeShareRow, sharesOf } from '@/data/repositories/share-repository';
import { inTransaction } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { MOST_OPEN_SHARES, maySharePaper, type ShareDays, type ShareState, shareStateAt } from '@/domain/permit/permit-share';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { ownPermit, permitPath } from '../permit/own-permit';
import { judgeHeld } from '../verification/judge-permit';

/** The digest under which a link is kept. */
export const tokenDigest = (token: string): Uint8Array => createHash('sha256').update(`permit-share:${token}`).digest();

const DAY = 24 * 3600 * 1000;
const TOKEN_BYTES = 32;

/** A link as its maker's list shows it. */
export type ListedShare = PermitShare & { readonly state: ShareState };

/** The links of one's own permit, and whether another may be made. */
export async function listShares(
  input: { readonly number: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly permitNumber: string; readonly shares: readonly ListedShare[]; readonly mayMake: boolean }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const owned = await ownPermit(ctx.db, input.number, actor.value);
  if (!owned.ok) return owned;
  const { permit } = owned.value;
  const shares = (await sharesOf(ctx.db, permit.id)).map((share) => ({ ...share, state: shareStateAt(share, ctx.now) }));
  const mayMake = maySharePaper(await judgeHeld(permit, ctx.db, ctx));
  return ok({ permitNumber: permit.permitNumber, shares, mayMake });
}

/** Makes a link for a courier. The link is answered here and nowhere kept: the register has its digest alone. */
export async function makeShare(
  input: { readonly number: string; readonly label: string; readonly days: ShareDays },
  ctx: ServiceContext,
): Promise<Result<{ readonly permitNumber: string; readonly token: string; readonly expiresAt: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'permit:share')) return fail({ kind: 'forbidden', permission: 'permit:share' });
  const token = Buffer.from(ctx.randomBytes(TOKEN_BYTES)).toString('base64url');
  const expiresAt = new Date(Date.parse(ctx.now) + input.days * DAY).toISOString();
  return inTransaction(ctx, async (tx) => {
    // Locked, so that two at once do not make one link too many.
    const owned = await ownPermit(tx, input.number, actor.value);
    if (!owned.ok) return owned;
    const { permit } = owned.value;
    const verdict = await judgeHeld(permit, tx.db, ctx);
    if (!maySharePaper(verdict)) return fail({ kind: 'permit-not-usable', verdict });
    const open = (await sharesOf(tx.db, permit.id)).filter((share) => shareStateAt(share, ctx.now) === 'open');
    if (open.length >= MOST_OPEN_SHARES) return fail(invalidField('label', 'share.tooMany', { most: MOST_OPEN_SHARES }));
    const id = ctx.newId();
    const { permitNumber } = permit;
    const madeBy = actor.value.personId;
    await insertShare(tx, {
      id,
      permitId: permit.id,
      tokenSha256: tokenDigest(token),
      label: input.label,
      madeBy,
      madeAt: ctx.now,
      expiresAt,
    });
    tx.record({
      type: 'PermitShared',
      subject: 'permit',
      subjectId: permit.id,
      payload: { permitNumber, with: input.label, until: expiresAt },
    });
    const path = `${permitPath(permitNumber)}/share`;
    const values = { number: permitNumber, label: input.label, until: new Date(expiresAt) };
    await queueMail(tx, { personId: madeBy, template: 'permitShared', values, path, key: `permit-shared:${id}` }, ctx);
    return ok({ permitNumber, token, expiresAt });
  });
}

/** Ends a link at once. Ended before, it stays ended. */
export async function revokeShare(
  input: { readonly number: string; readonly share: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly permitNumber: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  return inTransaction(ctx, async (tx) => {
    const owned = await ownPermit(tx, input.number, actor.value);
    if (!owned.ok) return owned;
    const { id, permitNumber } = owned.value.permit;
    const known = (await sharesOf(tx.db, id)).some((share) => share.id === input.share);
    if (!known) return fail({ kind: 'not-found', what: 'permit-share' });
    const label = await revokeShareRow(tx, { id: input.share, permitId: id }, ctx.now);
    if (label !== null) tx.record({ type: 'PermitShareRevoked', subject: 'permit', subjectId: id, payload: { permitNumber, with: label } });
    return ok({ permitNumber });
  });
}
