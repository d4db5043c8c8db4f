import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import type { Instant } from '@/domain/shared/iso-date';
import { getOwnApplication } from '@/services/application/get-application';
import { listOwnApplications } from '@/services/application/list-own-applications';
import { saveStep } from '@/services/application/save-answers';
import { startApplication } from '@/services/application/start-application';
import { submitApplication } from '@/services/application/submit-application';
import { withdrawApplication } from '@/services/application/withdraw-application';
import { attachDocument } from '@/services/evidence/attach-document';
import { deliverOwnDocument } from '@/services/evidence/deliver-document';
import { acceptMandate } from '@/services/mandates/accept-mandate';
import { endMandate } from '@/services/mandates/end-mandate';
import { giveMandate, type MandateInput } from '@/services/mandates/give-mandate';
import { getMandate, listMandates } from '@/services/mandates/mandates';
import { getPermitPdf } from '@/services/permit/get-permit';
import { listOwnPermits } from '@/services/permit/own-permits';
import { makeRequest } from '@/services/permit-requests/own-requests';
import { makeShare } from '@/services/sharing/shares';
import { appUrl, ownerUrl, query } from '../../support/database';
import { pdfFile } from '../../support/files';
import { makeWorld, type World } from '../../support/world';
import { actingPlay } from '../../support/world/acting';
import { applicationPlay } from '../../support/world/applications';
import { must } from '../../support/world/request';

let world: World;
let acting: ReturnType<typeof actingPlay>;
beforeAll(async () => {
  world = await makeWorld();
  acting = actingPlay(world);
});
afterAll(() => world.close());

const nothing = { problem: { kind: 'not-found' } };
const client = () => world.person(['applicant']);
const playOf = (actor: Actor) => applicationPlay({ people: { ...world.people, trader: actor }, ctx: world.ctx });
const at = async (actor: Actor, reference: string) => ({
  reference,
  version: must(await getOwnApplication({ reference }, world.ctx(actor))).application.version,
});
const revoke = async (by: Actor, mandate: string) => must(await endMandate({ mandate, ending: 'revoked' }, world.ctx(by)));
const offer = async (from: Actor, to: Actor, more: Partial<MandateInput> = {}) =>
  giveMandate(
    { client: from.personId, email: to.email, scope: 'apply', from: '2026-11-23', until: '2027-11-22', clientAddress: '::1', ...more },
    world.ctx(from),
  );
const lettersTo = async (address: string): Promise<string[]> =>
  (await query(ownerUrl(), 'SELECT template FROM mail WHERE address = $1', [address])).map(
    ({ template }: { template: string }) => template,
  );

