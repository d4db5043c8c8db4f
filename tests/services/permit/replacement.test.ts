import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endorsePermit } from '@/services/border/endorse-permit';
import { finishIssuing } from '@/services/permit/finish-issuing';
import { getPermit } from '@/services/permit/get-permit';
import { prepareReplacement as unproven } from '@/services/permit/prepare-replacement';
import { listReadyToSign } from '@/services/permit/sign-several';
import { makeRequest } from '@/services/permit-requests/own-requests';
import { expirePermits } from '@/services/upkeep/expire-permits';
import { checkCode, checkNumber } from '@/services/verification/check-permit';
import { refusal } from '../../data/register/support/hostile';
import { appUrl, ownerUrl, query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import {
  decideRequest,
  dropReplacement,
  liftSuspension,
  prepareReplacement,
  proposeRevocation,
  signReplacement,
  takeReplacementNumber,
  voidPermit,
} from '../../support/world/proven';
import { must } from '../../support/world/request';

let world: World;
let permit: { id: string; permitNumber: string; text: string; checkCode: string };
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(async () => {
  expect(await query(superuserUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
  await world.close();
});
beforeEach(async () => {
  permit = await world.issuedPermit();
});

type Order = Parameters<typeof prepareReplacement>[0];
const order = (over: Partial<Order> = {}): Order => ({
  permitNumber: permit.permitNumber,
  reason: 'Left in a taxi',
  ground: 'lost',
  corrections: [],
  isHandedIn: false,
  ...over,
});
const renamed = { field: 'importerName', line: null, shouldBe: 'Osaka Reptile Centre' } as const;
const wrong = (corrections: Order['corrections'] = [renamed]) =>
  order({ ground: 'correction', reason: 'The importer was named wrongly', corrections });
const signer = () => world.ctx(world.people.signer);
const second = () => world.ctx(world.people.secondSigner);
const sign = (ctx = signer()) => signReplacement({ permitNumber: permit.permitNumber }, ctx);
const number = (ctx = signer()) => takeReplacementNumber({ permitNumber: permit.permitNumber }, ctx);
const replaced = async () => {
  must(await prepareReplacement(order(), signer()));
  return must(await sign()).permitNumber;
};
const verdict = async ({ text } = permit) => must(await checkCode({ scanned: text }, world.ctx(null))).verdict;
const types = async (id = permit.id) => (await world.eventsOf(id)).map(({ type }) => type);
const endorse = (permitNumber: string, quantity: string) =>
  endorsePermit(
    { permitNumber, quantities: { '1': quantity }, transportDocument: null, remarks: null, idempotencyKey: randomUUID() },
    world.ctx(world.people.customs, { splitConsignments: true }),
  );

describe('a lost permit', () => {
  it('is replaced by one with a number of its own, which names it, its date and the reason', async () => {
    const by = await replaced();

    const { content, replaces, validUntil } = await world.permitOf(by);
    expect(by).not.toBe(permit.permitNumber);
    expect(content.markings).toEqual([
      `REPLACEMENT / REMPLACEMENT / REEMPLAZO: ${permit.permitNumber} (2026-11-23) – lost / perdu / perdido: Left in a taxi`,
    ]);
    expect(replaces).toBe(permit.permitNumber);
    expect(await world.permitOf(permit.permitNumber)).toMatchObject({ state: 'replaced', replacedBy: by, validUntil });
  });

  it('stays REPLACED when it turns up, and its check names the permit in its place', async () => {
    const by = await replaced();

    expect(await verdict(await world.paperOf(by))).toBe('VALID');
    const { permitNumber, checkCode: code } = permit;
    const asked = { number: permitNumber, code, address: '192.0.2.1' };
    expect(must(await checkNumber(asked, world.ctx(null)))).toMatchObject({ verdict: 'REPLACED', permit: { replacedBy: by } });
    expect(await liftSuspension({ permitNumber, reason: 'Found' }, signer())).toMatchObject({
      problem: { kind: 'transition-not-allowed' },
    });
    expect(await prepareReplacement(order(), signer())).toMatchObject({ problem: { kind: 'transition-not-allowed' } });
  });

  it('is told of: its holder, Customs, the authority at the other end, and of commercial trade the Secretariat', async () => {
    await replaced();

    const { measures } = must(await getPermit({ number: permit.permitNumber }, signer()));
    const told = measures?.notices.filter(({ event }) => event === 'replaced').map(({ recipient, country }) => [recipient, country]);
    expect(told?.sort()).toEqual([
      ['customs', 'XA'],
      ['management-authority', 'JP'],
      ['secretariat', 'CH'],
    ]);
    const letters = await query(ownerUrl(), "SELECT address FROM mail WHERE template = 'permitReplaced' AND subject LIKE $1", [
      `%${permit.permitNumber}%`,
    ]);
    expect(letters).toEqual([{ address: world.people.trader.email }]);
    expect(await types()).toEqual(expect.arrayContaining(['ReplacementPrepared', 'PermitReplaced']));
  });

  it('never lasts longer for being replaced, whenever that is', async () => {
    const later = { today: '2027-05-20' };
    must(await prepareReplacement(order(), world.ctx(world.people.signer, later)));
    const by = must(await signReplacement({ permitNumber: permit.permitNumber }, world.ctx(world.people.signer, later))).permitNumber;

    expect(await world.permitOf(by)).toMatchObject({ validFrom: '2027-05-20', validUntil: '2027-05-22' });
  });

  it('is not replaced after its last day, nor while its holder’s report waits for a decision', async () => {
    expect(await prepareReplacement(order(), world.ctx(world.people.signer, { today: '2027-05-23' }))).toMatchObject({
      problem: { kind: 'transition-not-allowed' },
    });
    const lost = {
      number: permit.permitNumber,
      kind: 'replacement-lost',
      explanation: 'At the airport',
      place: null,
      shouldBe: null,
    } as const;
    must(await makeRequest(lost, world.ctx(world.people.trader)));
    const waits = await prepareReplacement(order(), signer());
    expect(waits).toMatchObject({ problem: { kind: 'request-open' } });

    const [{ reference }] = await query(ownerUrl(), 'SELECT reference FROM permit_request WHERE permit_id = $1', [permit.id]);
    must(await decideRequest({ request: reference, outcome: 'accept', reason: 'We believe it' }, signer()));
    await replaced();
    const prepared = (await world.eventsOf(permit.id)).find(({ type }) => type === 'ReplacementPrepared');
    expect(JSON.parse(prepared?.payload ?? '{}')).toMatchObject({ ground: 'lost', request: reference });
  });
});

describe('what is left of a permit', () => {
  it('goes over, and what has crossed does not', async () => {
    permit = await world.issuedPermit({ splitConsignments: true });
    must(await endorse(permit.permitNumber, '10'));
    const by = await replaced();

    expect((await world.permitOf(by)).lines).toMatchObject([{ quantity: '30', endorsed: '0' }]);
    expect(await endorse(permit.permitNumber, '1')).toMatchObject({ problem: { kind: 'permit-not-usable' } });
    must(await endorse(by, '30'));
    expect((await world.permitOf(by)).state).toBe('used');
  });
});

describe('while a replacement is prepared', () => {
  it('the paper is stopped, and comes back as it was when the preparation is dropped', async () => {
    must(await prepareReplacement(order(), signer()));
    expect(await verdict()).toBe('SUSPENDED');
    expect(await proposeRevocation({ permitNumber: permit.permitNumber, reason: 'False' }, signer())).toMatchObject({ ok: false });
    expect(await liftSuspension({ permitNumber: permit.permitNumber, reason: 'Found' }, signer())).toMatchObject({ ok: false });

    must(await dropReplacement({ permitNumber: permit.permitNumber, reason: 'It was found' }, second()));
    expect(await verdict()).toBe('VALID');
    expect(await sign()).toMatchObject({ problem: { kind: 'transition-not-allowed' } });
  });

  it('and its number taken, there is no valid paper until both change places together, whatever dies between', async () => {
    must(await prepareReplacement(order(), signer()));
    const { permitNumber: by } = must(await number());
    expect(must(await number(second())).permitNumber).toBe(by);
    expect(await verdict()).toBe('SUSPENDED');
    expect((await world.permitOf(by)).state).toBe('signing');
    // The night falls on an original whose replacement waits: neither is written off before the other.
    await expirePermits(world.ctx(null, { today: '2027-06-01' }));
    expect((await world.permitOf(permit.permitNumber)).state).toBe('suspended');

    await Promise.all([1, 2, 3].map(() => finishIssuing({ permitNumber: by }, world.ctx(null))));
    expect((await world.permitOf(by)).state).toBe('issued');
    expect(await verdict()).toBe('REPLACED');
    expect((await types(permit.id)).filter((type) => type === 'PermitReplaced')).toHaveLength(1);
  });

  it('a number that is void leaves the way free for another', async () => {
    must(await prepareReplacement(order(), signer()));
    const { permitNumber: spoilt } = must(await number());
    must(await voidPermit({ permitNumber: spoilt, reason: 'The printer is broken' }, signer()));
    expect(await verdict()).toBe('SUSPENDED');

    const by = must(await sign()).permitNumber;
    expect(by).not.toBe(spoilt);
    expect(await world.permitOf(permit.permitNumber)).toMatchObject({ state: 'replaced', replacedBy: by });
  });

  it('of ten who sign at once one number comes', async () => {
    must(await prepareReplacement(order(), signer()));
    const answers = await Promise.all(Array.from({ length: 5 }, (_, n) => sign(n % 2 ? signer() : second())));
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [answer.value.permitNumber] : []))).size).toBe(1);
    expect(await query(ownerUrl(), 'SELECT count(*)::int AS n FROM permit WHERE replaces = $1', [permit.id])).toEqual([{ n: 1 }]);
  });
});

