import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@/data/client';
import { verifyAuditChain } from '@/services/audit/verify-audit-chain';
import { root, typescript } from '../../../scripts/setup/installation.mjs';
import { appUrl, query, superuserUrl, withClient } from '../../support/database';

const EVENTS = 12;
const db = openDatabase(appUrl());
afterAll(() => db.$disconnect());

/** Writes events as the portal does: through the one function that may. The text needs more than one byte a character. */
const append = (payload: string) =>
  query(appUrl(), "SELECT audit_append('2026-11-23T10:00:00Z', '', 'system', 'ApplicationWithdrawn', 'application', 'A-1', $1)", [payload]);

/** What only somebody with the keys of the machine can do: switch the protection off, edit, switch it on again. */
const tamper = (sql: string) =>
  withClient(superuserUrl(), async (client) => {
    await client.query('ALTER TABLE audit_event DISABLE TRIGGER ALL');
    await client.query(sql);
    await client.query('ALTER TABLE audit_event ENABLE ALWAYS TRIGGER append_only');
    await client.query('ALTER TABLE audit_event ENABLE ALWAYS TRIGGER no_truncate');
  });

const verify = (newest: number | null = null) => verifyAuditChain({ newest }, { db });

beforeAll(async () => {
  for (let n = 1; n <= EVENTS; n++) await append(`{"name":"José 王小明 ${n}"}`);
  await query(superuserUrl(), 'CREATE TABLE kept AS SELECT * FROM audit_event');
});

beforeEach(async () => {
  await tamper('DELETE FROM audit_event; INSERT INTO audit_event SELECT * FROM kept');
  await query(superuserUrl(), 'UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM kept ORDER BY seq DESC LIMIT 1)');
});

describe('the audit log', () => {
  it('is found sound, with the number of its events and the hash of its head', async () => {
    const [head] = await query(appUrl(), 'SELECT hash FROM audit_head');
    expect(await verify()).toEqual({ checked: EVENTS, from: 1, headSeq: EVENTS, headHash: head.hash, fault: null });
  });

  it('names the event whose content was edited', async () => {
    await tamper(`UPDATE audit_event SET payload = '{"name":"Jose"}' WHERE seq = 7`);
    expect(await verify()).toMatchObject({ checked: 6, fault: { seq: '7', fault: 'hash' } });
  });

  it('names the event whose moment was edited', async () => {
    await tamper(`UPDATE audit_event SET at = at - interval '1 millisecond' WHERE seq = 3`);
    expect(await verify()).toMatchObject({ fault: { seq: '3', fault: 'hash' } });
  });

  it('names the event after one that was edited together with its own hash', async () => {
    await tamper(
      `UPDATE audit_event SET payload = '{}', hash = encode(sha256(convert_to(audit_entry_text(seq, at, actor_id, actor_roles, type, subject, subject_id, '{}', previous_hash), 'UTF8')), 'hex') WHERE seq = 5`,
    );
    expect(await verify()).toMatchObject({ fault: { seq: '6', fault: 'link' } });
  });

  it('names the gap where an event was removed', async () => {
    await tamper('DELETE FROM audit_event WHERE seq = 4');
    expect(await verify()).toMatchObject({ fault: { seq: '5', fault: 'sequence' } });
  });

  it('notices that its end was cut off', async () => {
    await tamper(`DELETE FROM audit_event WHERE seq > ${EVENTS - 2}`);
    expect(await verify()).toMatchObject({ fault: { seq: String(EVENTS - 1), fault: 'head' } });
  });

  it('notices an event that its head does not know', async () => {
    await query(superuserUrl(), `UPDATE audit_head SET (seq, hash) = (SELECT seq, hash FROM audit_event WHERE seq = ${EVENTS - 1})`);
    expect(await verify()).toMatchObject({ fault: { seq: String(EVENTS), fault: 'head' } });
  });

  it('notices a head with another hash', async () => {
    await query(superuserUrl(), "UPDATE audit_head SET hash = repeat('0', 64)");
    expect(await verify()).toMatchObject({ fault: { seq: String(EVENTS), fault: 'head' } });
  });

  it('can be looked at from its newest events only', async () => {
    expect(await verify(5)).toMatchObject({ checked: 5, from: EVENTS - 4, fault: null });
  });
});

describe('npm run audit:verify', () => {
  const run = () =>
    spawnSync(process.execPath, typescript('scripts/verify-audit-chain.ts'), { cwd: root, env: process.env, encoding: 'utf8' });

  it('says how many events are sound and which hash the head has', async () => {
    const [head] = await query(appUrl(), 'SELECT hash FROM audit_head');
    const { status, stdout } = run();
    expect({ status, stdout }).toEqual({ status: 0, stdout: `SOUND: ${EVENTS} events. Head: event ${EVENTS}, hash ${head.hash}\n` });
  });

  it('names the first bad link and ends with code 1', async () => {
    await tamper(`UPDATE audit_event SET actor_roles = 'issuing-officer' WHERE seq = 2`);
    const { status, stderr } = run();
    expect(status).toBe(1);
    expect(stderr).toContain('BROKEN at event 2 (hash): its content does not give its hash');
  });
});