describe('a mandate', () => {
  it('lets an agent do nothing before it is accepted by the account it was offered to', async () => {
    const [principal, agent, other] = [
      await client(),
      await world.person(['applicant', 'agent']),
      await world.person(['applicant', 'agent']),
    ];
    const { mandate } = must(await offer(principal, agent));

    expect((await acting.again(agent)).principals).toEqual([]);
    expect(await acceptMandate({ mandate }, world.ctx(other))).toMatchObject(nothing);
    expect(must(await listMandates(null, world.ctx(agent)))).toMatchObject([
      { id: mandate, state: 'offered', side: 'agent', agentName: null },
    ]);
    must(await acceptMandate({ mandate }, world.ctx(agent)));
    expect((await acting.again(agent)).principals).toEqual([
      { basis: 'mandate', applicantId: principal.personId, name: principal.name, scope: 'apply' },
    ]);
    expect(await acceptMandate({ mandate }, world.ctx(agent))).toMatchObject({ problem: { kind: 'transition-not-allowed' } });
    expect([await lettersTo(agent.email), await lettersTo(principal.email)]).toMatchObject([['mandateOffered'], ['mandateAccepted']]);
  });

  it('is not accepted by somebody whom the office does not know as an agent', async () => {
    const [principal, other] = [await client(), await client()];
    const { mandate } = must(await offer(principal, other));

    expect(await acceptMandate({ mandate }, world.ctx(other))).toMatchObject(nothing);
  });

  it('lasts from its first day to the end of its last, in the Party’s own time', async () => {
    const principal = await client();
    const { agent } = await acting.agentOf(principal, 'full');
    const on = async (now: Instant) => (await acting.again(agent, now)).principals.length;

    const moments = [
      '2026-11-22T23:59:59.999Z',
      '2026-11-23T00:00:00.000Z',
      '2027-11-22T23:59:59.999Z',
      '2027-11-23T00:00:00.000Z',
    ] as Instant[];
    expect(await Promise.all(moments.map(on))).toEqual([0, 1, 1, 0]);
  });

  it.each([
    ['a past first day', { from: '2026-11-22' }, { from: { key: 'mandate.past' } }],
    ['days out of order', { until: '2026-11-22' }, { until: { key: 'mandate.order' } }],
    ['more than three years', { until: '2029-11-23' }, { until: { key: 'mandate.tooLong' } }],
    ['no day at all', { until: '31 December' }, { until: { key: 'date.invalid' } }],
  ])('is not given with %s', async (_what, more, fields) => {
    const refused = await offer(await client(), await client(), more);

    expect(refused).toMatchObject({ problem: { kind: 'invalid-input', fields } });
  });

  it('is given by an owner for the organisation, not by its members and never for somebody else', async () => {
    const { id, owner, name } = await acting.organisation();
    const member = await acting.join(owner, await client());
    const agent = await world.person(['applicant', 'agent']);

    expect(await offer(member, agent, { client: id })).toMatchObject(nothing);
    expect(await offer(member, agent, { client: world.people.trader.personId })).toMatchObject(nothing);
    expect(await offer(member, member)).toMatchObject({ problem: { fields: { email: { key: 'mandate.oneself' } } } });
    const { mandate } = must(await offer(owner, agent, { client: id }));
    expect(must(await getMandate({ mandate }, world.ctx(member)))).toMatchObject({ clientName: name, may: [] });
    expect(await endMandate({ mandate, ending: 'revoked' }, world.ctx(member))).toMatchObject({
      problem: { kind: 'transition-not-allowed' },
    });
  });

  it('does not exist for anybody else', async () => {
    const { mandate } = await acting.agentOf(await client(), 'apply');
    const stranger = await client();

    for (const id of [mandate, randomUUID(), 'not-an-id']) {
      expect(await getMandate({ mandate: id }, world.ctx(stranger))).toMatchObject(nothing);
      expect(await endMandate({ mandate: id, ending: 'revoked' }, world.ctx(stranger))).toMatchObject(nothing);
    }
  });
});

describe('an agent with a mandate', () => {
  it('applies in the client’s name, and both see the application and are written to', async () => {
    const principal = await client();
    const { agent } = await acting.agentOf(principal, 'apply');
    const reference = await playOf(agent).submittedApplication({ applicant: principal.personId });

    const seen = must(await getOwnApplication({ reference }, world.ctx(principal)));
    expect([seen.application.applicantId, seen.application.agentId, seen.agentName]).toEqual([
      principal.personId,
      agent.personId,
      agent.name,
    ]);
    expect(must(await getOwnApplication({ reference }, world.ctx(agent))).applicantName).toBe(principal.name);
    for (const { email } of [principal, agent]) expect(await lettersTo(email)).toContain('applicationSent');
    const { applications } = must(await listOwnApplications({ text: '', shelf: null, after: null }, world.ctx(agent)));
    expect(applications.map((row) => row.application.reference)).toContain(reference);
  });

  it('sees nothing of the client’s that they did not begin themselves', async () => {
    const principal = await client();
    const own = await playOf(principal).draftApplication();
    const { agent } = await acting.agentOf(principal, 'full');

    expect(await getOwnApplication({ reference: own }, world.ctx(agent))).toMatchObject(nothing);
    expect(must(await listOwnApplications({ text: '', shelf: null, after: null }, world.ctx(agent))).applications).toEqual([]);
  });

  it('goes as far as the scope says: prepared is not sent, and applied for is not fetched', async () => {
    const principal = await client();
    const { agent } = await acting.agentOf(principal, 'prepare');
    const reference = await playOf(agent).draftApplication({ applicant: principal.personId });
    const declaredBy = agent.name;

    expect(must(await getOwnApplication({ reference }, world.ctx(agent))).actions).toEqual([]);
    expect(await submitApplication({ ...(await at(agent, reference)), declaredBy }, world.ctx(agent))).toMatchObject({
      problem: { kind: 'forbidden' },
    });
    expect(await withdrawApplication(await at(agent, reference), world.ctx(agent))).toMatchObject({ problem: { kind: 'forbidden' } });
    must(await submitApplication({ ...(await at(principal, reference)), declaredBy }, world.ctx(principal)));

    const applying = await acting.agentOf(principal, 'apply');
    const permitNumber = await playOf(applying.agent).issuedNumber({ applicant: principal.personId });
    expect(await getPermitPdf({ number: permitNumber }, world.ctx(applying.agent))).toMatchObject(nothing);
    expect(must(await listOwnPermits({ text: '', view: 'all', after: null }, world.ctx(applying.agent))).permits).toEqual([]);
    must(await getPermitPdf({ number: permitNumber }, world.ctx(principal)));
  });

  it('without one applies for nobody but themselves', async () => {
    const [agent, principal] = [await world.person(['applicant', 'agent']), await client()];

    for (const applicant of [principal.personId, randomUUID(), 'nobody'])
      expect(await startApplication({ form: 'EXPORT', idempotencyKey: randomUUID(), applicant }, world.ctx(agent))).toMatchObject({
        problem: { fields: { applicant: { key: 'applicant.unknown' } } },
      });
  });
});

