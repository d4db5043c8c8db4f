import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportLog } from '@/services/audit/export-log';
import { getCheckpoint } from '@/services/audit/prove';
import { signCheckpoint } from '@/services/audit/sign-checkpoint';
import { endorsePermit } from '@/services/border/endorse-permit';
import { appUrl, ownerUrl, query, superuserUrl, withClient } from '../../support/database';
import { standAlone } from '../../support/verifier';
import { makeWorld, type World } from '../../support/world';
import { logKeys } from '../../support/world/log';
import { must } from '../../support/world/request';

const verifier = standAlone();
const ORIGIN = 'cites.xa/audit';
let world: World;
let keys: Awaited<ReturnType<typeof logKeys>>;
let witnessed: string;
const at = (now: string) => world.ctx(null, { now, ports: { signer: keys.signer } });

/** The whole register as it was honestly, kept beside for the superuser to put back between attacks. */
const KEPT = ['audit_event', 'permit', 'permit_line', 'endorsement_line', 'permit_series'] as const;

beforeAll(async () => {
  world = await makeWorld();
  keys = await logKeys(world);
  const { permitNumber } = await world.issuedPermit();
  must(
    await endorsePermit(
      { permitNumber, quantities: { '1': '38' }, transportDocument: null, remarks: null, idempotencyKey: 'once' },
      world.ctx(world.people.customs),
    ),
  );
  await world.issuedPermit();
  must({ ok: (await signCheckpoint(at('2026-11-23T10:30:00.000Z'))) !== null, value: null } as never);
  witnessed = verifier.file('witnessed.note', must(await getCheckpoint({}, at('2026-11-23T10:31:00.000Z'))).note);
  for (const table of KEPT) await query(superuserUrl(), `CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
});
afterAll(async () => {
  verifier.remove();
  await world.close();
});

/** As whoever owns the machine: guards off, attack, guards on again. */
const asSuperuser = (...statements: readonly string[]) =>
  withClient(superuserUrl(), async (client) => {
    const { rows } = await client.query<{ table: string; name: string }>(
      `SELECT tgrelid::regclass::text AS table, tgname AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'`,
    );
    await client.query('BEGIN');
    for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${name}`);
    for (const statement of statements) await client.query(statement);
    for (const { table, name } of rows) await client.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${name}`);
    await client.query('COMMIT');
  });

const HEAD = 'UPDATE audit_head SET (seq, hash, at) = (SELECT seq, hash, at FROM audit_event ORDER BY seq DESC LIMIT 1)';
/** What an insider with every right would do: makes the whole chain agree with itself again. */
const REHASH = `DO $$ DECLARE e audit_event; prev text := encode(sha256('cites-permit-portal/audit/v1'), 'hex'); n bigint := 0; BEGIN
  UPDATE audit_event SET hash = 'old ' || seq;
  FOR e IN SELECT * FROM audit_event ORDER BY seq LOOP n := n + 1;
    UPDATE audit_event SET seq = n, previous_hash = prev, hash = encode(sha256(convert_to(audit_entry_text(n, at, actor_id, actor_roles, type, subject, subject_id, payload, prev), 'UTF8')), 'hex')
      WHERE seq = e.seq RETURNING hash INTO prev;
  END LOOP; END $$`;
const RESTORE = [
  'ALTER TABLE audit_event ALTER COLUMN seq SET NOT NULL',
  'DELETE FROM audit_event',
  'INSERT INTO audit_event SELECT * FROM kept_audit_event',
  HEAD,
  'UPDATE permit p SET (state, content, content_sha256, valid_until) = (SELECT state, content, content_sha256, valid_until FROM kept_permit k WHERE k.id = p.id)',
  'UPDATE permit_line l SET (quantity, endorsed) = (SELECT quantity, endorsed FROM kept_permit_line k WHERE k.id = l.id)',
  'UPDATE endorsement_line l SET quantity = (SELECT quantity FROM kept_endorsement_line k WHERE (k.endorsement_id, k.permit_line_id) = (l.endorsement_id, l.permit_line_id))',
];

async function judged(...checkpoints: readonly string[]) {
  const lines: string[] = [];
  await exportLog({ write: async (line) => void lines.push(line) }, at('2026-11-23T11:00:00.000Z'));
  const notes = [witnessed, ...checkpoints].flatMap((file) => ['--checkpoint', file]);
  return verifier.ask('log', verifier.file('export.jsonl', lines.join('\n')), ...notes, '--key', keys.vkey(ORIGIN));
}

it('an untouched register is sound, and met by the checkpoint that somebody else kept', async () => {
  expect(await judged()).toMatchObject({
    verdict: 'SOUND',
    exitCode: 0,
    word: expect.stringContaining('2 permits, 1 endorsements, 1 checkpoints met'),
  });
});

