import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeForeignDocument } from '@/services/imports/foreign-documents';
import { listOpinions, recordOpinion } from '@/services/registers/non-detriment';
import { appUrl, ownerUrl, query, superuserUrl, withClient } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { anOpinion, recordedDocument } from '../../support/world/registers';
import { must } from '../../support/world/request';

let world: World;
let opinion: string;
let accepted: string;
beforeAll(async () => {
  world = await makeWorld();
  const officer = world.ctx(world.people.officer);
  must(await recordOpinion(anOpinion({ volume: '50', unit: 'NAR' }), world.ctx(world.people.scientist)));
  opinion = must(await listOpinions({ search: null, after: null }, officer)).rows[0]?.id ?? '';
  await world.issuedPermit({ lines: [{ quantity: '40' }] });
  const reference = await recordedDocument(officer, { number: 'GH 1' });
  must(await judgeForeignDocument({ reference, outcome: 'accepted', reason: 'In order' }, officer));
  accepted = reference;
});
afterAll(() => world.close());

const asPortal = (sql: string, values: unknown[] = []) => query(appUrl(), sql, values);
const asOwner = (sql: string, values: unknown[] = []) => query(ownerUrl(), sql, values);

describe('the role that serves people', () => {
  it.each([
    ['raise a limit', 'UPDATE ledger_account SET most = 1000000'],
    ['give a balance back', 'UPDATE ledger_account SET held = 0'],
    ['open an account', "INSERT INTO ledger_account (id, most) VALUES (gen_random_uuid(), 'NaN')"],
    ['write a movement', "INSERT INTO ledger_movement (draw_id, change, permit_state, at) SELECT id, -1, 'void', now() FROM ledger_draw"],
    ['take a draw back', 'DELETE FROM ledger_draw'],
    ['change an opinion', "UPDATE non_detriment_opinion SET conditions = 'none'"],
    ['delete a document', 'DELETE FROM foreign_document'],
    ['rename what was presented', "UPDATE foreign_document SET number = 'other'"],
    ['lock what is checked', 'SELECT * FROM invariants_of_registers()'],
  ])('cannot %s', async (_, sql) => {
    await expect(asPortal(sql)).rejects.toThrow(/permission denied/);
  });

  it('cannot draw for a permit that has been told of', async () => {
    await expect(
      asPortal(
        `INSERT INTO ledger_draw (id, account_id, permit_line_id, quantity) SELECT gen_random_uuid(), $1::uuid, id, 10 FROM permit_line LIMIT 1`,
        [opinion],
      ),
    ).rejects.toThrow(/with the number|duplicate key/);
  });

  it('cannot write an opinion for an officer of the Management Authority', async () => {
    await expect(
      asPortal(
        `INSERT INTO non_detriment_opinion (id, is_positive, taxon, country, valid_from, reasoning, author_id, recorded_at)
         VALUES ($1, true, 'Python regius', 'XA', '2026-01-01', 'Fine', $2, now())`,
        [randomUUID(), world.people.officer.personId],
      ),
    ).rejects.toThrow(/only the Scientific Authority/);
  });

  it('cannot write one without an audit event, nor replace one twice', async () => {
    const write = (supersedes: string | null) =>
      asPortal(
        `INSERT INTO non_detriment_opinion (id, is_positive, taxon, country, valid_from, reasoning, supersedes, author_id, recorded_at)
         VALUES ($1, true, 'Python regius', 'XA', '2026-01-01', 'Fine', $2, $3, now())`,
        [randomUUID(), supersedes, world.people.scientist.personId],
      );
    await expect(write(null)).rejects.toThrow(/without an audit event/);
  });

  it.each(['0', '-5', "'NaN'", "'Infinity'"])('cannot give an opinion the volume %s', async (volume) => {
    await expect(
      asPortal(
        `INSERT INTO non_detriment_opinion (id, is_positive, taxon, country, volume, unit, valid_from, reasoning, author_id, recorded_at)
         VALUES (gen_random_uuid(), true, 'Python regius', 'XA', ${volume}, 'NAR', '2026-01-01', 'Fine', $1, now())`,
        [world.people.scientist.personId],
      ),
    ).rejects.toThrow(/quantity_positive|cannot hold an infinite|overflow/);
  });

  it('cannot decide a document twice, nor add a line to one that is decided', async () => {
    const { personId } = world.people.officer;
    await expect(
      asPortal(
        `UPDATE foreign_document SET state = 'refused', decided_by = $2, decided_at = now(), reason = 'Again' WHERE reference = $1`,
        [accepted, personId],
      ),
    ).rejects.toThrow(/once, and never altered/);
    await expect(
      asPortal(
        `INSERT INTO foreign_document_line (id, document_id, position, scientific_name, term, unit, quantity, arrived)
         SELECT gen_random_uuid(), id, 2, 'Python regius', 'LIV', 'NAR', 1, 1 FROM foreign_document WHERE reference = $1`,
        [accepted],
      ),
    ).rejects.toThrow(/takes no more lines/);
  });

  it('cannot accept a number of the same State twice, however it is spelt', async () => {
    const again = await recordedDocument(world.ctx(world.people.officer), { number: ' gh  1' });
    await expect(
      asPortal(
        `UPDATE foreign_document SET state = 'accepted', decided_by = $2, decided_at = now(), reason = 'Fine' WHERE reference = $1`,
        [again, world.people.officer.personId],
      ),
    ).rejects.toThrow(/foreign_document_used_once/);
  });

  it('cannot enter an import that nobody accepted', async () => {
    const open = await recordedDocument(world.ctx(world.people.officer));
    await expect(
      asPortal(
        `WITH made AS (INSERT INTO import_record (id, foreign_document_id, imported_on, recorded_by, recorded_at)
           SELECT gen_random_uuid(), id, '2026-11-20', $2::uuid, now() FROM foreign_document WHERE reference = $1 RETURNING id)
         INSERT INTO import_record_line (id, import_id, position, foreign_line_id, scientific_name, term, unit, quantity)
         SELECT gen_random_uuid(), made.id, 1, l.id, l.scientific_name, l.term, l.unit, 100 FROM made, foreign_document_line l JOIN foreign_document d ON d.id = l.document_id WHERE d.reference = $1`,
        [open, world.people.officer.personId],
      ),
    ).rejects.toThrow(/what arrived under an accepted document/);
  });
});

