import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import type { IsoDate } from '@/domain/shared/iso-date';
import * as issuing from '@/services/permit/issue-permit';
import { prepareSigning } from '@/services/permit/prepare-signing';
import { releaseSigner } from '@/services/permit/release-signer';
import { listReadyToSign, openToSign, signSeveral as signSeveralUnproven } from '@/services/permit/sign-several';
import type { GivenProof } from '@/services/step-up/prove';
import { refusal } from '../../data/register/support/hostile';
import { appUrl, ownerUrl, query } from '../../support/database';
import { answered } from '../../support/soft-passkey';
import { makeWorld, TODAY, type World } from '../../support/world';
import { passkeyOf, proofOf, proven, takeNumber, voidPermit } from '../../support/world/proven';
import { must } from '../../support/world/request';

const signSeveral = proven(signSeveralUnproven);
const release = proven(releaseSigner);

let world: World;
let signer: Actor;
/** Approved applications, in the order in which they were sent. */
let [first, second, third]: string[] = [];
beforeAll(async () => {
  world = await makeWorld();
  signer = world.people.signer;
  [first, second, third] = [await world.approvedApplication(), await world.approvedApplication(), await world.approvedApplication()];
});
afterAll(() => world.close());

const order = async (reference = '', validUntil: IsoDate | null = null) => ({
  reference,
  version: await world.versionOf(reference),
  validUntil,
});
const at = (time: string, actor = signer) => world.ctx(actor, { now: `${TODAY}T${time}.000Z` });
const NOON = '12:00:00';

/** What an officer answered when they were asked to sign this. */
const answer = async (reference = '', actor = signer, validUntil: IsoDate | null = null): Promise<GivenProof> => {
  const asked = await order(reference, validUntil);
  return answered(await passkeyOf(actor.personId), (given) => issuing.takeNumber({ ...asked, ...given }, at(NOON, actor)));
};
const send = async (reference: string | undefined, given: GivenProof, time = NOON, actor = signer, validUntil: IsoDate | null = null) =>
  issuing.takeNumber({ ...(await order(reference, validUntil)), ...given }, at(time, actor));
const refused = (key: string) => ({ ok: false, problem: { kind: 'invalid-input', fields: { proofCode: { key } } } });

describe('a number is taken', () => {
  it('on no session alone', async () => {
    expect(await send(first, {})).toMatchObject(refused('proof.required'));
  });

  it('on no proof over another permit, nor over another last day than was shown', async () => {
    const given = await answer(first);
    expect(await send(second, given)).toMatchObject(refused('proof.changed'));
    expect(await send(first, given, NOON, signer, '2027-01-31' as IsoDate)).toMatchObject(refused('proof.changed'));
  });

  it('on no proof that is older than five minutes', async () => {
    expect(await send(first, await answer(first), '12:05:01')).toMatchObject(refused('proof.late'));
  });

  it('on no proof that somebody else gave', async () => {
    const given = await answer(first, world.people.secondSigner);
    expect(await send(first, given)).toMatchObject(refused('proof.passkeyRefused'));
  });

  it('on a proof once: what was voided is proven anew', async () => {
    const given = await answer(first);
    const { permitNumber } = must(await send(first, given));
    must(await voidPermit({ permitNumber, reason: 'Spoilt' }, at(NOON)));

    expect(await send(first, given)).toMatchObject(refused('proof.passkeyRefused'));
  });

  it('and the proof is kept with what it was over and how long it was looked at', async () => {
    const reference = await world.approvedApplication();
    must(await openToSign({ reference, version: await world.versionOf(reference) }, at('11:58:20')));
    const { permitNumber } = must(await takeNumber(await order(reference), at(NOON)));
    const { id } = await world.permitOf(permitNumber);

    const [use] = await query(
      appUrl(),
      `SELECT u.dwell_seconds AS seconds, u.item_sha256 = signable_sha256($2, p.content, p.permit_number, p.check_code) AS covers
         FROM proof_use u JOIN permit p ON p.id::text = u.subject_id WHERE u.subject = 'permit' AND p.id = $1`,
      [id, reference],
    );
    expect(use).toEqual({ seconds: 100, covers: true });
  });
});

