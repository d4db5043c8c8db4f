import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endorsePermit } from '@/services/border/endorse-permit';
import { query, superuserUrl, withClient } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { endQuota, makeQuota } from '../../support/world/quotas';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
  const quota = await makeQuota({ limit: '1000' });
  const split = { splitConsignments: true };
  for (const options of [split, {}]) {
    const { permitNumber } = await world.issuedPermit(options);
    const endorsement = { permitNumber, quantities: { '1': '5' }, transportDocument: null, remarks: null, idempotencyKey: randomUUID() };
    must(await endorsePermit(endorsement, world.ctx(world.people.customs, options)));
  }
  // `move` knows nothing of quotas, so that this permit must not draw of one.
  await endQuota(quota);
  await world.move((await world.issuedPermit()).permitNumber, 'revoke');
});
afterAll(() => world.close());

interface Trigger {
  readonly t: string;
  readonly name: string;
}

/** What `verify_invariants()` says after a superuser has altered tables past every trigger; nothing of it stays. */
async function foundAfter(tables: readonly string[], ...statements: readonly string[]): Promise<string[]> {
  return withClient(superuserUrl(), async (client) => {
    await client.query('BEGIN');
    const { rows } = await client.query(
      `SELECT tgrelid::regclass AS t, tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = ANY ($1::regclass[])`,
      [tables],
    );
    for (const { t, name } of rows) await client.query(`ALTER TABLE ${t} DISABLE TRIGGER ${name}`);
    for (const statement of statements) await client.query(statement);
    for (const { t, name } of rows) await client.query(`ALTER TABLE ${t} ENABLE ALWAYS TRIGGER ${name}`);
    const found = await client.query<{ rule: string }>('SELECT DISTINCT rule FROM verify_invariants() ORDER BY rule');
    await client.query('ROLLBACK');
    return found.rows.map(({ rule }) => rule);
  });
}

const SPLIT = "(SELECT id FROM permit WHERE use_rule = 'split-consignments' LIMIT 1)";
const CONTENT = `replace(convert_from(content, 'UTF8'), '"quantity":"40"', '"quantity":"400"')`;

