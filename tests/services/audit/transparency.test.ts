import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpWitness } from '@/adapters/http-witness';
import { readEnv } from '@/config/env';
import { eventHashes } from '@/data/log-tree';
import { entryText } from '@/domain/audit/hash-chain';
import { exportLog } from '@/services/audit/export-log';
import { getCheckpoint, proveConsistency, proveInclusion } from '@/services/audit/prove';
import { signCheckpoint } from '@/services/audit/sign-checkpoint';
import { tellWitnesses } from '@/services/audit/tell-witnesses';
import type { LogWitness } from '@/services/ports';
import { compareWithHeld } from '@/services/upkeep/compare-with-held';
import { verifyInvariants } from '@/services/upkeep/verify-invariants';
import { appUrl, ownerUrl, query, superuserUrl } from '../../support/database';
import { standAlone } from '../../support/verifier';
import { makeWorld, type World } from '../../support/world';
import { logKeys } from '../../support/world/log';
import { must } from '../../support/world/request';

const verifier = standAlone();
const ORIGIN = 'cites.xa/audit';
let world: World;
let keys: Awaited<ReturnType<typeof logKeys>>;
let witness: LogWitness;
let permit: Awaited<ReturnType<World['issuedPermit']>>;
beforeAll(async () => {
  world = await makeWorld();
  keys = await logKeys(world);
  permit = await world.issuedPermit();
  const line = await verifier.witness('customs', keys.vkey(ORIGIN));
  const reading = readEnv({ ...process.env, LOG_WITNESSES: line });
  if (!reading.ok || !reading.env.logWitnesses[0]) throw new Error(`not a witness: ${line}`);
  witness = httpWitness(reading.env.logWitnesses[0]);
});
afterAll(async () => {
  verifier.remove();
  await world.close();
});

const at = (now: string) => world.ctx(null, { now, ports: { signer: keys.signer, witnesses: [witness] } });
const append = (count: number) =>
  query(
    appUrl(),
    "SELECT audit_append('2026-11-23T10:00:00Z', '', 'system', 'PersonSignedOut', 'person', n::text, '{}') FROM generate_series(1, $1::int) n",
    [count],
  );
const sizeOf = (note: string) => Number(note.split('\n')[1]);
const noteNow = async () => must(await getCheckpoint({}, at('2026-11-23T10:00:00.000Z'))).note;
const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const node = (left: Uint8Array, right: Uint8Array) => sha256(Buffer.from([1]), left, right);

/** RFC 6962 from the bare rows, with nothing of the portal's tree. */
async function rootOfRows(size: number): Promise<string> {
  const mth = (list: Buffer[]): Buffer => {
    if (list.length === 1) return list[0] as Buffer;
    let k = 1;
    while (k * 2 < list.length) k *= 2;
    return node(mth(list.slice(0, k)), mth(list.slice(k)));
  };
  return mth((await eventHashes(world.db, 0, size)).map(({ hash }) => sha256(Buffer.from([0]), hash))).toString('base64');
}

