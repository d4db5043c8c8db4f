import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CURRENT_EDITION } from '@/domain/permit/permit-content';
import { finishIssuing } from '@/services/permit/finish-issuing';
import type { Signer } from '@/services/ports';
import { finishUnfinishedPermits } from '@/services/upkeep/finish-unfinished-permits';
import { verifyInvariants } from '@/services/upkeep/verify-invariants';
import { query, superuserUrl } from '../support/database';
import { makeWorld, TODAY, type World } from '../support/world';
import { issuePermit, voidPermit } from '../support/world/proven';
import { must } from '../support/world/request';
import { ISSUING_STEPS, stoppingAt } from './support/issuing-steps';
import { race } from './support/outcomes';
import { permitsOf, verdictOf } from './support/register';

const LATER = { now: `${TODAY}T10:01:00.000Z` };
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const silence = () => Promise.reject(new Error('the signer does not answer'));
const absent: Signer = { signPermit: silence, keyInUse: silence, sign: silence };
const signaturesOf = async (permitNumber: string) => {
  const { id } = await world.permitOf(permitNumber);
  return (await world.eventsOf(id)).filter(({ type }) => type === 'PermitIssued').length;
};

describe.each(ISSUING_STEPS)('a request that fails %s', (step) => {
  it('is completed by the sweeper, or by sending it again, under one number', async () => {
    const reference = await world.approvedApplication();
    const order = { reference, version: await world.versionOf(reference), validUntil: null };
    const fail = () => Promise.reject(new Error('out of order'));
    await expect(issuePermit(order, stoppingAt(world.ctx(world.people.signer), step, fail))).rejects.toThrow('out of order');

    await finishUnfinishedPermits(world.ctx(null, LATER));
    const { permitNumber } = must(await issuePermit(order, world.ctx(world.people.signer)));

    expect((await permitsOf(world.db, reference)).map((permit) => [permit.permitNumber, permit.state])).toEqual([[permitNumber, 'issued']]);
    expect(await signaturesOf(permitNumber)).toBe(1);
  });
});

it('an officer whose signature is interrupted is told the number, which the sweeper then signs', async () => {
  const reference = await world.approvedApplication();
  const order = { reference, version: await world.versionOf(reference), validUntil: null };
  const fail = () => Promise.reject(new Error('out of order'));
  const reasons: unknown[] = [];
  const ctx = stoppingAt(world.ctx(world.people.signer), 'after the signature', fail);

  const { permitNumber } = must(await issuePermit(order, ctx, (why) => reasons.push(why)));

  expect(reasons).toMatchObject([{ message: 'out of order' }]);
  expect((await world.permitOf(permitNumber)).state).toBe('signing');
  await finishUnfinishedPermits(world.ctx(null, LATER));
  expect((await world.permitOf(permitNumber)).state).toBe('issued');
});

it('many who finish one permit at once leave one signature, one event and a paper that verifies', async () => {
  const permitNumber = await world.numberedPermit();
  const finish = () => finishIssuing({ permitNumber }, world.ctx(null, LATER));

  const { accepted, problems, thrown } = await race([...Array.from({ length: 6 }, () => finish)]);
  const first = await world.permitOf(permitNumber);
  await finishUnfinishedPermits(world.ctx(null, LATER));
  await finish();

  expect({ accepted: accepted.length, problems, thrown }).toEqual({ accepted: 6, problems: [], thrown: [] });
  const last = await world.permitOf(permitNumber);
  expect(last).toEqual(first);
  expect(await signaturesOf(permitNumber)).toBe(1);
  expect(await verdictOf(last, world.ctx(null))).toBe('VALID');
});

it('leaves a number alone whose request may still be at work', async () => {
  const permitNumber = await world.numberedPermit();

  const { finished } = await finishUnfinishedPermits(world.ctx(null, { now: `${TODAY}T10:00:05.000Z` }));

  expect(finished).not.toContain(permitNumber);
  expect((await world.permitOf(permitNumber)).state).toBe('signing');
  must(await finishIssuing({ permitNumber }, world.ctx(null)));
});

it('does not let one permit that cannot be finished keep the others waiting', async () => {
  const stuck = await world.numberedPermit();
  const other = await world.numberedPermit();
  const { id } = await world.permitOf(stuck);
  const unknown = `convert_to(replace(convert_from(content, 'UTF8'), '"edition":"${CURRENT_EDITION}"', '"edition":"1875-01"'), 'UTF8')`;
  await world.tamper('permit', `UPDATE permit SET content = ${unknown}, content_sha256 = sha256(${unknown}) WHERE id = $1`, [id]);

  expect(await finishUnfinishedPermits(world.ctx(null, LATER))).toEqual({ finished: [other], failed: [stuck] });

  must(await voidPermit({ permitNumber: stuck, reason: 'Its content was altered in the store' }, world.ctx(world.people.signer)));
});

describe('while the key store does not answer', () => {
  it('a number stays, unknown to the public, and is raised as stuck after ten minutes', async () => {
    const permitNumber = await world.numberedPermit();
    const ports = { signer: absent };

    expect(await finishUnfinishedPermits(world.ctx(null, { ...LATER, ports }))).toEqual({ finished: [], failed: [permitNumber] });

    await world.tamper('permit', "UPDATE permit SET numbered_at = now() - interval '11 minutes' WHERE permit_number = $1", [permitNumber]);
    expect(await verifyInvariants(world)).toContainEqual({ rule: 'signing.stuck', reference: permitNumber });
    expect((await finishUnfinishedPermits(world.ctx(null, { now: new Date().toISOString() }))).finished).toEqual([permitNumber]);
    expect((await verifyInvariants(world)).filter(({ rule }) => rule === 'signing.stuck')).toEqual([]);
  });

  it('an officer may explain the number as void, and the application gets the next number', async () => {
    const permitNumber = await world.numberedPermit();
    const { applicationId } = await world.permitOf(permitNumber);
    const [{ reference }] = await query(superuserUrl(), 'SELECT reference FROM application WHERE id = $1', [applicationId]);
    must(await voidPermit({ permitNumber, reason: 'The key was withdrawn' }, world.ctx(world.people.signer)));

    const again = must(
      await issuePermit({ reference, version: await world.versionOf(reference), validUntil: null }, world.ctx(world.people.signer)),
    );

    expect(again.permitNumber).not.toBe(permitNumber);
    expect((await permitsOf(world.db, reference)).map(({ state, stateReason }) => [state, stateReason])).toEqual([
      ['void', 'The key was withdrawn'],
      ['issued', null],
    ]);
    expect((await finishUnfinishedPermits(world.ctx(null, LATER))).finished).toEqual([]);
    expect(await finishIssuing({ permitNumber }, world.ctx(null))).toMatchObject({
      ok: false,
      problem: { kind: 'transition-not-allowed' },
    });
  });
});
