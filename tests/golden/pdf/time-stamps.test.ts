import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { sealReader } from '@/adapters/seal-reader';
import { timeStampServices } from '@/adapters/time-stamp-services';
import { renderPermit } from '@/pdf/render-permit';
import { makeTestSeal } from '../../support/seal';
import { type Manner, timeStampService } from '../../support/time-stamp-service';
import { sealReport } from './read-pdf';
import { CHECK_ADDRESS, QR_TEXT, sample } from './samples';

const services: Awaited<ReturnType<typeof timeStampService>>[] = [];
const begin = async (manner: Manner) => {
  const service = await timeStampService(manner);
  services.push(service);
  return service;
};
afterAll(async () => {
  for (const service of services) await service.close();
});

const DATA = new TextEncoder().encode('26XA000123/EX');
const DIGEST = createHash('sha256').update(DATA).digest();

describe('a time stamp', () => {
  it('is taken from the first service that answers rightly, and others find it good', async () => {
    const [broken, good, spare] = [await begin('badly'), await begin('rightly'), await begin('rightly')];
    const stamper = timeStampServices([broken.address, good.address, spare.address]);
    const token = await stamper.stamp(DIGEST);
    expect([broken.asked(), good.asked(), spare.asked()]).toEqual([1, 1, 0]);
    expect(token && stamper.read(token, DIGEST)?.service).toContain('Test time stamps');
    expect(good.verify(token ?? new Uint8Array(), DATA)).toContain('Verification: OK');
    expect(token && stamper.read(token, createHash('sha256').update('another').digest())).toBeNull();
    const altered = Uint8Array.from(token ?? []);
    altered[altered.length - 20] = (altered[altered.length - 20] ?? 0) ^ 1;
    expect(stamper.read(altered, DIGEST)).toBeNull();
  });

  it.each(['another-digest', 'another-nonce', 'refusing', 'never', 'elsewhere', 'at-length'] as const)(
    'is not taken from a service that answers %s, nor waited for longer than two seconds',
    async (manner) => {
      const service = await begin(manner);
      const since = performance.now();
      expect(await timeStampServices([service.address]).stamp(DIGEST)).toBeNull();
      expect([service.asked() > 0, service.followed()]).toEqual([true, 0]);
      // Two seconds of waiting, and as long again for a machine that is busy.
      if (manner === 'never') expect(performance.now() - since).toBeLessThan(4_000);
    },
  );

  it('lies inside a seal that was made while a service answered, and breaks nothing', async () => {
    const [service, seal] = [await begin('rightly'), await makeTestSeal()];
    const { stamp, read } = timeStampServices([service.address]);
    const pdf = await renderPermit(sample('one-line').content, { qrText: QR_TEXT, checkAddress: CHECK_ADDRESS });
    const sealed = await seal.seal(pdf, stamp);
    const inside = sealReader.open(sealed)?.timeStamp;
    expect(inside && read(inside.token, inside.digest)?.service).toContain('Test time stamps');
    expect(sealReader.read(sealed, [seal.certificate])).toBe('intact');
    expect(sealReport(sealed)).toContain('Signature is Valid');
  });

  it('is left out when none is to be had, and the file is sealed all the same', async () => {
    const seal = await makeTestSeal();
    const pdf = await renderPermit(sample('one-line').content, { qrText: QR_TEXT, checkAddress: CHECK_ADDRESS });
    const sealed = await seal.seal(pdf, async () => null);
    expect(sealReader.open(sealed)).toMatchObject({ timeStamp: null });
  });
});
