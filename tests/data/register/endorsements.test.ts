import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import type { PermitAction } from '@/domain/permit/permit-states';
import { endorsePermit } from '@/services/border/endorse-permit';
import { makeWorld, TODAY, type World } from '../../support/world';
import { voidPermit } from '../../support/world/proven';
import { must } from '../../support/world/request';
import { ATTACKERS, expectRefused, refusal, told } from './support/hostile';

const SPLIT = { splitConsignments: true };
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

interface Attempt {
  readonly by?: Actor;
  readonly on?: string;
  readonly kind?: string;
  readonly quantity?: string;
  /** What the balance is raised by; the quantity unless said otherwise. */
  readonly counted?: string;
  readonly state?: string;
  readonly line?: string;
  readonly event?: string | null;
  readonly isEmpty?: boolean;
}

/** The statements of an endorsement, as the portal sends them, with what the attempt changes. */
async function endorsing(permitNumber: string, attempt: Attempt = {}): Promise<string[]> {
  const permit = await world.permitOf(permitNumber);
  const id = randomUUID();
  const line = attempt.line ?? permit.lines[0]?.id ?? '';
  const quantity = attempt.quantity ?? '5';
  const by = attempt.by ?? world.people.customs;
  const state = attempt.state ?? (permit.useRule === 'one-consignment' ? 'used' : 'partly-used');
  const event = attempt.event === undefined ? 'PermitEndorsed' : attempt.event;
  return [
    `INSERT INTO endorsement (id, permit_id, use_rule, kind, officer_id, post_id, endorsed_on, idempotency_key, request_sha256, recorded_at)
     VALUES ('${id}', '${permit.id}', '${permit.useRule}', '${attempt.kind ?? 'endorsement'}', '${by.personId}', '${world.places.posts[0]?.id}', '${attempt.on ?? TODAY}', '${id}', sha256('x'), now())`,
    ...(attempt.isEmpty
      ? []
      : [
          `INSERT INTO endorsement_line VALUES ('${id}', '${line}', ${quantity})`,
          `UPDATE permit_line SET endorsed = endorsed + ${attempt.counted ?? quantity} WHERE id = '${line}'`,
        ]),
    ...(state === permit.state ? [] : [`UPDATE permit SET state = '${state}' WHERE id = '${permit.id}'`]),
    ...(event === null ? [] : [told('permit', permit.id, event)]),
  ];
}

describe('an endorsement', () => {
  it('is written when everything about it is in order', async () => {
    for (const options of [{}, SPLIT]) {
      const { permitNumber } = await world.issuedPermit(options);
      const statements = await endorsing(permitNumber);
      expect(await Promise.all(ATTACKERS.map((attacker) => refusal(attacker, statements)))).toEqual([null, null, null]);
    }
  });

  it.each([
    ['the day after its last day', { on: '2026-12-01' }],
    ['before its first day', { on: '2026-11-22' }],
  ])('is not made %s', async (_when, attempt) => {
    const { permitNumber } = await world.issuedPermit({ validUntil: '2026-11-30' });
    await expectRefused(await endorsing(permitNumber, attempt), /cannot be endorsed/);
  });

  it.each(['suspend', 'revoke', 'replace', 'expire'] satisfies PermitAction[])('is not made after: %s', async (action) => {
    const { permitNumber } = await world.issuedPermit();
    await world.move(permitNumber, action);
    await expectRefused(await endorsing(permitNumber), /cannot be endorsed|cannot go from/);
  });

  it('is not made on a number that was never signed, or is void', async () => {
    const permitNumber = await world.numberedPermit();
    await expectRefused(await endorsing(permitNumber), /cannot be endorsed/);
    must(await voidPermit({ permitNumber, reason: 'Spoilt' }, world.ctx(world.people.signer)));
    await expectRefused(await endorsing(permitNumber), /cannot be endorsed/);
  });

  it('never goes above the permitted quantity', async () => {
    const { permitNumber } = await world.issuedPermit(SPLIT);
    await expectRefused(await endorsing(permitNumber, { quantity: '40.000001' }), /never_over/);
    await expectRefused(await endorsing(permitNumber, { quantity: '40.000001', counted: '40', state: 'used' }), /not the sum/);
  });

  it.each([
    ['less', '4'],
    ['more', '6'],
    ['nothing', '0'],
  ])('counts what crossed, not %s', async (_word, counted) => {
    const { permitNumber } = await world.issuedPermit(SPLIT);
    await expectRefused(await endorsing(permitNumber, { counted }), /not the sum of the endorsements/);
  });

  it('is what changes a balance, nothing else', async () => {
    const { id } = await world.issuedPermit(SPLIT);
    await expectRefused(`UPDATE permit_line SET endorsed = 1 WHERE permit_id = '${id}'`, /not the sum of the endorsements/);
  });

  it('says what crossed', async () => {
    const { permitNumber } = await world.issuedPermit();
    await expectRefused(await endorsing(permitNumber, { isEmpty: true }), /says what crossed/);
  });

  it('does not count on the line of another permit', async () => {
    const [one, other] = [await world.issuedPermit(SPLIT), await world.issuedPermit(SPLIT)];
    const line = (await world.permitOf(other.permitNumber)).lines[0]?.id ?? '';
    await expectRefused(await endorsing(one.permitNumber, { line }), /of one permit/);
  });

  it('leaves no permit as unused as it was', async () => {
    for (const options of [{}, SPLIT]) {
      const { permitNumber } = await world.issuedPermit(options);
      await expectRefused(await endorsing(permitNumber, { state: 'issued' }), /cannot stay issued/);
    }
    const { permitNumber } = await world.issuedPermit();
    await expectRefused(await endorsing(permitNumber, { state: 'partly-used' }), /cannot stay partly-used/);
  });

  it('closes a split permit when nothing is left', async () => {
    const { permitNumber } = await world.issuedPermit(SPLIT);
    await expectRefused(await endorsing(permitNumber, { quantity: '40' }), /cannot stay partly-used/);
    expect(await refusal('the portal', await endorsing(permitNumber, { quantity: '40', state: 'used' }))).toBeNull();
  });

  it('is the only one of a one-consignment permit (Art. VI.5), whatever its state is made to be', async () => {
    const { permitNumber, id } = await world.issuedPermit();
    const first = { permitNumber, quantities: { '1': '5' }, transportDocument: null, remarks: null, idempotencyKey: randomUUID() };
    must(await endorsePermit(first, world.ctx(world.people.customs)));
    await expectRefused(await endorsing(permitNumber), /cannot be endorsed/);
    const reopened = [`UPDATE permit SET state = 'issued' WHERE id = '${id}'`, told('permit', id, 'EndorsementCorrected')];
    await expectRefused([...reopened, ...(await endorsing(permitNumber))], /one_consignment/);
  });

  it('is made by Customs, and corrected by a supervisor', async () => {
    const { permitNumber } = await world.issuedPermit();
    const { trader, officer, signer, scientist, customs } = world.people;
    for (const by of [trader, officer, signer, scientist])
      await expectRefused(await endorsing(permitNumber, { by }), /only Customs endorse/);
    await expectRefused(await endorsing(permitNumber, { by: customs, kind: 'correction' }), /only Customs endorse/);
  });

  it('is not made unseen', async () => {
    const { permitNumber } = await world.issuedPermit();
    await expectRefused(await endorsing(permitNumber, { event: null }), /without an audit event/);
  });
});