describe('a mandate that is revoked', () => {
  it('takes the case from the agent at the next request: list, page, documents, permits, files', async () => {
    const principal = await client();
    const { agent, mandate } = await acting.agentOf(principal, 'full');
    const permitNumber = await playOf(agent).issuedNumber({ applicant: principal.personId });
    const draft = await playOf(agent).draftApplication({ applicant: principal.personId });
    const file = { name: 'letter.pdf', bytes: await pdfFile() };
    const { document } = must(
      await attachDocument({ reference: draft, kind: 'other', purpose: 'draft', note: null, file }, world.ctx(agent)),
    );
    await revoke(principal, mandate);

    const late = world.ctx(await acting.again(agent));
    expect(await getOwnApplication({ reference: draft }, late)).toMatchObject(nothing);
    expect(await deliverOwnDocument({ reference: draft, document }, late)).toMatchObject(nothing);
    expect(await getPermitPdf({ number: permitNumber }, late)).toMatchObject(nothing);
    expect(must(await listOwnApplications({ text: '', shelf: null, after: null }, late)).applications).toEqual([]);
    expect(must(await listOwnPermits({ text: '', view: 'all', after: null }, late)).permits).toEqual([]);
    expect(await lettersTo(agent.email)).toContain('mandateRevoked');
    must(await deliverOwnDocument({ reference: draft, document }, world.ctx(principal)));
    must(await getPermitPdf({ number: permitNumber }, world.ctx(principal)));
  });

  it('lets no request through that began before it: PostgreSQL asks at the moment of writing', async () => {
    const principal = await client();
    const { agent, mandate } = await acting.agentOf(principal, 'full');
    const permitNumber = await playOf(agent).issuedNumber({ applicant: principal.personId });
    const reference = await playOf(agent).draftApplication({ applicant: principal.personId });
    const seen = await at(agent, reference);
    await revoke(principal, mandate);

    const stale = world.ctx(agent);
    const refused = /only the applicant's side/;
    await expect(saveStep({ ...seen, step: 'purpose', lineId: null, values: { purpose: 'S' } }, stale)).rejects.toThrow(refused);
    await expect(submitApplication({ ...seen, declaredBy: agent.name }, stale)).rejects.toThrow(refused);
    await expect(withdrawApplication(seen, stale)).rejects.toThrow(refused);
    await expect(makeShare({ number: permitNumber, label: 'Courier', days: 3 }, stale)).rejects.toThrow(refused);
    const report = { number: permitNumber, kind: 'cancellation', explanation: 'No', place: null, shouldBe: null } as const;
    await expect(makeRequest(report, stale)).rejects.toThrow(refused);
    const applicant = principal.personId;
    await expect(startApplication({ form: 'EXPORT', idempotencyKey: randomUUID(), applicant }, stale)).rejects.toThrow(refused);
    expect(await at(principal, reference)).toEqual(seen);
  });

  it('gives the case back where the client gives another', async () => {
    const principal = await client();
    const { agent, mandate } = await acting.agentOf(principal, 'apply');
    const reference = await playOf(agent).draftApplication({ applicant: principal.personId });
    await revoke(principal, mandate);
    const { mandate: second } = must(await offer(principal, agent));
    must(await acceptMandate({ mandate: second }, world.ctx(agent)));

    must(await getOwnApplication({ reference }, world.ctx(await acting.again(agent))));
  });

  it('is declined or laid down by the agent as well, who then has nothing of the client’s', async () => {
    const principal = await client();
    const { agent, mandate } = await acting.agentOf(principal, 'apply');
    must(await endMandate({ mandate, ending: 'laid-down' }, world.ctx(agent)));

    expect((await acting.again(agent)).principals).toEqual([]);
    expect(must(await getMandate({ mandate }, world.ctx(principal)))).toMatchObject({ state: 'laid-down', may: [] });
    expect(await lettersTo(principal.email)).toContain('mandateLaidDown');
  });

  it('is no more to be changed, and who began an application neither', async () => {
    const principal = await client();
    const { agent, mandate } = await acting.agentOf(principal, 'apply');
    const reference = await playOf(agent).draftApplication({ applicant: principal.personId });
    await revoke(principal, mandate);

    const reopened = query(appUrl(), 'UPDATE mandate SET ended_at = NULL, ended_by = NULL, ending = NULL WHERE id = $1', [mandate]);
    await expect(reopened).rejects.toThrow(/never altered/);
    await expect(query(appUrl(), "UPDATE mandate SET scope = 'full' WHERE id = $1", [mandate])).rejects.toThrow(/permission denied/);
    await expect(query(appUrl(), 'DELETE FROM mandate WHERE id = $1', [mandate])).rejects.toThrow(/never deleted/);
    const taken = query(appUrl(), 'UPDATE application SET agent_id = $2 WHERE reference = $1', [reference, world.people.trader.personId]);
    await expect(taken).rejects.toThrow(/who began an application/);
    const forged =
      "INSERT INTO mandate (id, client_id, agent_email, scope, starts_at, ends_at, given_by, given_at) VALUES (gen_random_uuid(), $1, 'a@example.test', 'full', now(), now() + interval '1 day', $2, now())";
    await expect(query(appUrl(), forged, [principal.personId, agent.personId])).rejects.toThrow(/given by the client/);
  });
});

