import { insertFactor, removeFactors } from '../../src/data/repositories/factor-repository';
import { inTransaction } from '../../src/data/transaction';
import { ok } from '../../src/domain/shared/result';
import type { ServiceContext } from '../../src/services/context';
import { type GivenProof, secretOf } from '../../src/services/step-up/prove';
import { codeAt, totpSecretOf } from '../../src/services/step-up/totp';

const NAME = 'Demonstration';

/**
 * Sends what somebody of Exampleland must prove anew, with an app of its own for this once: the days of the stories do not
 * follow one another, and an app takes no code of before its last.
 */
export async function proving<Answer>(ctx: ServiceContext, send: (given: GivenProof) => Promise<Answer>): Promise<Answer> {
  const { personId } = ctx.actor ?? {};
  if (!personId) throw new Error('nobody is there to prove anything');
  const secret = totpSecretOf(ctx.randomBytes(20));
  const id = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    const sealed = ctx.ports.vault.seal(secret, secretOf(personId));
    await insertFactor(tx, { id, personId, kind: 'totp', name: NAME, secret: sealed, counter: 0, at: ctx.now });
    tx.record({ type: 'SecondFactorAdded', subject: 'person', subjectId: personId, payload: { kind: 'totp', name: NAME } });
    return ok(null);
  });
  const answer = await send({ proofCode: codeAt(secret, ctx.now) });
  await inTransaction(ctx, async (tx) => {
    await removeFactors(tx, personId, ctx.now, id);
    tx.record({ type: 'SecondFactorRemoved', subject: 'person', subjectId: personId, payload: { kind: 'totp', name: NAME } });
    return ok(null);
  });
  return answer;
}