describe('the verifier names the first contradiction', () => {
  const KINDS: readonly (readonly [string, readonly string[], string])[] = [
    ['an event that was edited', [`UPDATE audit_event SET payload = '{"reason":"x"}' WHERE seq = 7`], 'event.hash'],
    ['an event that was deleted from the middle', ['DELETE FROM audit_event WHERE seq = 7'], 'event.sequence'],
    ['a tail that was cut off, head and all', ['DELETE FROM audit_event WHERE seq > 20', HEAD], 'log.behind'],
    [
      'an event that was inserted',
      [
        'UPDATE audit_event SET seq = -seq - 1 WHERE seq >= 9',
        'UPDATE audit_event SET seq = -seq WHERE seq < 0',
        "INSERT INTO audit_event SELECT 9, at, actor_id, actor_roles, type, subject, subject_id, payload, previous_hash, 'inserted' FROM audit_event WHERE seq = 8",
      ],
      'event.link',
    ],
    [
      'two events that were swapped',
      [
        'UPDATE audit_event SET seq = -1 WHERE seq = 5',
        'UPDATE audit_event SET seq = 5 WHERE seq = 6',
        'UPDATE audit_event SET seq = 6 WHERE seq = -1',
      ],
      'event.link',
    ],
    [
      'a chain that was altered and hashed anew from end to end',
      [`UPDATE audit_event SET actor_id = 'nobody' WHERE seq = 4`, REHASH, HEAD],
      'log.rewritten',
    ],
    [
      'a log that was emptied and played again',
      [
        'DELETE FROM audit_event WHERE seq > 15',
        `INSERT INTO audit_event SELECT seq, at, 'other', actor_roles, type, subject, subject_id, payload, previous_hash, hash FROM kept_audit_event WHERE seq > 15`,
        REHASH,
        HEAD,
      ],
      'log.rewritten',
    ],
    [
      'a permit that was changed, and nothing else',
      [
        'UPDATE permit SET (content, content_sha256) = (SELECT c, sha256(c) FROM (SELECT convert_to(replace(convert_from(content, \'UTF8\'), \'"quantity":"40"\', \'"quantity":"90"\'), \'UTF8\') AS c) x)',
      ],
      'permit.content',
    ],
    ['a last day that was moved beside the signed content', ["UPDATE permit SET valid_until = '2029-01-01'"], 'permit.columns'],
    [
      'an endorsement that was changed',
      ['UPDATE endorsement_line SET quantity = 3', 'UPDATE permit_line SET endorsed = 3 WHERE endorsed > 0'],
      'endorsement.quantities',
    ],
    ['an old backup that was put in place of the register', ['DELETE FROM audit_event WHERE seq > 12', HEAD], 'log.behind'],
  ];
  it.each(KINDS)('in %s', async (_, attack, kind) => {
    try {
      await asSuperuser(...attack);
      expect(await judged()).toMatchObject({ verdict: 'CONTRADICTION', kind, exitCode: 1 });
    } finally {
      await asSuperuser(...RESTORE);
    }
  });

  it('in a guard that was switched off', async () => {
    await query(superuserUrl(), 'ALTER TABLE permit DISABLE TRIGGER permit_guard');
    expect(await judged()).toMatchObject({ verdict: 'CONTRADICTION', kind: 'trigger.off', about: 'permit.permit_guard' });
    await query(superuserUrl(), 'ALTER TABLE permit ENABLE ALWAYS TRIGGER permit_guard');
  });

  it('in two checkpoints of one size', async () => {
    const { size } = (await signCheckpointOver('another history')) as { size: number };
    expect(await judged(verifier.path('fork.note'))).toMatchObject({ verdict: 'CONTRADICTION', kind: 'log.forked', about: String(size) });
  });

  it('in nothing, once all is as it was', async () => {
    expect((await judged()).verdict).toBe('SOUND');
  });
});

/** What the authority's own key signs of a history that others were not shown. */
async function signCheckpointOver(history: string) {
  const note = must(await getCheckpoint({}, at('2026-11-23T11:00:00.000Z'))).note;
  const size = Number(note.split('\n')[1]);
  const body = `${ORIGIN}\n${size}\n${Buffer.from(history.padEnd(32)).toString('base64')}\n`;
  const id = Buffer.from(keys.vkey(ORIGIN).split('+')[1] ?? '', 'hex');
  const signature = await keys.signer.sign('', new TextEncoder().encode(body));
  verifier.file('fork.note', `${body}\n— ${ORIGIN} ${Buffer.concat([id, signature]).toString('base64')}\n`);
  return { size };
}

describe('whoever attacks with less', () => {
  const ATTACKS = [
    "UPDATE audit_event SET payload = '{}'",
    'DELETE FROM audit_event',
    'TRUNCATE audit_event',
    "UPDATE permit SET valid_until = '2029-01-01'",
    'DELETE FROM log_checkpoint',
  ];
  it.each([
    ['the runtime role', appUrl],
    ['the owner, without switching guards off', ownerUrl],
  ])('is refused by PostgreSQL itself: %s', async (_, url) => {
    for (const attack of ATTACKS) await expect(query(url(), attack)).rejects.toThrow(/permission denied|only ever added|cannot be altered/);
  });
});
