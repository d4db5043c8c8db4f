import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { APPLICATION_STATES, applicationTransitions } from '@/domain/application/application-states';
import { PERMIT_STATES, permitTransitions } from '@/domain/permit/permit-states';
import type { TransitionTable } from '@/domain/shared/transition-table';
import { appUrl, query, superuserUrl, withClient } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { ATTACKERS, expectRefused, refusal, told } from './support/hostile';

let world: World;
let permitId: string;
let applicationId: string;
beforeAll(async () => {
  world = await makeWorld();
  permitId = (await world.issuedPermit()).id;
  const reference = await world.recommendedApplication();
  applicationId = (await world.db.application.findUniqueOrThrow({ where: { reference }, select: { id: true } })).id;
});
afterAll(() => world.close());

/** The states that may follow one, by the table that buttons and services read. */
const followers = (table: TransitionTable<string, string>, from: string): string[] =>
  [...new Set(Object.values(table).flatMap((row) => (row.from.includes(from) ? [row.to] : [])))].filter((to) => to !== from).sort();

/** The states that PostgreSQL lets follow one, tried one after the other as the role of the portal. */
async function accepted(table: 'permit' | 'application', id: string, from: string, states: readonly string[]): Promise<string[]> {
  await world.tamper(table, `UPDATE ${table} SET state = $1 ${table === 'permit' ? ", state_reason = 'a reason'" : ''} WHERE id = $2`, [
    from,
    id,
  ]);
  const found: string[] = [];
  await withClient(appUrl(), async (client) => {
    for (const to of states.filter((state) => state !== from)) {
      await client.query('BEGIN');
      const outcome = await client.query(`UPDATE ${table} SET state = '${to}' WHERE id = '${id}'`).then(
        () => true,
        () => false,
      );
      if (outcome) found.push(to);
      await client.query('ROLLBACK');
    }
  });
  return found.sort();
}

describe('PostgreSQL lets states follow one another as the transition tables do and no other way', () => {
  it.each(PERMIT_STATES)('a permit that is %s', async (from) => {
    expect(await accepted('permit', permitId, from, PERMIT_STATES)).toEqual(followers(permitTransitions, from));
  });

  it.each(APPLICATION_STATES)('an application that is %s', async (from) => {
    expect(await accepted('application', applicationId, from, APPLICATION_STATES)).toEqual(followers(applicationTransitions, from));
  });
});

describe('a change of state', () => {
  const rows = Object.values({ ...applicationTransitions, ...permitTransitions });

  it('is told by the event of its row in the transition tables, in PostgreSQL too', async () => {
    const told = await query(superuserUrl(), 'SELECT DISTINCT event, states_told_by(event) AS states FROM unnest($1::text[]) event', [
      rows.map(({ records }) => records),
    ]);
    const byEvent = new Map(told.map(({ event, states }: { event: string; states: string[] }) => [event, [...states].sort()]));
    for (const { records } of rows)
      expect([records, byEvent.get(records)]).toEqual([
        records,
        [...new Set(rows.filter((row) => row.records === records).map((row) => row.to))].sort(),
      ]);
  });

  const SET = { permit: () => permitId, application: () => applicationId } as const;
  it.each([
    ['permit', 'issued', 'suspended', 'PermitDownloaded'],
    ['permit', 'suspended', 'issued', 'PermitSuspended'],
    ['application', 'recommended', 'under-review', 'AnswersSaved'],
    ['application', 'submitted', 'withdrawn', 'ApplicationReturned'],
  ] as const)('of a %s from %s to %s is not told by nothing, nor by %s', async (table, from, to, event) => {
    const id = SET[table]();
    await world.tamper(table, `UPDATE ${table} SET state = $1 WHERE id = $2`, [from, id]);
    const move = `UPDATE ${table} SET state = '${to}' WHERE id = '${id}'`;
    const silent = new RegExp(`${table} changed without an audit event that tells of it`);
    await expectRefused(move, silent);
    await expectRefused([move, told(table, id, event)], silent);
  });

  it('is not told by the event of an earlier transaction', async () => {
    await query(appUrl(), told('permit', permitId, 'PermitSuspended'));
    await world.tamper('permit', "UPDATE permit SET state = 'issued' WHERE id = $1", [permitId]);
    await expectRefused(`UPDATE permit SET state = 'suspended' WHERE id = '${permitId}'`, /without an audit event/);
  });

  it('is not told by the event of another permit', async () => {
    const other = await world.issuedPermit();
    await expectRefused(
      [`UPDATE permit SET state = 'suspended' WHERE id = '${permitId}'`, told('permit', other.id, 'PermitSuspended')],
      /without an audit event/,
    );
  });

  it('goes through with its event', async () => {
    // What asks for a proof as well is tested with the proofs; a permit runs out by itself.
    const statements = [`UPDATE permit SET state = 'expired' WHERE id = '${permitId}'`, told('permit', permitId, 'PermitExpired')];
    expect(await Promise.all(ATTACKERS.map((attacker) => refusal(attacker, statements)))).toEqual([null, null, null]);
  });
});

it('an application begins as a draft', () =>
  expectRefused(
    `INSERT INTO application (id, state, applicant_id, office_id, party_code, created_at, updated_at, submitted_at)
     SELECT gen_random_uuid(), 'approved', applicant_id, office_id, party_code, now(), now(), now() FROM application LIMIT 1`,
    /begins as a draft/,
  ));
