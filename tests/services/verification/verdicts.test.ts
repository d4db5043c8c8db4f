import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { encodeBase32 } from '@/qr/base32';
import { claimsOf } from '@/qr/claims';
import { signClaims } from '@/qr/permit-code';
import { endorsePermit } from '@/services/border/endorse-permit';
import { checkCode, checkNumber } from '@/services/verification/check-permit';
import { query, superuserUrl } from '../../support/database';
import { compromise, makeWorld, registerKey, type World } from '../../support/world';
import { makeTestKey, signWith, type TestKey } from '../../support/world/keys';
import { must } from '../../support/world/request';

let world: World;
let permit: Awaited<ReturnType<World['issuedPermit']>>;
beforeAll(async () => {
  world = await makeWorld({ splitConsignments: true });
});
afterAll(() => world.close());
beforeEach(async () => {
  permit = await world.issuedPermit();
});

const byCode = async (scanned: string, today?: string) => must(await checkCode({ scanned }, world.ctx(null, today ? { today } : {})));
const byNumber = async (number: string, code: string, today?: string) =>
  must(await checkNumber({ number, code, address: '192.0.2.1' }, world.ctx(null, today ? { today } : {})));
const both = async (today?: string) => [
  (await byCode(permit.text, today)).verdict,
  (await byNumber(permit.permitNumber, permit.checkCode, today)).verdict,
];
const endorse = async (quantity: string) =>
  must(
    await endorsePermit(
      {
        permitNumber: permit.permitNumber,
        quantities: { '1': quantity },
        transportDocument: null,
        remarks: null,
        idempotencyKey: randomBytes(8).toString('hex'),
      },
      world.ctx(world.people.customs),
    ),
  );
const alarms = (kind: string) => query(superuserUrl(), "SELECT detail ->> 'permitNumber' AS number FROM alarm WHERE kind = $1", [kind]);

/** The permit's own claims, altered as the test wants, signed by whichever key. */
async function forged(key: TestKey, change: Partial<ReturnType<typeof claimsOf>> = {}): Promise<string> {
  const held = await world.permitOf(permit.permitNumber);
  return encodeBase32(
    await signClaims({ ...claimsOf(held.content, held.contentSha256, held.registerToken), ...change }, key.kid, signWith(key)),
  );
}

describe('a permit of the register', () => {
  it('is GENUINE while nothing speaks against it', async () => {
    expect(await both()).toEqual(['VALID', 'VALID']);
  });

  it('is GENUINE with what is left once a part was endorsed', async () => {
    await endorse('38');
    expect(await both()).toEqual(['VALID_PARTLY_USED', 'VALID_PARTLY_USED']);
    expect((await byCode(permit.text)).permit?.lines[0]).toMatchObject({ quantity: '40', endorsed: '38', left: '2' });
  });

  it('is used up when all of it was endorsed', async () => {
    await endorse('40');
    expect(await both()).toEqual(['USED_UP', 'USED_UP']);
  });

  it('is valid on its last day and expired the day after, before any nightly job has run', async () => {
    const { validUntil } = await world.permitOf(permit.permitNumber);
    expect(validUntil).toBe('2027-05-22');
    expect(await both('2027-05-22')).toEqual(['VALID', 'VALID']);
    expect(await both('2027-05-23')).toEqual(['EXPIRED', 'EXPIRED']);
  });

  it('is not valid before its first day', async () => {
    expect(await both('2026-11-22')).toEqual(['NOT_YET_VALID', 'NOT_YET_VALID']);
  });

  it.each([
    ['revoke', 'REVOKED'],
    ['replace', 'REPLACED'],
    ['suspend', 'SUSPENDED'],
    ['expire', 'EXPIRED'],
  ] as const)('stops after %s', async (action, verdict) => {
    await world.move(permit.permitNumber, action);
    expect(await both()).toEqual([verdict, verdict]);
  });

  it('shows the parties by its code only, exactly as scanned, and never an address', async () => {
    const scanned = await byCode(permit.text);
    expect(scanned.scannedNames).toEqual({ exporter: 'Élevage Savane S.A.R.L.', importer: 'Tokyo Reptile Centre' });
    const typed = await byNumber(permit.permitNumber, permit.checkCode);
    expect(typed.scannedNames).toBeNull();
    expect(JSON.stringify(typed)).not.toMatch(/Savane|Tokyo/);
    expect(JSON.stringify([scanned, typed])).not.toMatch(/BP 1247|Shinjuku|12 Harbour/);
  });

  it('is recognised whatever host its address was printed with', async () => {
    expect((await byCode(`https://false.example/V/${permit.base32}`)).verdict).toBe('VALID');
    expect((await byCode(`  ${permit.base32}\r\n`)).verdict).toBe('VALID');
  });
});

