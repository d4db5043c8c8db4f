import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { getPermit } from '@/services/permit/get-permit';
import { proposeRevocation as unproven } from '@/services/permit/revoke-permit';
import { makeRequest } from '@/services/permit-requests/own-requests';
import { checkCode } from '@/services/verification/check-permit';
import { refusal } from '../../data/register/support/hostile';
import { appUrl, ownerUrl, query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { decideRevocation, liftSuspension, proofOf, proposeRevocation, stopPermit } from '../../support/world/proven';
import { must } from '../../support/world/request';

let world: World;
let permit: { id: string; permitNumber: string; text: string };
let supervisor: Actor;
beforeAll(async () => {
  world = await makeWorld();
  supervisor = await world.person(['customs-supervisor']);
});
afterAll(async () => {
  expect(await query(superuserUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
  await world.close();
});
beforeEach(async () => {
  permit = await world.issuedPermit();
});

const step = (reason = 'Obtained by false documents') => ({ permitNumber: permit.permitNumber, reason });
const signer = () => world.ctx(world.people.signer);
const second = () => world.ctx(world.people.secondSigner);
const verdict = async () => must(await checkCode({ scanned: permit.text }, world.ctx(null))).verdict;
const types = async () => (await world.eventsOf(permit.id)).map(({ type }) => type);
const record = async () => must(await getPermit({ number: permit.permitNumber }, signer()));
const letters = async (template: string) =>
  (await query(ownerUrl(), 'SELECT address FROM mail WHERE template = $1 AND subject LIKE $2', [template, `%${permit.permitNumber}%`])).map(
    ({ address }: { address: string }) => address,
  );

describe('the office suspends a permit', () => {
  it('at once and with a reason; its holder and Customs are written to, and the other authority is to hear of it', async () => {
    must(await stopPermit(step('The declared source is in doubt'), signer()));

    expect(await verdict()).toBe('SUSPENDED');
    expect((await letters('permitSuspended')).sort()).toEqual([supervisor.email, world.people.trader.email].sort());
    const { measures } = await record();
    expect(measures?.notices.map(({ recipient, country, event }) => [recipient, country, event]).sort()).toEqual([
      ['customs', 'XA', 'suspended'],
      ['management-authority', 'JP', 'suspended'],
    ]);
  });

  it('and lets it be used again as it could be before', async () => {
    must(await stopPermit(step(), signer()));
    must(await liftSuspension(step('The source is shown'), second()));

    expect(await verdict()).toBe('VALID');
    expect((await types()).slice(-2)).toEqual(['PermitSuspended', 'PermitReinstated']);
  });

  it('but lifts none while its holder’s report of a loss waits for a decision', async () => {
    const lost = {
      number: permit.permitNumber,
      kind: 'replacement-lost',
      explanation: 'At the airport',
      place: 'Box 3',
      shouldBe: '',
    } as const;
    must(await makeRequest(lost, world.ctx(world.people.trader)));

    expect(await liftSuspension(step(), signer())).toMatchObject({ problem: { kind: 'transition-not-allowed' } });
  });
});

describe('a revocation', () => {
  it('stops the paper when one officer proposes it, and is final when another agrees', async () => {
    must(await proposeRevocation(step(), signer()));
    expect(await verdict()).toBe('SUSPENDED');
    expect(await decideRevocation({ ...step('So do I'), outcome: 'confirm' }, signer())).toMatchObject({
      problem: { kind: 'separation-of-duties' },
    });

    must(await decideRevocation({ ...step('So do I'), outcome: 'confirm' }, second()));
    expect(await verdict()).toBe('REVOKED');
    expect((await types()).slice(-3)).toEqual(['PermitSuspended', 'RevocationProposed', 'PermitRevoked']);
    expect((await letters('permitRevoked')).length).toBe(2);
    expect(await proposeRevocation(step(), signer())).toMatchObject({ problem: { kind: 'transition-not-allowed' } });
  });

  it('that a second officer decides against gives the permit back', async () => {
    must(await proposeRevocation(step(), signer()));
    must(await decideRevocation({ ...step('The documents are in order'), outcome: 'decline' }, second()));

    expect(await verdict()).toBe('VALID');
    expect((await record()).measures?.revocation).toBeNull();
  });

  it('leaves suspended what was suspended before it was proposed', async () => {
    must(await stopPermit(step(), signer()));
    must(await proposeRevocation(step(), signer()));
    expect(await liftSuspension(step(), second())).toMatchObject({ problem: { kind: 'transition-not-allowed' } });
    must(await decideRevocation({ ...step(), outcome: 'decline' }, second()));

    expect(await verdict()).toBe('SUSPENDED');
  });

  it('is neither proposed nor decided by whoever had another part in the case, by another office, or without a proof', async () => {
    const reviewer = { ...world.people.officer, roles: ['case-officer', 'issuing-officer'] as const };
    expect(await proposeRevocation(step(), world.ctx(reviewer))).toMatchObject({ problem: { kind: 'separation-of-duties' } });
    const elsewhere = { ...world.people.signer, officeId: crypto.randomUUID() };
    expect(await proposeRevocation(step(), world.ctx(elsewhere))).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await proposeRevocation(step(), world.ctx(world.people.officer))).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await unproven(step(), signer())).toMatchObject({ problem: { fields: { proofCode: { key: 'proof.required' } } } });
    expect(await proposeRevocation(step(' '), signer())).toMatchObject({ problem: { kind: 'invalid-input' } });
  });
});

describe('PostgreSQL refuses', () => {
  const told = (type: string) => `SELECT audit_append(now(), '', 'system', '${type}', 'permit', '${permit.id}', '{}')`;
  const move = (state: string, type: string) => [
    `UPDATE permit SET state = '${state}', state_at = now() WHERE id = '${permit.id}'`,
    told(type),
  ];

  it.each([
    ['a suspension', 'suspended', 'PermitSuspended'],
    ['a revocation', 'revoked', 'PermitRevoked'],
    ['a replacement', 'replaced', 'PermitReplaced'],
  ])('%s that nobody proved', async (_what, state, type) => {
    expect((await refusal('the portal', move(state, type)))?.message).toMatch(/without a fresh proof/);
  });

  it('to let a permit be used again whose revocation waits', async () => {
    must(await proposeRevocation(step(), signer()));
    expect((await refusal('the portal', move('issued', 'PermitReinstated')))?.message).toMatch(/waits for its decision/);
  });

  it('a revocation by one, also where it is proven', async () => {
    const proof = await proofOf('permit.revoke', ['0'.repeat(64)], signer());
    const spent = `INSERT INTO proof_use (proof_id, item, item_sha256, subject, subject_id, used_at)
      SELECT id, 0, decode(repeat('0', 64), 'hex'), 'permit', '${permit.id}', proven_at FROM step_up_proof WHERE id = '${proof.id}'`;
    expect((await refusal('the portal', [spent, ...move('revoked', 'PermitRevoked')]))?.message).toMatch(/revoked by two/);
  });

  it('to let the proposer decide, or a decision to be changed', async () => {
    must(await proposeRevocation(step(), signer()));
    const decide = (by: string) =>
      query(
        appUrl(),
        "UPDATE revocation SET outcome = 'confirmed', decided_by = $2, decided_at = now(), decided_reason = 'yes' WHERE permit_id = $1",
        [permit.id, by],
      );
    await expect(decide(world.people.signer.personId)).rejects.toThrow(/revocation_takes_two/);
    await expect(decide(world.people.officer.personId)).rejects.toThrow(/not an issuing-officer|without an audit event/);
    must(await decideRevocation({ ...step(), outcome: 'decline' }, second()));
    await expect(decide(world.people.secondSigner.personId)).rejects.toThrow(/decided once/);
  });
});
