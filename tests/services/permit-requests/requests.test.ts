import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import type { RequestKind } from '@/domain/permit/permit-request';
import { endorsePermit } from '@/services/border/endorse-permit';
import { getRequest, listRequests } from '@/services/permit-requests/decide-request';
import { getOwnRequests, makeRequest, withdrawRequest } from '@/services/permit-requests/own-requests';
import { checkCode } from '@/services/verification/check-permit';
import { query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { decideRequest } from '../../support/world/proven';
import { must } from '../../support/world/request';

let world: World;
let permit: { id: string; permitNumber: string; text: string };
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  permit = await world.issuedPermit();
});

const holder = () => world.ctx(world.people.trader);
const ask = (kind: RequestKind, actor: Actor = world.people.trader) =>
  makeRequest({ number: permit.permitNumber, kind, explanation: 'At the airport', place: 'Box 3', shouldBe: 'Osaka' }, world.ctx(actor));
const asked = async (kind: RequestKind): Promise<string> => {
  must(await ask(kind));
  return (await mine())[0]?.reference ?? expect.fail('a request was made');
};
const mine = async () => must(await getOwnRequests({ number: permit.permitNumber }, holder())).requests;
const decide = (request: string, outcome: 'accept' | 'refuse', actor: Actor = world.people.signer) =>
  decideRequest({ request, outcome, reason: 'As we see it' }, world.ctx(actor));
