import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import type { Role } from '@/domain/access/role';
import type { IsoDate } from '@/domain/shared/iso-date';
import { shareCase, transferCase, unshareCase } from '@/services/offices/hand-over';
import { addRoute, endRoute, listOffices } from '@/services/offices/keep-offices';
import { saveLetterhead } from '@/services/offices/letterheads';
import { listQueue } from '@/services/queue/list-queue';
import { getCase } from '@/services/review/get-case';
import { appUrl, ownerUrl, query, superuserUrl, withClient } from '../../support/database';
import { makeWorld, TODAY, type World } from '../../support/world';
import { must } from '../../support/world/request';
import { view } from '../queue/views';
import { caseOf } from '../review/case';

let world: World;
let admin: Actor;
let florist: Actor;
let floraSigner: Actor;
let flora: string;

async function officerOf(office: string, role: Role): Promise<Actor> {
  const person = await world.person([role]);
  await query(ownerUrl(), 'UPDATE person SET office_id = $1 WHERE id = $2', [office, person.personId]);
  return { ...person, officeId: office };
}

beforeAll(async () => {
  world = await makeWorld();
  const [made] = await query(
    ownerUrl(),
    "INSERT INTO office (authority_id, code, name) SELECT authority_id, 'XA-FLORA', 'Flora office' FROM office LIMIT 1 RETURNING id",
  );
  flora = made.id;
  admin = await world.person(['administrator']);
  florist = await officerOf(flora, 'case-officer');
  floraSigner = await officerOf(flora, 'issuing-officer');
  const from = { postalPrefix: null, validFrom: TODAY as IsoDate, source: 'Order 12 of 2026' };
  must(await addRoute({ ...from, code: 'XA-FLORA', taxonGroup: 'plants' }, world.ctx(admin)));
  must(await addRoute({ ...from, code: 'XA-MA', taxonGroup: null }, world.ctx(admin)));
});
afterAll(() => world.close());

const ORCHID = { scientificName: 'Dendrobium nobile', source: 'A', quantity: '600', description: 'Potted plants' } as const;
const sees = async (who: Actor, reference: string) => must(await listQueue(view({ text: reference }), world.ctx(who))).rows.length === 1;
const opens = async (who: Actor, reference: string) => (await getCase({ reference }, world.ctx(who))).ok;
const hand = async (reference: string) => ({ reference, version: await world.versionOf(reference), reason: 'It concerns plants' });
const events = async (reference: string) => caseOf(world, reference).events();

describe('an application that is sent', () => {
  it('goes to the office of its taxon group, and no other sees it', async () => {
    const orchid = await world.submittedApplication({ lines: [ORCHID] });
    const python = await world.submittedApplication();
    expect(await sees(florist, orchid)).toBe(true);
    expect(await sees(world.people.officer, orchid)).toBe(false);
    expect(await opens(world.people.officer, orchid)).toBe(false);
    expect(await sees(world.people.officer, python)).toBe(true);
    expect(await opens(florist, python)).toBe(false);
    // A draft begins in the first office; whatever goes elsewhere when it is sent is told.
    expect(await events(python)).toContain('ApplicationRouted');
  });

  it('stays with its office when it comes back, whatever the table says by then', async () => {
    const orchid = await world.submittedApplication({ lines: [ORCHID] });
    must(await transferCase({ ...(await hand(orchid)), officeId: world.places.officeId }, world.ctx(florist)));
    must(await caseOf(world, orchid).take('returnForInformation', world.people.officer));
    must(await caseOf(world, orchid).take('submit', world.people.trader));
    expect(await sees(world.people.officer, orchid)).toBe(true);
  });
});

describe('a transfer', () => {
  it('takes the case, its work and its sight from one office to the other, and says why', async () => {
    const { officer } = world.people;
    const reference = await world.submittedApplication();
    must(await caseOf(world, reference).take('startReview', officer));
    must(await shareCase({ ...(await hand(reference)), officeId: flora }, world.ctx(officer)));
    must(await transferCase({ ...(await hand(reference)), officeId: flora }, world.ctx(officer)));
    expect(await opens(officer, reference)).toBe(false);
    expect(must(await listQueue(view({ assigned: 'none', text: reference }), world.ctx(florist))).rows).toHaveLength(1);
    expect(await caseOf(world, reference).take('recordLegalAcquisition', officer)).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
    must(await caseOf(world, reference).take('recordLegalAcquisition', florist));
    expect(await events(reference)).toEqual(expect.arrayContaining(['ApplicationTransferred', 'CaseShareEnded']));
  });

  it('is made by a case officer of the office that has the case, on its newest version, before it is recommended', async () => {
    const { officer, signer } = world.people;
    const reference = await world.submittedApplication();
    const to = { ...(await hand(reference)), officeId: flora };
    expect(await transferCase(to, world.ctx(signer))).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    expect(await transferCase({ ...to, officeId: world.places.officeId }, world.ctx(florist))).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
    expect(await transferCase({ ...to, version: to.version - 1 }, world.ctx(officer))).toMatchObject({
      ok: false,
      problem: { kind: 'stale' },
    });
    expect(await transferCase({ ...to, officeId: world.places.officeId }, world.ctx(officer))).toMatchObject({
      ok: false,
      problem: { kind: 'invalid-input' },
    });
    const late = await world.recommendedApplication();
    expect(await transferCase({ ...(await hand(late)), officeId: flora }, world.ctx(officer))).toMatchObject({
      ok: false,
      problem: { kind: 'transition-not-allowed' },
    });
  });
});