describe('a permit that is being signed', () => {
  it('answers as unknown to code and number, without alarm', async () => {
    const number = await world.numberedPermit();
    const held = await world.permitOf(number);
    const text = encodeBase32(
      await signClaims(claimsOf(held.content, held.contentSha256, held.registerToken), world.key.kid, signWith(world.key)),
    );
    expect((await byCode(text)).verdict).toBe('UNKNOWN');
    expect((await byNumber(number, held.checkCode)).verdict).toBe('UNKNOWN');
    expect(await alarms('UNKNOWN_TO_REGISTRY')).toEqual([]);
  });

  it('is void, by its number, when its signature will never come', async () => {
    const number = await world.numberedPermit();
    await world.move(number, 'void');
    expect((await byNumber(number, (await world.permitOf(number)).checkCode)).verdict).toBe('VOID');
  });
});

describe('an altered register', () => {
  it.each([
    ['its last day', 'permit', "UPDATE permit SET valid_until = '2029-01-01' WHERE permit_number = $1"],
    [
      'a quantity',
      'permit_line',
      'UPDATE permit_line SET quantity = 4000 WHERE permit_id = (SELECT id FROM permit WHERE permit_number = $1)',
    ],
    [
      'its content',
      'permit',
      `UPDATE permit SET content = forged, content_sha256 = sha256(forged)
       FROM (SELECT convert_to(replace(convert_from(content, 'UTF8'), '"quantity":"40"', '"quantity":"90"'), 'UTF8') AS forged FROM permit WHERE permit_number = $1) AS f
       WHERE permit_number = $1`,
    ],
  ])('is a mismatch by code and by number, with one alarm, when somebody changed %s', async (_, table, sql) => {
    await world.tamper(table, sql, [permit.permitNumber]);
    expect(await both('2026-11-24')).toEqual(['MISMATCH', 'MISMATCH']);
    expect(await both('2026-11-24')).toEqual(['MISMATCH', 'MISMATCH']);
    expect((await alarms('MISMATCH')).filter(({ number }) => number === permit.permitNumber)).toHaveLength(1);
    expect((await byCode(permit.text)).permit).toBeNull();
  });

  it('is a mismatch when another signature than the one on the paper was stored', async () => {
    const text = await forged(world.key);
    expect((await byCode(text)).verdict).toBe('MISMATCH');
  });
});

describe('a forged code', () => {
  it('is no permit code when it is something else', async () => {
    for (const scanned of ['', 'hello', 'https://example.org/V/', permit.base32.toLowerCase(), `${permit.base32}A`, 'A'.repeat(5000)])
      expect((await byCode(scanned)).verdict).toBe('MALFORMED');
  });

  it('is false when nobody knows its key', async () => {
    expect((await byCode(await forged(makeTestKey()))).verdict).toBe('UNKNOWN_KEY');
  });

  it('is false when the signature does not cover what it says', async () => {
    const text = await forged({ ...makeTestKey(), kid: world.key.kid });
    expect((await byCode(text)).verdict).toBe('INVALID_SIGNATURE');
  });

  it('is false when another Party is claimed', async () => {
    const text = await forged(world.key, { party: 'FR', permitNumber: '26FR000001/EX' });
    expect((await byCode(text)).verdict).toBe('UNKNOWN_KEY');
  });

  it('raises one alarm when a key of ours signed what the register never issued', async () => {
    const text = await forged(world.key, { registerToken: new Uint8Array(randomBytes(16)), permitNumber: '26XA999999/EX' });
    expect((await byCode(text)).verdict).toBe('UNKNOWN_TO_REGISTRY');
    expect((await byCode(text)).verdict).toBe('UNKNOWN_TO_REGISTRY');
    expect(await alarms('UNKNOWN_TO_REGISTRY')).toEqual([{ number: '26XA999999/EX' }]);
  });

  it('raises an alarm when a revoked key signed what the register never issued', async () => {
    const stolen = makeTestKey();
    await registerKey(stolen);
    await compromise(stolen, '2026-11-23T09:00:00.000Z');
    const text = await forged(stolen, { registerToken: new Uint8Array(randomBytes(16)) });
    expect((await byCode(text)).verdict).toBe('KEY_REVOKED');
    expect(await alarms('KEY_REVOKED')).toEqual([{ number: permit.permitNumber }]);
  });

  it('shows nothing of the register', async () => {
    const answer = await byCode(await forged({ ...makeTestKey(), kid: world.key.kid }));
    expect(answer).toMatchObject({ permit: null, scannedNames: null });
  });
});

// Last, because no key comes back from this.
describe('a permit whose key was declared compromised', () => {
  it('is still genuine when the register had it before the cut-off, and false when it came after', async () => {
    expect(await both()).toEqual(['VALID', 'VALID']);
    const elsewhere = await world.issuedPermit({ now: '2026-11-23T12:00:00.000Z' });
    await compromise(world.key, '2026-11-23T11:00:00.000Z', '2026-11-23T13:00:00.000Z');
    expect(await both()).toEqual(['VALID', 'VALID']);
    expect((await byCode(elsewhere.text)).verdict).toBe('KEY_REVOKED');
    expect((await byNumber(elsewhere.permitNumber, elsewhere.checkCode)).verdict).toBe('KEY_REVOKED');
    expect(await alarms('KEY_REVOKED')).toContainEqual({ number: elsewhere.permitNumber });
  });
});