it('a sound register gives no rows', async () => {
  expect(await query(superuserUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
});

describe('verify_invariants() reports', () => {
  it.each([
    ['an edited event', ['audit_event'], ["UPDATE audit_event SET payload = '{}' WHERE seq = 5"], ['audit.hash']],
    [
      'a removed event',
      ['audit_event'],
      ["DELETE FROM audit_event WHERE type = 'AnswersSaved' AND seq = (SELECT max(seq) FROM audit_event WHERE type = 'AnswersSaved')"],
      ['audit.link'],
    ],
    ['a removed first event', ['audit_event'], ['DELETE FROM audit_event WHERE seq = 1'], ['audit.link']],
    [
      'a cut tail',
      ['audit_event'],
      ['DELETE FROM audit_event WHERE seq = (SELECT max(seq) FROM audit_event)'],
      ['audit.head', 'state.audited'],
    ],
    ['a head that was set back', [], ['UPDATE audit_head SET seq = 0'], ['audit.head']],
    ['a head that is gone', [], ['DELETE FROM audit_head'], ['audit.head']],
    ['a counter that was set on', ['permit_series'], ['UPDATE permit_series SET last_serial = last_serial + 1'], ['series.gap']],
    ['a counter that is gone', ['permit_series'], ['DELETE FROM permit_series'], ['series.gap']],
    [
      'an edited content',
      ['permit'],
      [
        `UPDATE permit SET content = convert_to(${CONTENT}, 'UTF8'), content_sha256 = sha256(convert_to(${CONTENT}, 'UTF8')) WHERE id = ${SPLIT}`,
      ],
      ['content.audited', 'content.said', 'permit.proof'],
    ],
    ['an edited last day', ['permit'], [`UPDATE permit SET valid_until = valid_until + 30 WHERE id = ${SPLIT}`], ['content.said']],
    [
      'an edited quantity of a line',
      ['permit_line'],
      [`UPDATE permit_line SET quantity = 400 WHERE permit_id = ${SPLIT}`],
      ['content.said', 'trade.differs'],
    ],
    [
      'a line that was added',
      ['permit_line'],
      [
        `INSERT INTO permit_line SELECT gen_random_uuid(), permit_id, 2, scientific_name, appendix, source, term, unit, 400, 0 FROM permit_line WHERE permit_id = ${SPLIT}`,
      ],
      ['content.said', 'trade.differs'],
    ],
    ['trade seen before that no permit allowed', ['trade_entry'], ['UPDATE trade_entry SET quantity = quantity + 1'], ['trade.differs']],
    ['a year of trade that its months do not make', ['trade_year'], ['UPDATE trade_year SET endorsed = endorsed + 1'], ['trade.differs']],
    ['a month of trade that no permit allowed', ['trade_month'], ['UPDATE trade_month SET issued = issued + 1'], ['trade.differs']],
    ['trade seen before that was forgotten', ['trade_entry'], ['DELETE FROM trade_entry'], ['trade.differs']],
    ['a revoked permit made valid', ['permit'], ["UPDATE permit SET state = 'issued' WHERE state = 'revoked'"], ['state.audited']],
    [
      'a used permit made unused',
      ['permit'],
      ["UPDATE permit SET state = 'issued' WHERE state = 'used'"],
      ['state.audited', 'used.opened'],
    ],
    [
      'an application moved by hand',
      ['application'],
      ["UPDATE application SET state = 'returned' WHERE id = (SELECT id FROM application LIMIT 1)"],
      ['queue.differs', 'state.audited'],
    ],
    [
      'a balance set back',
      ['permit_line'],
      [`UPDATE permit_line SET endorsed = 0 WHERE permit_id = ${SPLIT}`],
      ['endorsed.sum', 'trade.differs'],
    ],
    ['a smaller crossing', ['endorsement_line'], ['UPDATE endorsement_line SET quantity = 1'], ['endorsed.sum']],
    [
      'more endorsed than permitted',
      ['permit_line'],
      ['ALTER TABLE permit_line DROP CONSTRAINT never_over', `UPDATE permit_line SET endorsed = 41 WHERE permit_id = ${SPLIT}`],
      ['constraint.missing', 'endorsed.over', 'endorsed.sum', 'trade.differs'],
    ],
    [
      'a second consignment',
      ['endorsement'],
      [
        'DROP INDEX one_consignment',
        "INSERT INTO endorsement OVERRIDING SYSTEM VALUE SELECT gen_random_uuid(), nextval('endorsement_reference_seq'), permit_id, use_rule, kind, officer_id, post_id, endorsed_on, NULL, NULL, 'again', request_sha256, recorded_at FROM endorsement WHERE use_rule = 'one-consignment'",
      ],
      ['endorsed.twice', 'index.missing'],
    ],
    ['a balance of a quota that was set back', ['quota_balance'], ['UPDATE quota_balance SET drawn = 0'], ['quota.sum']],
    [
      'more drawn than the quota allows',
      ['quota_balance'],
      ['ALTER TABLE quota_balance DROP CONSTRAINT never_over_quota', 'UPDATE quota_balance SET drawn = limit_quantity + 1'],
      ['constraint.missing', 'quota.over', 'quota.sum'],
    ],
    ['a smaller entry of a quota', ['quota_entry'], ["UPDATE quota_entry SET quantity = 1 WHERE kind = 'return'"], ['quota.sum']],
    [
      'a limit that its balance does not know',
      ['quota', 'quota_balance'],
      [
        'ALTER TABLE quota_balance DROP CONSTRAINT quota_balance_quota_id_limit_quantity_fkey',
        'UPDATE quota SET limit_quantity = limit_quantity + 1',
      ],
      ['quota.balance'],
    ],
    [
      'a return that was taken away',
      ['quota_entry', 'quota_balance'],
      [
        "DELETE FROM quota_entry WHERE kind = 'return'",
        'UPDATE quota_balance b SET (reserved, drawn) = (SELECT s.reserved, s.drawn FROM quota_sums(b.quota_id) s)',
      ],
      ['quota.drawn-for-nothing'],
    ],
    [
      'one person with two parts',
      ['application_part'],
      ["INSERT INTO application_part SELECT application_id, person_id, 'S', since FROM application_part WHERE part = 'R' LIMIT 1"],
      ['duties.separate'],
    ],
    [
      'a signatory without that part',
      ['application_part'],
      ["DELETE FROM application_part WHERE part = 'S' AND application_id = (SELECT application_id FROM permit LIMIT 1)"],
      ['duties.signatory'],
    ],
    [
      'an administrator with another role',
      ['person_role'],
      ["INSERT INTO person_role SELECT person_id, 'administrator' FROM person_role LIMIT 1"],
      ['roles.exclusive'],
    ],
  ])('%s', async (_what, tables, statements, rules) => {
    expect(await foundAfter(tables, ...statements)).toEqual(rules);
  });

  it.each([
    ['switched off', ({ t, name }: Trigger) => `ALTER TABLE ${t} DISABLE TRIGGER ${name}`, 'trigger.off'],
    ['made ordinary', ({ t, name }: Trigger) => `ALTER TABLE ${t} ENABLE TRIGGER ${name}`, 'trigger.off'],
    ['dropped', ({ t, name }: Trigger) => `DROP TRIGGER ${name} ON ${t}`, 'trigger.missing'],
  ])('each trigger that was %s, by its name', async (_what, change, rule) => {
    await withClient(superuserUrl(), async (client) => {
      await client.query('BEGIN');
      const { rows: triggers } = await client.query<Trigger>(
        "SELECT tgrelid::regclass::text AS t, tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgparentid = 0 AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)",
      );
      expect(triggers.length).toBeGreaterThan(40);
      for (const trigger of triggers) await client.query(change(trigger));
      const { rows: found } = await client.query('SELECT rule, reference FROM verify_invariants()');
      await client.query('ROLLBACK');
      const named = found.map((one) => `${one.rule} ${one.reference}`).sort();
      expect(named).toEqual(triggers.map(({ t, name }) => `${rule} ${t}.${name}`).sort());
    });
  });
});
