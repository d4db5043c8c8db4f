import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { savePart } from '@/data/repositories/case-repository';
import { inTransaction } from '@/data/transaction';
import type { Part } from '@/domain/access/separation-of-duties';
import { ok } from '@/domain/shared/result';
import { startApplication } from '@/services/application/start-application';
import { withdrawApplication } from '@/services/application/withdraw-application';
import { recommend, sendBack, startReview } from '@/services/review/review-steps';
import { verifyInvariants } from '@/services/upkeep/verify-invariants';
import { appUrl, query, superuserUrl, withClient } from '../support/database';
import { makeWorld, type World } from '../support/world';
import { issuePermit } from '../support/world/proven';
import { race } from './support/outcomes';
import { rounds } from './support/scale';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const idOf = async (reference: string): Promise<string> =>
  (await world.db.application.findUniqueOrThrow({ where: { reference }, select: { id: true } })).id;

describe('one person who takes two parts of one application at the same moment', () => {
  const pairs: [Part, Part][] = [
    ['A', 'R'],
    ['R', 'S'],
    ['N', 'S'],
    ['R', 'N'],
  ];

  it.each(pairs)('holds %s or %s, never both', async (first, second) => {
    for (let round = 0; round < rounds(3, 100); round++) {
      const id = await idOf(await world.draftApplication());
      const person = await world.person(['case-officer', 'issuing-officer', 'scientific-authority']);
      const take = (part: Part) => () =>
        inTransaction(world.ctx(person), async (tx) => {
          await savePart(tx, id, person.personId, part, '2026-11-23T10:00:00Z');
          return ok(part);
        });

      const { accepted, problems, thrown } = await race([take(first), take(second)]);

      expect({ accepted: accepted.length, problems, thrown }).toEqual({ accepted: 1, problems: ['separation-of-duties'], thrown: [] });
    }
  });

  it('cannot hide one from the other behind an older snapshot', async () => {
    const id = await idOf(await world.draftApplication());
    const { personId } = await world.person(['case-officer', 'issuing-officer']);
    const insert = `INSERT INTO application_part (application_id, person_id, part, since) VALUES ('${id}', '${personId}', `;
    const attempt = (part: string) =>
      withClient(appUrl(), async (client) => {
        await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
        await client.query('SELECT count(*) FROM application_part');
        await client.query(`${insert}'${part}', now())`);
        await client.query('COMMIT');
      });

    const outcomes = await Promise.allSettled([attempt('R'), attempt('S')]);

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await query(superuserUrl(), 'SELECT part FROM application_part WHERE person_id = $1', [personId])).toEqual([]);
  });
});

it('of two case officers who take one application up at once, one has it', async () => {
  const reference = await world.submittedApplication();
  const input = { reference, version: await world.versionOf(reference) };
  const other = await world.person(['case-officer']);

  const outcome = await race([world.people.officer, other].map((actor) => () => startReview(input, world.ctx(actor))));

  expect(outcome).toEqual({ accepted: [{ reference }], problems: ['stale'], thrown: [] });
});

it('a recommendation sent back by one officer while another sends it back too is sent back once', async () => {
  const reference = await world.recommendedApplication();
  const input = { reference, version: await world.versionOf(reference), reason: 'The origin is not shown' };

  const outcome = await race([world.people.signer, world.people.secondSigner].map((actor) => () => sendBack(input, world.ctx(actor))));

  expect(outcome).toEqual({ accepted: [{ reference }], problems: ['stale'], thrown: [] });
});

it('a form that begins a draft, sent five times at once, begins one', async () => {
  const idempotencyKey = randomUUID();
  const { accepted, problems, thrown } = await race(
    Array.from({ length: 5 }, () => () => startApplication({ form: 'EXPORT', idempotencyKey }, world.ctx(world.people.trader))),
  );

  expect({ problems, thrown, begun: new Set(accepted.map(({ reference }) => reference)).size }).toEqual({
    problems: [],
    thrown: [],
    begun: 1,
  });
});

it('an application that is withdrawn while it is signed is either withdrawn or a permit', async () => {
  for (let round = 0; round < rounds(4, 50); round++) {
    const reference = await world.approvedApplication();
    const version = await world.versionOf(reference);

    const { accepted, problems, thrown } = await race<unknown>([
      () => withdrawApplication({ reference, version }, world.ctx(world.people.trader)),
      () => issuePermit({ reference, version, validUntil: null }, world.ctx(world.people.signer)),
    ]);

    expect({ accepted: accepted.length, refused: problems.length, thrown }).toEqual({ accepted: 1, refused: 1, thrown: [] });
  }
});

it('a recommendation given twice at once begins one round', async () => {
  const reference = await world.recommendedApplication();
  await sendBack({ reference, version: await world.versionOf(reference), reason: 'Once more' }, world.ctx(world.people.signer));
  const input = { reference, version: await world.versionOf(reference), outcome: 'approve', reasons: 'All is in order' } as const;

  const outcome = await race([1, 2].map(() => () => recommend(input, world.ctx(world.people.officer))));

  expect(outcome).toEqual({ accepted: [{ reference }], problems: ['stale'], thrown: [] });
  expect(await verifyInvariants(world)).toEqual([]);
});
