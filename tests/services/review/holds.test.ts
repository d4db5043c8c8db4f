import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getOwnApplication } from '@/services/application/get-application';
import { placeHold, releaseHold } from '@/services/review/case-holds';
import { writeNote } from '@/services/review/case-notes';
import { decideCase } from '@/services/review/decide-case';
import { getCase } from '@/services/review/get-case';
import { appUrl, query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { issuePermit } from '../../support/world/proven';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const at = async (reference: string) => ({ reference, version: await world.versionOf(reference) });
const WAITS = { kind: 'import-permit', reason: 'Tokyo has not answered yet.', until: null } as const;

describe('a case on hold', () => {
  it('is neither decided nor signed until it is released, and says what it waits for', async () => {
    const reference = await world.recommendedApplication();
    const { officer, signer } = world.people;
    must(await placeHold({ ...(await at(reference)), ...WAITS }, world.ctx(officer)));
    const decide = async () => decideCase({ ...(await at(reference)), outcome: 'approve', reasons: 'In order' }, world.ctx(signer));
    expect(await decide()).toMatchObject({ ok: false, problem: { kind: 'on-hold', hold: 'import-permit' } });
    must(await releaseHold({ ...(await at(reference)), reason: 'The permit came.' }, world.ctx(officer)));
    must(await decide());

    must(await placeHold({ ...(await at(reference)), ...WAITS, kind: 'inspection' }, world.ctx(signer)));
    const sign = async () => issuePermit({ ...(await at(reference)), validUntil: null }, world.ctx(signer));
    expect(await sign()).toMatchObject({ ok: false, problem: { kind: 'on-hold', hold: 'inspection' } });
    must(await releaseHold({ ...(await at(reference)), reason: 'Seen.' }, world.ctx(signer)));
    must(await sign());
    const { holds } = must(await getCase({ reference }, world.ctx(officer)));
    expect(holds.map(({ kind, released }) => [kind, released?.reason])).toEqual([
      ['inspection', 'Seen.'],
      ['import-permit', 'The permit came.'],
    ]);
    expect(await placeHold({ ...(await at(reference)), ...WAITS }, world.ctx(signer))).toMatchObject({ ok: false });
  });

  it('is held once at a time, and by its officers alone', async () => {
    const reference = await world.submittedApplication();
    const { officer, trader, scientist } = world.people;
    for (const stranger of [trader, scientist])
      expect(await placeHold({ ...(await at(reference)), ...WAITS }, world.ctx(stranger))).toMatchObject({ ok: false });
    must(await placeHold({ ...(await at(reference)), ...WAITS }, world.ctx(officer)));
    expect(await placeHold({ ...(await at(reference)), ...WAITS }, world.ctx(officer))).toMatchObject({ ok: false });
  });

  it('is refused its decision and its number by PostgreSQL itself, and its hold is never rewritten', async () => {
    const reference = await world.recommendedApplication();
    must(await placeHold({ ...(await at(reference)), ...WAITS }, world.ctx(world.people.officer)));
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    const refusing = `BEGIN; SET CONSTRAINTS held_case_rests IMMEDIATE; UPDATE application SET state = 'refused' WHERE id = '${id}'; COMMIT`;
    await expect(query(superuserUrl(), refusing)).rejects.toThrow(/on hold/);
    await expect(query(appUrl(), 'UPDATE case_hold SET reason = $2 WHERE application_id = $1', [id, 'x'])).rejects.toThrow(/permission/);
    await expect(query(superuserUrl(), 'DELETE FROM case_hold WHERE application_id = $1', [id])).rejects.toThrow(/forbidden/);
    await expect(
      query(superuserUrl(), `UPDATE case_hold SET released_by = $2, released_at = now(), release_reason = 'x' WHERE application_id = $1`, [
        id,
        world.people.trader.personId,
      ]),
    ).rejects.toThrow(/separation of duties/);
  });
});

describe('internal notes', () => {
  it('are read by colleagues, newest first, and by nobody of the applicant’s side', async () => {
    const reference = await world.submittedApplication();
    const { officer, signer, trader, scientist } = world.people;
    must(await writeNote({ reference, text: 'The invoice looks like last year’s.' }, world.ctx(officer)));
    must(await writeNote({ reference, text: 'I have asked the registry.' }, world.ctx(signer)));
    for (const stranger of [trader, scientist])
      expect(await writeNote({ reference, text: 'Hello' }, world.ctx(stranger))).toMatchObject({ ok: false });
    const { notes } = must(await getCase({ reference }, world.ctx(officer)));
    expect(notes.map(({ text }) => text)).toEqual(['I have asked the registry.', 'The invoice looks like last year’s.']);
    expect(JSON.stringify(must(await getOwnApplication({ reference }, world.ctx(trader))))).not.toMatch(/registry|invoice looks/);
  });

  it('are never changed, nor written by somebody outside the office, whoever asks PostgreSQL', async () => {
    const reference = await world.submittedApplication();
    must(await writeNote({ reference, text: 'First' }, world.ctx(world.people.officer)));
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    await expect(query(superuserUrl(), `UPDATE case_note SET text = 'Other' WHERE application_id = $1`, [id])).rejects.toThrow(/forbidden/);
    await expect(
      query(appUrl(), `INSERT INTO case_note (id, application_id, author_id, text, at) VALUES (gen_random_uuid(), $1, $2, 'x', now())`, [
        id,
        world.people.trader.personId,
      ]),
    ).rejects.toThrow(/separation of duties/);
  });
});
