import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealReader } from '@/adapters/seal-reader';
import { renderPermit } from '@/pdf/render-permit';
import { makeTestSeal, type TestSeal } from '../../support/seal';
import { alteredFiles, flipped } from './file-attacks';
import { CHECK_ADDRESS, QR_TEXT, sample } from './samples';

const isFull = process.env.TEST_FULL === '1';
const FLIPS = isFull ? 10_000 : 600;

let ours: TestSeal;
let forger: TestSeal;
let unsealed: Uint8Array;
let sealed: Uint8Array;
let other: Uint8Array;

beforeAll(async () => {
  [ours, forger] = await Promise.all([makeTestSeal(), makeTestSeal()]);
  unsealed = await renderPermit(sample('four-lines').content, { qrText: QR_TEXT, checkAddress: CHECK_ADDRESS });
  sealed = await ours.seal(unsealed);
  const second = await renderPermit(sample('one-line').content, { qrText: `${QR_TEXT.slice(0, -1)}A`, checkAddress: CHECK_ADDRESS });
  other = await ours.seal(second);
});

const judged = (pdf: Uint8Array) => sealReader.read(pdf, [ours.certificate]);

describe('our seal', () => {
  it('is whole on the file it was put on, and on no file made of it', async () => {
    expect(judged(sealed)).toBe('intact');
    const altered = await alteredFiles(sealed, other, unsealed, forger);
    expect(altered.length).toBeGreaterThan(25);
    const states = altered.map(({ name, pdf }) => ({ name, state: judged(pdf) }));
    expect(states.filter(({ state }) => state === 'intact')).toEqual([]);
  });

  it('is told from none and from somebody else’s', async () => {
    expect(judged(unsealed)).toBe('unsealed');
    expect(judged(await forger.seal(unsealed))).toBe('foreign');
    expect(sealReader.read(sealed, [])).toBe('foreign');
  });

  it(`is broken by each of ${FLIPS} single bits`, { timeout: 900_000 }, () => {
    const bit = fc.nat(sealed.length * 8 - 1);
    fc.assert(
      fc.property(bit, (at) => judged(flipped(sealed, at)) !== 'intact'),
      { numRuns: FLIPS, seed: 1973 },
    );
  });

  it(`is broken by every single bit of the signature itself`, { timeout: 900_000 }, () => {
    const text = Buffer.from(sealed).toString('latin1');
    const start = text.indexOf('/Contents <') + '/Contents <'.length;
    const length = text.slice(start).search(/(?:00)+>/);
    const step = isFull ? 1 : 5;
    const whole: number[] = [];
    for (let bit = start * 8; bit < (start + length) * 8; bit += step)
      if (judged(flipped(sealed, bit)) === 'intact') whole.push(bit - start * 8);
    expect(whole).toEqual([]);
  });
});