describe('what was endorsed', () => {
  let supervisor: Actor;
  beforeAll(async () => {
    supervisor = await world.person(['customs-supervisor']);
  });

  const endorsed = async (quantity = '5', by: Actor = world.people.customs) => {
    const { permitNumber } = await world.issuedPermit(SPLIT);
    const input = { permitNumber, quantities: { '1': quantity }, transportDocument: null, remarks: null, idempotencyKey: randomUUID() };
    must(await endorsePermit(input, world.ctx(by)));
    return permitNumber;
  };
  /** A counter-entry over the one line, as a service would send it. */
  const takingBack = (permitNumber: string, attempt: Attempt = {}) => {
    const { quantity = '5' } = attempt;
    return endorsing(permitNumber, {
      by: supervisor,
      kind: 'correction',
      counted: `-${quantity}`,
      state: 'issued',
      event: 'EndorsementCorrected',
      ...attempt,
    });
  };

  it('is taken back by the counter-entry of a supervisor, whole or in part, and both stay', async () => {
    for (const [endorsedOf, attempt] of [
      ['5', {}],
      ['40', { quantity: '40' }],
      ['40', { state: 'partly-used' }],
    ] as const)
      expect(await refusal('the portal', await takingBack(await endorsed(endorsedOf), attempt))).toBeNull();
    await expectRefused(await takingBack(await endorsed(), { quantity: '6' }), /quantity_balance|violates check constraint/);
  });

  it('is taken back by nobody who endorsed of that permit, and on no day after its last', async () => {
    await expectRefused(await takingBack(await endorsed('5', supervisor)), /whoever endorsed a permit takes nothing back/);
    await expectRefused(await takingBack(await endorsed(), { on: '2028-01-01' }), /nothing of this permit can be taken back/);
  });

  it.each(['suspend', 'revoke'] satisfies PermitAction[])('is taken back of no permit after: %s', async (action) => {
    const permitNumber = await endorsed();
    await world.move(permitNumber, action);
    await expectRefused(await takingBack(permitNumber), /nothing of this permit can be taken back/);
  });

  it('makes a paper fresh again by a counter-entry alone: a state and an event are not enough, nor one over a part', async () => {
    for (const permitNumber of [await endorsed(), await endorsed('40')]) {
      const { id } = await world.permitOf(permitNumber);
      await expectRefused(
        [`UPDATE permit SET state = 'issued' WHERE id = '${id}'`, told('permit', id, 'EndorsementCorrected')],
        /opens again by a counter-entry alone/,
      );
    }
    await expectRefused(await takingBack(await endorsed('12')), /is not unused/);
  });
});