const verdict = async () => must(await checkCode({ scanned: permit.text }, world.ctx(null))).verdict;
const sound = async () => expect(await query(superuserUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);

describe('a report of loss or theft', () => {
  it.each(['replacement-lost', 'replacement-stolen'] as const)('stops the paper at once: %s', async (kind) => {
    expect(await verdict()).toBe('VALID');
    await asked(kind);

    expect(await verdict()).toBe('SUSPENDED');
    expect((await world.eventsOf(permit.id)).map(({ type }) => type).slice(-2)).toEqual(['PermitRequestReceived', 'PermitSuspended']);
    await sound();
  });

  it('is not taken back by the holder, whose account a thief may have', async () => {
    const request = await asked('replacement-stolen');

    expect(await withdrawRequest({ number: permit.permitNumber, request }, holder())).toMatchObject({
      problem: { kind: 'transition-not-allowed' },
    });
  });

  it('leaves the permit suspended when it is accepted, and usable again when it is refused', async () => {
    must(await decide(await asked('replacement-lost'), 'refuse'));
    expect(await verdict()).toBe('VALID');

    must(await decide(await asked('replacement-lost'), 'accept'));
    expect(await verdict()).toBe('SUSPENDED');
    await sound();
  });

  it('gives back the state that the permit had', async () => {
    const split = world.ctx(world.people.customs, { splitConsignments: true });
    permit = await world.issuedPermit({ splitConsignments: true });
    must(
      await endorsePermit(
        {
          permitNumber: permit.permitNumber,
          quantities: { 1: '3' },
          transportDocument: null,
          remarks: null,
          idempotencyKey: '11111111-1111-4111-8111-111111111111',
        },
        split,
      ),
    );
    expect(await verdict()).toBe('VALID_PARTLY_USED');
    must(await decide(await asked('replacement-lost'), 'refuse'));

    expect(await verdict()).toBe('VALID_PARTLY_USED');
  });
});

describe('a report of a loss', () => {
  it('puts the notice for the other authority on record, and tells Customs and the office that has to decide', async () => {
    const supervisor = await world.person(['customs-supervisor']);
    const request = await asked('replacement-lost');

    const told = (template: string) =>
      query(superuserUrl(), "SELECT address FROM mail WHERE template = $1 AND subject LIKE '%' || $2 || '%' ORDER BY address", [
        template,
        permit.permitNumber,
      ]).then((rows) => rows.map(({ address }: { address: string }) => address));
    expect(await told('permitSuspended')).toEqual([supervisor.email]);
    expect(await told('permitLossToDecide')).toEqual([world.people.signer.email, world.people.secondSigner.email].sort());
    const notices = () =>
      query(superuserUrl(), 'SELECT recipient, event FROM permit_notice WHERE permit_id = $1 ORDER BY made_at, event, recipient', [
        permit.id,
      ]);
    expect(await notices()).toEqual([
      { recipient: 'customs', event: 'suspended' },
      { recipient: 'management-authority', event: 'suspended' },
    ]);

    must(await decide(request, 'refuse'));
    expect((await notices()).map(({ event }: { event: string }) => event)).toContain('reinstated');
  });
});

describe('a request about a permit', () => {
  it('is answered by mail when it came in and when it was decided', async () => {
    must(await decide(await asked('replacement-lost'), 'accept'));

    const mails = await query(superuserUrl(), "SELECT template FROM mail WHERE subject LIKE '%' || $1 || '%' ORDER BY template", [
      permit.permitNumber,
    ]);
    const templates = mails.map(({ template }: { template: string }) => template);
    expect(templates).toContain('permitReportedLost');
    expect(templates).toContain('permitRequestDecided');
  });

  it('waits alone: a second one is told of the first', async () => {
    const request = await asked('correction');

    expect(await ask('cancellation')).toEqual({ ok: false, problem: { kind: 'request-open', request } });
  });

  it('says what is wrong only where it is a correction', async () => {
    await asked('correction');
    expect((await mine())[0]).toMatchObject({ place: 'Box 3', shouldBe: 'Osaka', state: 'open' });

    permit = await world.issuedPermit();
    await asked('replacement-damaged');
    expect((await mine())[0]).toMatchObject({ place: null, shouldBe: null });
    expect(await verdict()).toBe('VALID');
  });

  it('is taken back by its holder, and made anew', async () => {
    const request = await asked('cancellation');
    must(await withdrawRequest({ number: permit.permitNumber, request }, holder()));

    expect((await mine())[0]).toMatchObject({ state: 'withdrawn', reason: null });
    expect((await ask('cancellation')).ok).toBe(true);
  });

  it.each(['correction', 'cancellation'] as const)('stops the permit when it is accepted: %s', async (kind) => {
    must(await decide(await asked(kind), 'accept'));

    expect(await verdict()).toBe('SUSPENDED');
    expect((await mine())[0]).toMatchObject({ state: 'accepted', reason: 'As we see it' });
    await sound();
  });

  it('changes nothing when it is refused, with the reason', async () => {
    must(await decide(await asked('cancellation'), 'refuse'));

    expect(await verdict()).toBe('VALID');
    expect((await mine())[0]).toMatchObject({ state: 'refused', reason: 'As we see it' });
  });

  it('is decided once', async () => {
    const request = await asked('correction');
    must(await decide(request, 'refuse'));

    expect(await decide(request, 'accept', world.people.secondSigner)).toMatchObject({ problem: { kind: 'transition-not-allowed' } });
  });

  it('about a permit that ended, or that is somebody else’s, is not made', async () => {
    const other = await world.person(['applicant']);
    expect(await ask('correction', other)).toMatchObject({ problem: { kind: 'not-found' } });
    await world.move(permit.permitNumber, 'revoke');

    expect(await ask('replacement-lost')).toMatchObject({ problem: { kind: 'transition-not-allowed', from: 'revoked' } });
  });
});

describe('the duties on a request', () => {
  it('are kept apart: the holder never decides, nor does a case-officer or another office', async () => {
    const signingHolder = await world.person(['applicant', 'issuing-officer']);
    const request = await asked('correction');
    await world.tamper(
      'application',
      'UPDATE application SET applicant_id = $1 WHERE id = (SELECT application_id FROM permit WHERE id = $2)',
      [signingHolder.personId, permit.id],
    );

    expect(await decide(request, 'accept', signingHolder)).toMatchObject({ problem: { kind: 'separation-of-duties' } });
    expect(await decide(request, 'accept', world.people.officer)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await decide(request, 'accept', { ...world.people.signer, officeId: null })).toMatchObject({ problem: { kind: 'not-found' } });
    expect(must(await getRequest({ request }, world.ctx(signingHolder))).mayDecide).toBe(false);
    expect(must(await getRequest({ request }, world.ctx(world.people.signer))).mayDecide).toBe(true);
    await expect(
      query(
        superuserUrl(),
        "UPDATE permit_request SET state = 'accepted', decided_by = $1, decided_at = declared_at, reason = 'x' WHERE reference = $2",
        [signingHolder.personId, request],
      ),
    ).rejects.toThrow(/separation of duties/);
  });

  it('show the office its own requests, open ones first asked first', async () => {
    const request = await asked('correction');
    const open = must(await listRequests({ view: 'open', after: null }, world.ctx(world.people.signer)));

    expect(open.requests.at(-1)).toMatchObject({ reference: request, permitNumber: permit.permitNumber, kind: 'correction' });
    expect(must(await listRequests({ view: 'open', after: request.slice(2) }, world.ctx(world.people.signer))).requests).toEqual([]);
    must(await decide(request, 'refuse'));
    const decided = must(await listRequests({ view: 'decided', after: null }, world.ctx(world.people.signer)));
    expect(decided.requests[0]).toMatchObject({ reference: request, state: 'refused' });
  });
});

it('PostgreSQL refuses a report of loss that leaves the permit usable', async () => {
  const { id } = permit;
  const holderId = world.people.trader.personId;
  await expect(
    query(
      superuserUrl(),
      `SELECT audit_append(now(), '${holderId}', 'applicant', 'PermitRequestReceived', 'permit', '${id}', '{}');
       INSERT INTO permit_request (id, permit_id, kind, explanation, declared_by, declared_at)
         VALUES (gen_random_uuid(), '${id}', 'replacement-lost', 'x', '${holderId}', now())`,
    ),
  ).rejects.toThrow(/suspended at once/);
});