describe('the head of the log', () => {
  it('is signed at once, then after five minutes or a hundred events, and not before', async () => {
    const first = await signCheckpoint(at('2026-11-23T10:00:00.000Z'));
    expect(first?.note.startsWith(`${ORIGIN}\n${first?.size}\n`)).toBe(true);
    expect(await signCheckpoint(at('2026-11-23T10:10:00.000Z'))).toBeNull();
    await append(1);
    expect(await signCheckpoint(at('2026-11-23T10:04:59.000Z'))).toBeNull();
    expect(await signCheckpoint(at('2026-11-23T10:05:00.000Z'))).not.toBeNull();
    await append(100);
    expect(await signCheckpoint(at('2026-11-23T10:05:01.000Z'))).not.toBeNull();
  });

  it('commits to every event, across stored subtrees', async () => {
    await append(700);
    const checkpoint = await signCheckpoint(at('2026-11-23T10:06:00.000Z'));
    const [, size, root] = (checkpoint?.note ?? '').split('\n');
    expect(Number((await query(ownerUrl(), 'SELECT count(*) FROM log_tile'))[0].count)).toBeGreaterThanOrEqual(2);
    expect(root).toBe(await rootOfRows(Number(size)));
  });

  it('goes to a witness outside, which signs it, holds it and the numbers, and is not asked twice', async () => {
    expect(await tellWitnesses(at('2026-11-23T10:06:01.000Z'))).toEqual({ signed: ['customs'], silent: [], ahead: [] });
    expect(await noteNow()).toMatch(/\n— cites\.xa\/audit \S+\n— customs \S+\n$/);
    await append(100);
    await signCheckpoint(at('2026-11-23T10:07:00.000Z'));
    expect((await tellWitnesses(at('2026-11-23T10:07:01.000Z'))).signed).toEqual(['customs']);
    expect(await tellWitnesses(at('2026-11-23T10:07:02.000Z'))).toEqual({ signed: [], silent: [], ahead: [] });
    const held = JSON.parse(readFileSync(verifier.path('customs/held.json'), 'utf8'))[ORIGIN];
    expect(held.size).toBe(sizeOf(await noteNow()));
    expect(Object.keys(held.numbers)).toEqual([permit.permitNumber]);
  });

  it('is refused by the witness when it is smaller, when it does not continue, and when a stranger signed it', async () => {
    const note = await noteNow();
    const told = { oldSize: 1, proof: [], note };
    expect(await witness.addCheckpoint(told)).toEqual({ holds: sizeOf(note) });
    const forged = note.replace(/\n[^\n]{44}\n/, `\n${Buffer.alloc(32).toString('base64')}\n`);
    expect(await witness.addCheckpoint({ ...told, oldSize: sizeOf(note), note: forged })).toBeNull();
    await append(100);
    const next = await signCheckpoint(at('2026-11-23T10:08:00.000Z'));
    expect(await witness.addCheckpoint({ oldSize: sizeOf(note), proof: [new Uint8Array(32)], note: next?.note ?? '' })).toBeNull();
    expect((await tellWitnesses(at('2026-11-23T10:08:01.000Z'))).signed).toEqual(['customs']);
  });
});

describe('a proof', () => {
  it('shows whoever holds a paper that its issue stands in the log', async () => {
    const { index, event, proof, checkpoint } = must(
      await proveInclusion(
        { permitNumber: permit.permitNumber.replace('/', '-'), code: permit.checkCode, address: '192.0.2.1' },
        at('2026-11-23T11:00:00.000Z'),
      ),
    );
    expect(JSON.parse(event.payload)).toMatchObject({ permitNumber: permit.permitNumber });
    let held = sha256(Buffer.from([0]), sha256(Buffer.from(entryText(event))));
    // RFC 9162 §2.1.3.2.
    let [fn, sn] = [index, sizeOf(checkpoint) - 1];
    for (const text of proof) {
      const brother = Buffer.from(text, 'base64');
      if (fn % 2 === 1 || fn === sn) {
        held = node(brother, held);
        while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1];
      } else held = node(held, brother);
      [fn, sn] = [fn >> 1, sn >> 1];
    }
    expect(held.toString('base64')).toBe(checkpoint.split('\n')[2]);
  });

  it('is given for no other code, and for no size beyond the newest checkpoint', async () => {
    const ctx = at('2026-11-23T11:00:00.000Z');
    expect((await proveInclusion({ permitNumber: permit.permitNumber, code: 'ZZZZZZZZZZZZ', address: '192.0.2.1' }, ctx)).ok).toBe(false);
    expect((await proveConsistency({ from: 5, to: 4 }, ctx)).ok).toBe(false);
    expect((await proveConsistency({ from: 5, to: 1_000_000 }, ctx)).ok).toBe(false);
    expect(must(await proveConsistency({ from: 5, to: 300 }, ctx)).proof.length).toBeGreaterThan(0);
  });
});