describe('a correction', () => {
  it('is prepared by one officer and signed by another, and says what was wrong', async () => {
    must(await prepareReplacement(wrong([renamed, { field: 'quantity', line: 1, shouldBe: '38' }]), signer()));
    expect(await sign()).toMatchObject({ problem: { kind: 'separation-of-duties' } });
    const waiting = async () => must(await listReadyToSign(null, second())).replacements.map(({ permitNumber }) => permitNumber);
    expect(await waiting()).toContain(permit.permitNumber);
    const by = must(await sign(second())).permitNumber;
    expect(await waiting()).not.toContain(permit.permitNumber);

    const { content } = await world.permitOf(by);
    expect([content.importer.name, content.lines[0]?.quantity]).toEqual(['Osaka Reptile Centre', '38']);
    const prepared = (await world.eventsOf(permit.id)).find(({ type }) => type === 'ReplacementPrepared');
    expect(JSON.parse(prepared?.payload ?? '{}').corrections[0]).toMatchObject({
      was: 'Tokyo Reptile Centre',
      shouldBe: 'Osaka Reptile Centre',
    });
  });

  it('to more than is left is refused, and stops nothing', async () => {
    const key = 'replacement.moreThanLeft';
    const more = prepareReplacement(wrong([{ field: 'quantity', line: 1, shouldBe: '41' }]), signer());
    expect(await more).toMatchObject({ problem: { fields: { shouldBe0: { key } } } });
    expect(await verdict()).toBe('VALID');
  });
});

