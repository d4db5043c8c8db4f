import { createHash, randomBytes } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { der, TAG } from '@/adapters/der';
import { getEvidence } from '@/services/permit/get-evidence';
import { recordEvidence } from '@/services/permit/record-evidence';
import type { TimeStamper } from '@/services/ports';
import { appUrl, query, superuserUrl } from '../../support/database';
import { makeTestSeal, registerSeal, type TestSeal } from '../../support/seal';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
let seal: TestSeal;
let isAwake = false;
const stampedOn: string[] = [];
/** A service that can be asleep; what it gives is believed by itself alone. */
const timeStamps: TimeStamper = {
  stamp: async (digest) => {
    if (!isAwake) return null;
    stampedOn.push(Buffer.from(digest).toString('hex'));
    return der(TAG.octets, randomBytes(200), digest);
  },
  read: (token, digest) =>
    Buffer.from(token).subarray(-32).equals(Buffer.from(digest)) ? { at: new Date('2026-11-23T10:00:07Z'), service: 'CN=Test' } : null,
};

beforeAll(async () => {
  seal = await makeTestSeal();
  world = await makeWorld({ ports: { sealer: seal.sealer, timeStamps } });
  await registerSeal(seal);
});
afterAll(() => world.close());

const entries = async (number: string) => unzipSync(must(await getEvidence({ number }, world.ctx(world.people.signer))).bytes);

it('a permit sealed while no service answers is issued all the same, and gets its time stamp later, beside the file', async () => {
  isAwake = false;
  const permit = await world.issuedPermit();
  expect(await recordEvidence(world.ctx(null))).toEqual({ recorded: 0, waiting: 1 });
  expect(await getEvidence({ number: permit.permitNumber }, world.ctx(world.people.signer))).toMatchObject({ ok: false });

  isAwake = true;
  expect(await recordEvidence(world.ctx(null))).toEqual({ recorded: 1, waiting: 0 });
  expect(await recordEvidence(world.ctx(null))).toEqual({ recorded: 0, waiting: 0 });
  const { pdfSha256 } = await world.permitOf(permit.permitNumber);
  expect(stampedOn).toEqual([pdfSha256]);

  const files = await entries(permit.permitNumber);
  expect(Object.keys(files)).toEqual([
    'mimetype',
    `${permit.permitNumber.replace('/', '-')}.pdf`,
    'META-INF/timestamp.tst',
    'META-INF/seal-certificates.pem',
    'META-INF/seal-key.json',
  ]);
  const pdf = files[`${permit.permitNumber.replace('/', '-')}.pdf`] ?? new Uint8Array();
  expect(createHash('sha256').update(pdf).digest('hex')).toBe(pdfSha256);
  const said = JSON.parse(Buffer.from(files['META-INF/seal-key.json'] ?? []).toString());
  expect(said).toMatchObject({ kid: '00000000000000ee', revokedAt: null });
  expect((await world.eventsOf(permit.id)).map(({ type }) => type)).toContain('PermitTimeStamped');
});

it('a time stamp that was obtained while sealing is in the file, and on record', async () => {
  isAwake = true;
  const permit = await world.issuedPermit();
  expect((await recordEvidence(world.ctx(null))).recorded).toBe(1);
  expect(Object.keys(await entries(permit.permitNumber))).toContain('META-INF/seal-timestamp.tst');
});

it('an evidence record is written once, by whomever', async () => {
  for (const sql of ["UPDATE permit_evidence SET service = 'another'", 'DELETE FROM permit_evidence'])
    await expect(query(superuserUrl(), sql)).rejects.toThrow();
  await expect(query(appUrl(), 'TRUNCATE permit_evidence')).rejects.toThrow();
});