describe('of several signed at once', () => {
  const open = async (reference = '') => must(await openToSign({ reference, version: await world.versionOf(reference) }, at('11:59:00')));

  it('each was opened as it stands', async () => {
    await open(second);
    expect(await signSeveral({ references: [second ?? '', third ?? ''] }, at(NOON))).toMatchObject({
      problem: { kind: 'not-opened', references: [third] },
    });
  });

  it('there are twenty at most, and one at least', async () => {
    const twentyOne = Array.from({ length: 21 }, (_, n) => `A-${n}`);
    for (const references of [twentyOne, []])
      expect(await signSeveral({ references }, at(NOON))).toMatchObject({ problem: { kind: 'invalid-input' } });
  });

  it('the proof covers the list in its order, with nothing added or left out', async () => {
    await open(second);
    await open(third);
    const list = [second ?? '', third ?? ''];
    const ask = (given: GivenProof) => signSeveralUnproven({ references: list, ...given }, at(NOON));
    const given = await answered(await passkeyOf(signer.personId), ask);
    for (const references of [list.toReversed(), list.slice(0, 1)])
      expect(await signSeveralUnproven({ references, ...given }, at(NOON))).toMatchObject(refused('proof.changed'));

    const done = must(await signSeveralUnproven({ references: list, ...given }, at(NOON)));
    expect(done).toMatchObject({ permitNumbers: { length: 2 }, left: [] });
    expect(must(await listReadyToSign(null, at(NOON))).rows.map(({ reference }) => reference)).not.toContain(second);
  });

  it('PostgreSQL numbers none that its signer did not open', async () => {
    const references = [await world.approvedApplication(), await world.approvedApplication()];
    const orders = await Promise.all(references.map(async (reference) => ({ ...(await order(reference)), validUntil: null })));
    // What would be signed is known to whoever asks; only its page notes that it was read.
    const drawn = await Promise.all(orders.map((asked) => prepareSigning(asked, at(NOON))));
    const items = drawn.map((draw) => (draw.ok && 'sha256' in draw.value ? draw.value.sha256 : ''));
    const proof = await proofOf('permit.sign', items, at(NOON));

    const taken = await issuing.numberProven(orders[0] ?? (await order('')), { proof, item: 0 }, at(NOON));
    expect(taken).toMatchObject({ problem: { kind: 'not-opened' } });
  });
});

describe('a signer who signs faster than anybody reads', () => {
  it('stops at the hour’s measure, until a second one lets them go on, with a reason and a proof of their own', async () => {
    const hasty = await world.person(['issuing-officer']);
    const references = [await world.approvedApplication(), await world.approvedApplication()];
    await query(ownerUrl(), 'UPDATE signing_rule SET most_an_hour = 1');
    try {
      must(await takeNumber(await order(references[0]), at(NOON, hasty)));
      expect(await takeNumber(await order(references[1]), at('12:30:00', hasty))).toMatchObject({ problem: { kind: 'signing-too-fast' } });
      expect(await release({ signer: hasty.personId, reason: 'A long day' }, at('12:31:00', hasty))).toMatchObject({ ok: false });

      const letGo = { signer: hasty.personId, reason: 'Fifty falcons of one owner' };
      must(await release(letGo, at('12:32:00', world.people.secondSigner)));
      must(await takeNumber(await order(references[1]), at('12:33:00', hasty)));
    } finally {
      await query(ownerUrl(), 'UPDATE signing_rule SET most_an_hour = 1000000');
    }
  });

  it('is let go by nobody in SQL: neither by oneself nor without a proof, nor does the portal change the measure', async () => {
    const { signer: one, secondSigner: other } = world.people;
    const letGo = (by: string) =>
      refusal('the portal', [
        `INSERT INTO signing_release VALUES (gen_random_uuid(), '${one.personId}', '${by}', 60, 'as I like', now())`,
        `SELECT audit_append(now(), '', 'system', 'SignerReleased', 'person', '${one.personId}', '{}')`,
      ]);
    expect((await letGo(one.personId))?.message).toMatch(/check constraint/);
    expect((await letGo(other.personId))?.message).toMatch(/with a fresh proof/);
    await expect(query(appUrl(), 'UPDATE signing_rule SET most_an_hour = 1000000')).rejects.toThrow(/permission denied/);
  });

  it('finds sixty an hour to be the measure unless the Party set another', async () => {
    const [{ most }] = await query(
      ownerUrl(),
      "SELECT column_default AS most FROM information_schema.columns WHERE table_name = 'signing_rule' AND column_name = 'most_an_hour'",
    );
    expect(most).toBe('60');
  });
});