it('of Appendix I a replacement takes two officers, and PostgreSQL wants them too', async () => {
  permit = await world.issuedPermit({ appendix: 'I' });
  must(await prepareReplacement(order(), signer()));
  expect(await sign()).toMatchObject({ problem: { kind: 'separation-of-duties' } });
  const takesTwo = 'SELECT replacement_takes_two(r) AS two FROM permit_replacement r WHERE permit_id = $1';
  expect(await query(ownerUrl(), takesTwo, [permit.id])).toEqual([{ two: true }]);
  must(await sign(second()));
});

it('a damaged permit is replaced once what is left of the paper is handed in', async () => {
  const damaged = order({ ground: 'damaged', reason: 'Soaked in salt water' });
  expect(await prepareReplacement(damaged, signer())).toMatchObject({
    problem: { fields: { isHandedIn: { key: 'replacement.handInFirst' } } },
  });
  must(await prepareReplacement({ ...damaged, isHandedIn: true }, signer()));
  must(await sign());
  expect(must(await getPermit({ number: permit.permitNumber }, signer())).measures?.returnedPaper).toMatchObject({
    returnedOn: '2026-11-23',
  });
});

it('is not prepared by whoever has another part in the case, by another office, or without a proof and a reason', async () => {
  const reviewer = { ...world.people.officer, roles: ['case-officer', 'issuing-officer'] as const };
  expect(await prepareReplacement(order(), world.ctx(reviewer))).toMatchObject({ problem: { kind: 'separation-of-duties' } });
  const elsewhere = { ...world.people.signer, officeId: randomUUID() };
  expect(await prepareReplacement(order(), world.ctx(elsewhere))).toMatchObject({ problem: { kind: 'not-found' } });
  expect(await prepareReplacement(order(), world.ctx(world.people.officer))).toMatchObject({ problem: { kind: 'forbidden' } });
  expect(await unproven(order(), signer())).toMatchObject({ problem: { fields: { proofCode: { key: 'proof.required' } } } });
  expect(await prepareReplacement(order({ reason: ' ' }), signer())).toMatchObject({ problem: { kind: 'invalid-input' } });
});