describe('a shared case', () => {
  it('is read by the other office and changed by nobody there, until the sharing ends', async () => {
    const { officer } = world.people;
    const reference = await world.submittedApplication();
    must(await shareCase({ ...(await hand(reference)), officeId: flora }, world.ctx(officer)));
    must(await shareCase({ ...(await hand(reference)), officeId: flora }, world.ctx(officer)));
    expect(must(await listQueue(view({ shared: true }), world.ctx(florist))).rows.map((row) => row.reference)).toEqual([reference]);
    expect(await sees(florist, reference)).toBe(false);
    for (const reader of [florist, floraSigner]) {
      const found = must(await getCase({ reference }, world.ctx(reader)));
      expect(found).toMatchObject({ actions: [], mayRecordFindings: false, maySign: false, maySetAside: false });
    }
    expect(await caseOf(world, reference).take('startReview', florist)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    must(await unshareCase({ ...(await hand(reference)), officeId: flora }, world.ctx(officer)));
    expect(await opens(florist, reference)).toBe(false);
  });

  it('is never a draft, nor another office’s to share', async () => {
    const draft = await world.draftApplication();
    const sent = await world.submittedApplication();
    expect(await shareCase({ ...(await hand(draft)), officeId: flora }, world.ctx(world.people.officer))).toMatchObject({ ok: false });
    expect(await shareCase({ ...(await hand(sent)), officeId: flora }, world.ctx(florist))).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });
});

describe('the administrator', () => {
  it('ends a row of the routing table by the one that takes its place, and never alters one', async () => {
    const at = (validFrom: string) => ({
      code: 'XA-MA',
      taxonGroup: 'birds' as const,
      postalPrefix: '2',
      validFrom: validFrom as IsoDate,
      source: 'Order 13',
    });
    must(await addRoute(at('2026-11-24'), world.ctx(admin)));
    must(await addRoute(at('2026-12-01'), world.ctx(admin)));
    expect(await addRoute(at('2026-11-22'), world.ctx(admin))).toMatchObject({ ok: false, problem: { kind: 'invalid-input' } });
    expect(await addRoute(at('2026-11-30'), world.ctx(admin))).toMatchObject({ ok: false, problem: { kind: 'invalid-input' } });
    const birds = must(await listOffices(null, world.ctx(admin))).routes.filter(({ taxonGroup }) => taxonGroup === 'birds');
    expect(birds.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      ['2026-11-24', '2026-11-30'],
      ['2026-12-01', null],
    ]);
    must(await endRoute({ route: birds[1]?.id ?? '' }, world.ctx(admin)));
    expect(await endRoute({ route: birds[1]?.id ?? '' }, world.ctx(world.people.officer))).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
    await expect(query(appUrl(), `UPDATE office_route SET valid_to = '2030-01-01' WHERE id = '${birds[0]?.id}'`)).rejects.toThrow(
      /ended, never altered/,
    );
  });

  it('gives an office its own letterhead, which stands in box 6 of its permits', async () => {
    const own = { code: 'XA-MA', name: 'Fauna office', address: ['5 Zoo Road', '2040 Green Bay'], place: 'Green Bay', contact: null };
    must(await saveLetterhead(own, world.ctx(admin)));
    const { permitNumber } = await world.issuedPermit();
    const { content } = await world.permitOf(permitNumber);
    expect(content.managementAuthority).toMatchObject({ address: ['Fauna office', '5 Zoo Road', '2040 Green Bay'] });
    expect(content.issue).toMatchObject({ place: 'Green Bay' });
  });
});

describe('PostgreSQL refuses, whoever asks,', () => {
  it('what an officer of another office does to a case', async () => {
    const reference = await world.submittedApplication();
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    const part = `INSERT INTO application_part VALUES ('${id}', '${florist.personId}', 'R', now())`;
    await expect(query(appUrl(), part)).rejects.toThrow(/another office/);
    must(await caseOf(world, reference).take('startReview', world.people.officer));
    must(await transferCase({ ...(await hand(reference)), officeId: flora }, world.ctx(world.people.officer)));
    const decision = `INSERT INTO decision (id, application_id, round, kind, author_id, reasons, at) VALUES (gen_random_uuid(), '${id}', 1, 'return', '${world.people.officer.personId}', 'x', now())`;
    await expect(query(appUrl(), decision)).rejects.toThrow(/another office/);
  });

  it('a case that changes hands in silence, or once it was recommended', async () => {
    const move = (reference: string, event: string) =>
      withClient(appUrl(), async (client) => {
        await client.query('BEGIN');
        await client.query('UPDATE application SET office_id = $1 WHERE reference = $2', [flora, reference]);
        await client.query(
          `SELECT audit_append(now(), 'x', '', $1, 'application', (SELECT id::text FROM application WHERE reference = $2), '{}')`,
          [event, reference],
        );
        await client.query('COMMIT');
      });
    await expect(move(await world.submittedApplication(), 'AnswersSaved')).rejects.toThrow(/tells of it/);
    await expect(move(await world.recommendedApplication(), 'ApplicationTransferred')).rejects.toThrow(/stays with its office/);
  });

  it('nothing of the above is left behind', async () => {
    expect(await query(superuserUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
  });
});
