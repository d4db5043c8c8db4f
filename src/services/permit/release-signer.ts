import 'server-only';
import { z } from 'zod';
import { insertRelease } from '@/data/repositories/signing-repository';
import { inTransaction } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { digestOf, type GivenProof, prove, spendProof } from '../step-up/prove';

/** Permits that one release adds to a signer's hour. */
const EXTRA = 30;

/** Colleagues of the asker who sign for the same office. */
export async function otherSigners(_: unknown, ctx: ServiceContext) {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId, officeId, roles } = actor.value;
  if (!mayDo(roles, 'permit:sign')) return fail({ kind: 'forbidden', permission: 'permit:sign' } as const);
  const people = await ctx.db.person.findMany({
    where: { id: { not: personId }, officeId, status: 'active', roles: { some: { role: 'issuing-officer' } } },
    orderBy: { name: 'asc' },
    take: 100,
    select: { id: true, name: true },
  });
  return ok(people);
}

/** A second signer lets a colleague go on beyond the hour's measure: with a reason, a fresh proof, and never oneself. */
export async function releaseSigner(
  input: GivenProof & { readonly signer: string; readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<null>> {
  const others = await otherSigners(null, ctx);
  if (!others.ok) return others;
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { signer } = input;
  const reason = input.reason.trim();
  if (!z.uuid().safeParse(signer).success || !others.value.some(({ id }) => id === signer))
    return fail(invalidField('signer', 'field.chooseOne'));
  if (reason === '') return fail(invalidField('reason', 'reason.required'));
  const proof = await prove(input, { act: 'signing.release', items: [digestOf({ signer, reason, extra: EXTRA })] }, ctx);
  if (!proof.ok) return proof;
  return inTransaction(ctx, async (tx) => {
    await spendProof(tx, proof.value, 0, { subject: 'person', id: signer }, ctx);
    const release = { id: ctx.newId(), signerId: signer, releasedBy: actor.value.personId, extra: EXTRA, reason, at: ctx.now };
    await insertRelease(tx, release);
    tx.record({ type: 'SignerReleased', subject: 'person', subjectId: signer, payload: { extra: EXTRA, reason } });
    return ok(null);
  });
}