describe('PostgreSQL refuses', () => {
  const told = (id: string, type: string) => `SELECT audit_append(now(), '', 'system', '${type}', 'permit', '${id}', '{}')`;
  const move = (id: string, state: string) => `UPDATE permit SET state = '${state}', state_at = now() WHERE id = '${id}'`;

  it('a replaced permit without a permit in its place, and a replacement beside a usable original', async () => {
    must(await prepareReplacement(order(), signer()));
    const { permitNumber: by } = must(await number());
    const { id } = await world.permitOf(by);
    expect((await refusal('the portal', [move(permit.id, 'replaced'), told(permit.id, 'PermitReplaced')]))?.message).toMatch(
      /in its place|without a fresh proof/,
    );
    const signed = `UPDATE permit SET state = 'issued', state_at = now(), issued_at = now(), kid = o.kid, cose = o.cose, drawing_sha256 = o.drawing_sha256,
      pdf_sha256 = sha256('another'), pdf_bytes = 1 FROM permit o WHERE o.id = '${permit.id}' AND permit.id = '${id}'`;
    expect((await refusal('the owner', [signed, told(id, 'PermitIssued')]))?.message).toMatch(
      /becomes valid when the original stops|signature/,
    );
    must(await finishIssuing({ permitNumber: by }, world.ctx(null)));
  });

  it('anything else to become of an original whose replacement waits for its signature', async () => {
    must(await prepareReplacement(order(), signer()));
    const { permitNumber: by } = must(await number());
    for (const [state, type] of [
      ['issued', 'PermitReinstated'],
      ['expired', 'PermitExpired'],
      ['revoked', 'PermitRevoked'],
    ] as const)
      expect((await refusal('the portal', [move(permit.id, state), told(permit.id, type)]))?.message).toMatch(
        /waits|without a fresh proof|revoked by two/,
      );
    expect((await refusal('the owner', [move(permit.id, 'expired'), told(permit.id, 'PermitExpired')]))?.message).toMatch(/waits with it/);
    must(await finishIssuing({ permitNumber: by }, world.ctx(null)));
  });

  it('a preparation that nobody proved, a second one, and one that is told differently later', async () => {
    const insert = (who: string) => `INSERT INTO permit_replacement (id, permit_id, ground, reason, corrections, prepared_by, prepared_at)
      VALUES (gen_random_uuid(), '${permit.id}', 'lost', 'x', '[]', '${who}', now())`;
    expect((await refusal('the portal', [insert(world.people.signer.personId), told(permit.id, 'ReplacementPrepared')]))?.message).toMatch(
      /fresh proof/,
    );
    expect((await refusal('the portal', [insert(world.people.officer.personId), told(permit.id, 'ReplacementPrepared')]))?.message).toMatch(
      /not an issuing-officer/,
    );
    must(await prepareReplacement(order(), signer()));
    expect((await refusal('the portal', [insert(world.people.signer.personId), told(permit.id, 'ReplacementPrepared')]))?.message).toMatch(
      /replacement_prepared_once/,
    );
    await expect(query(appUrl(), "UPDATE permit_replacement SET reason = 'y' WHERE permit_id = $1", [permit.id])).rejects.toThrow(
      /permission denied/,
    );
    await expect(query(ownerUrl(), "UPDATE permit_replacement SET reason = 'y' WHERE permit_id = $1", [permit.id])).rejects.toThrow(
      /signed or dropped once/,
    );
  });
});
