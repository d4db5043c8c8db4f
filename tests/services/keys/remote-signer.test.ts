import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remoteSigner } from '@/adapters/remote-signer';
import { startSigner } from '@/jobs/signer';
import type { Signer } from '@/services/ports';
import { checkCode } from '@/services/verification/check-permit';
import { ensureKeys } from '../../../scripts/make-keys';
import { ownerUrl, query, signerUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { issuePermit } from '../../support/world/proven';
import { must } from '../../support/world/request';

const TOKEN = 'for-tests-only-for-tests-only-for-tests';
let world: World;
let server: Server;
let signer: Signer;
let url: string;
beforeAll(async () => {
  Object.assign(process.env, { SIGNER_TOKEN: TOKEN, SIGNER_PORT: '0' });
  await ensureKeys();
  world = await makeWorld();
  server = await startSigner();
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  signer = remoteSigner({ url, token: TOKEN });
});
afterAll(async () => {
  server.close();
  await world.close();
});

describe('a signer of its own', () => {
  it('signs a permit by its number, from what it reads in the register itself', async () => {
    const reference = await world.approvedApplication();
    const order = { reference, version: await world.versionOf(reference), validUntil: null };
    const { permitNumber } = must(await issuePermit(order, world.ctx(world.people.signer, { ports: { signer } })));
    const { text } = await world.paperOf(permitNumber);
    expect(must(await checkCode({ scanned: text }, world.ctx(null))).verdict).toBe('VALID');
  });

  it('answers the same signature when it is asked again, and none for what does not wait', async () => {
    const waiting = await world.numberedPermit();
    const [first, second] = [await signer.signPermit(waiting), await signer.signPermit(waiting)];
    expect(first?.cose).toEqual(second?.cose);
    expect(await signer.signPermit('26XA999999/EX')).toBeNull();
  });

  it('signs nothing for whoever has no token, nor with a permit key whatever is asked', async () => {
    await expect(remoteSigner({ url, token: `${TOKEN}!` }).keyInUse('seal')).rejects.toThrow('401');
    const { kid } = await signer.keyInUse('permit');
    await expect(signer.sign(kid, new Uint8Array([1]))).rejects.toThrow('503');
    const { kid: status } = await signer.keyInUse('status');
    expect((await signer.sign(status, new Uint8Array([1]))).length).toBe(64);
    expect((await fetch(url, { method: 'POST', headers: { Authorization: `Bearer ${TOKEN}` }, body: '{"sign":1}' })).status).toBe(400);
  });
});

it('the role of the signer reads what waits for a signature, and nothing else of the register', async () => {
  for (const table of ['permit', 'person', 'application', 'audit_event', 'signing_key'])
    await expect(query(signerUrl(), `SELECT * FROM ${table}`)).rejects.toThrow(/permission denied/);
  const waiting = await world.numberedPermit();
  const { id, contentSha256 } = await world.permitOf(waiting);
  const [{ kid }] = await query(signerUrl(), "SELECT kid FROM key_in_use WHERE purpose = 'permit'");
  const attach = (byte: number, hash = Buffer.from(contentSha256)) =>
    query(signerUrl(), 'SELECT attach_signature($1, $2, $3, $4)', [id, kid, Buffer.alloc(300, byte), hash]);
  await expect(attach(1, Buffer.alloc(32))).rejects.toThrow(/not what the register holds/);
  await attach(1);
  await expect(attach(2)).rejects.toThrow(/has a signature already/);
  await expect(query(ownerUrl(), 'DELETE FROM permit_signature')).rejects.toThrow(/only ever added/);
});