describe('somebody who applies for a person without an account', () => {
  const letter = async (reference: string, actor: Actor) =>
    attachDocument(
      { reference, kind: 'authority-letter', purpose: 'draft', note: null, file: { name: 'authority.pdf', bytes: await pdfFile() } },
      world.ctx(actor),
    );

  it('sends the letter of authority with the application; a promise of it is not enough', async () => {
    const { trader } = world.people;
    const reference = await playOf(trader).draftApplication({ applicant: 'other', answers: {} });
    const send = async () => submitApplication({ ...(await at(trader, reference)), declaredBy: trader.name }, world.ctx(trader));
    expect(await send()).toMatchObject({ problem: { fields: { answers: { key: 'application.incomplete' } } } });
    const values = { onBehalf: 'yes', principalName: '王小明' };
    must(await saveStep({ ...(await at(trader, reference)), step: 'applicant', lineId: null, values }, world.ctx(trader)));

    expect(await send()).toMatchObject({ problem: { fields: { answers: { key: 'authorityLetter.missing' } } } });
    const forced = query(
      appUrl(),
      "UPDATE application SET state = 'submitted', submitted_at = now(), version = version + 1 WHERE reference = $1",
      [reference],
    );
    await expect(forced).rejects.toThrow(/letter of authority/);
    must(await letter(reference, trader));
    must(await send());
  });
});

it('leaves the register without contradiction', async () => {
  expect(await query(appUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
});