describe('a register that was restored to an earlier moment', () => {
  it('is not ready while a witness holds more, and gives no number twice once it is fenced', async () => {
    await append(100);
    expect((await signCheckpoint(at('2026-11-23T11:58:00.000Z')))?.origin).toBe(ORIGIN);
    expect((await tellWitnesses(at('2026-11-23T11:58:01.000Z'))).signed).toEqual(['customs']);
    const held = JSON.parse(readFileSync(verifier.path('customs/held.json'), 'utf8'))[ORIGIN];
    // It was told of everything that this register remembers, and of more.
    const further: LogWitness = {
      name: 'customs',
      addCheckpoint: async () => ({ holds: held.size + 5_000 }),
      keepNumbers: async () => undefined,
    };
    const restored = world.ctx(null, { now: '2026-11-23T11:59:00.000Z', ports: { signer: keys.signer, witnesses: [further] } });
    expect((await tellWitnesses(restored)).ahead).toEqual([]);
    expect((await tellWitnesses(restored, { again: true })).ahead).toEqual(['customs']);
    expect((await verifyInvariants(at('2026-11-23T12:00:00.000Z'))).map(({ rule }) => rule)).toContain('log.behind');

    const fence = "SELECT fence_after_restore('XA', $1, $2, 'The disk was lost', 'Ada and Ben', '2026-11-23T12:00:00Z')";
    await expect(query(appUrl(), fence, ['{"2026": 40}', held.size + 5_000])).rejects.toThrow(/permission denied/);
    await query(ownerUrl(), fence, ['{"2026": 40}', held.size + 5_000]);
    expect(await verifyInvariants(at('2026-11-23T12:00:00.000Z'))).toEqual([]);
    expect((await world.issuedPermit()).permitNumber).toBe('26XA010041/EX');
    expect(await verifyInvariants(at('2026-11-23T12:01:00.000Z'))).toEqual([]);
    // Under its new name it has no checkpoint yet: the first is due at once, whatever was signed a moment ago under the old one.
    expect((await signCheckpoint(at('2026-11-23T12:01:30.000Z')))?.origin).toBe('cites.xa/audit/2');
    expect(await signCheckpoint(at('2026-11-23T12:01:31.000Z'))).toBeNull();
  });

  it('names the papers it does not know, and the numbers it gave twice', async () => {
    const held = JSON.parse(readFileSync(verifier.path('customs/held.json'), 'utf8'))[ORIGIN];
    const { size, numbers } = held;
    const kept = await compareWithHeld([held], world);
    expect(kept).toMatchObject({ shown: size, lost: [], givenTwice: [] });
    expect(kept.events).toBeGreaterThan(size);
    const more = { ...numbers, '26XA000039/EX': 'ab', '26XA000040/EX': 'cd' };
    expect((await compareWithHeld([held, { size: 100_000, numbers: more }], world)).lost).toEqual(['26XA000039/EX', '26XA000040/EX']);
    const other = { [permit.permitNumber]: numbers[permit.permitNumber].replace(/^./, (first: string) => (first === '0' ? '1' : '0')) };
    expect(await compareWithHeld([{ size, numbers: other }], world)).toMatchObject({ lost: [], givenTwice: [permit.permitNumber] });
  });

  it('has its guards: nobody skips numbers without a fence, and nobody alters one', async () => {
    await expect(query(ownerUrl(), 'UPDATE permit_series SET last_serial = last_serial + 5')).rejects.toThrow(/only ever goes up by one/);
    await expect(query(superuserUrl(), 'UPDATE number_fence SET last = 20000')).rejects.toThrow(/rows are only ever added/);
  });

  it('is exported with its fence, and is sound', async () => {
    const lines: string[] = [];
    await exportLog({ write: async (line) => void lines.push(line) }, at('2026-11-23T12:11:00.000Z'));
    const file = verifier.file('fenced.jsonl', lines.join('\n'));
    const note = verifier.file('newest.note', await noteNow());
    const told = await verifier.ask('log', file, '--checkpoint', note, '--key', keys.vkey('cites.xa/audit/2'));
    expect(told).toMatchObject({ verdict: 'SOUND', exitCode: 0 });
  });
});