describe('the owner of the tables', () => {
  it.each([
    ['an opinion', 'DELETE FROM non_detriment_opinion'],
    ['a draw', 'UPDATE ledger_draw SET quantity = 1'],
    ['a movement', 'DELETE FROM ledger_movement'],
    ['a line of an import', 'UPDATE import_record_line SET quantity = quantity + 1'],
    ['all foreign documents', 'TRUNCATE foreign_document CASCADE'],
  ])('cannot change or remove %s', async (_, sql) => {
    await expect(asOwner(sql)).rejects.toThrow(/rows are only ever added/);
  });

  it('cannot let more be drawn than there is', async () => {
    await expect(asOwner('UPDATE ledger_account SET held = most + 1')).rejects.toThrow(/ledger_never_over/);
  });
});

it.each([
  ['a balance that is not the sum of its movements', 'ledger_account', 'UPDATE ledger_account SET held = 0 WHERE held > 0', 'ledger.sum'],
  ['a limit that is not the opinion’s', 'ledger_account', 'UPDATE ledger_account SET most = most + 1', 'ledger.account'],
  ['a draw that was not settled', 'ledger_movement', 'UPDATE ledger_movement SET change = change - 1', 'ledger.settled'],
  ['an import of more than arrived', 'foreign_document_line', 'UPDATE foreign_document_line SET arrived = 1', 'import.above'],
  ['a trigger that is gone', 'permit', 'DROP TRIGGER ledger_settle ON permit', 'trigger.missing'],
])('verify_invariants() reports %s', async (_, table, sql, rule) => {
  const found = await withClient(superuserUrl(), async (client) => {
    await client.query('BEGIN');
    const { rows } = await client.query('SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = $1::regclass', [table]);
    for (const { name } of rows) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${name}`);
    await client.query(sql);
    const result = await client.query<{ rule: string }>('SELECT DISTINCT rule FROM verify_invariants()');
    await client.query('ROLLBACK');
    return result.rows.map((row) => row.rule);
  });
  expect(found).toContain(rule);
});
