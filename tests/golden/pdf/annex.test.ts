import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { layOutAnnex, renderAnnex } from '@/pdf/annex/render-annex';
import { makeTestSeal, type TestSeal } from '../../support/seal';
import { acceptedText, differenceFromAccepted } from './accepted';
import { ANNEXES, annex } from './annex-samples';
import { cadesReport, codesOf, mupdfReport, rastersOf, sealReport } from './read-pdf';
import { CHECK_ADDRESS } from './samples';

const TOLERATED = 0.00005;
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const round = (value: number): number => Math.round(value * 10) / 10;
/** Draws every annex in a process of its own, last first. */
const PRINT_DIGESTS = `
  import { createHash } from 'node:crypto';
  import { renderAnnex } from './src/pdf/annex/render-annex.ts';
  import { ANNEXES } from './tests/golden/pdf/annex-samples.ts';
  for (const { name, statement } of [...ANNEXES].reverse())
    console.log(name, createHash('sha256').update(await renderAnnex(statement, '${CHECK_ADDRESS}')).digest('hex'));
`;

describe.each(['annex-empty', 'annex-corrected', 'annex-crossings'])('the "%s" to box 14', (name) => {
  const drawn = () => renderAnnex(annex(name), CHECK_ADDRESS);

  it('has the accepted bytes', async () => {
    const digest = `${sha256(await drawn())}\n`;
    expect(digest).toBe(acceptedText(`${name}.sha256`, digest));
  });

  it('has the accepted text in its places', () => {
    const now = layOutAnnex(annex(name), CHECK_ADDRESS).sheets.map(({ texts }) =>
      texts.map(({ box, x, y, size, face, text }) => `${box} | ${round(x)} ${round(y)} | ${face} ${size} | ${text}`),
    );
    const json = `${JSON.stringify(now, null, 2)}\n`;
    expect(json).toBe(acceptedText(`${name}.text.json`, json));
  });

  it('looks as accepted', async () => {
    const pages = rastersOf(await drawn(), 110);
    const shares = pages.map((png, index) => differenceFromAccepted(`${name}-${index + 1}.png`, png, TOLERATED));
    expect(shares.filter((share) => share > TOLERATED)).toEqual([]);
  });
});

describe('drawing an annex to box 14', () => {
  it('gives the same bytes of the same register and moment, in another process and another order', async () => {
    const elsewhere = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', PRINT_DIGESTS], {
      encoding: 'utf8',
    });
    const here = await Promise.all(
      ANNEXES.map(async ({ name, statement }) => `${name} ${sha256(await renderAnnex(statement, CHECK_ADDRESS))}`),
    );
    expect(elsewhere.trim().split('\n').sort()).toEqual(here.sort());
  });

  it('shows no square code', async () => {
    const [page] = rastersOf(await renderAnnex(annex('annex-corrected'), CHECK_ADDRESS), 150);
    expect(page && (await codesOf(page))).toEqual([]);
  });
});

describe('the seal of an annex to box 14', () => {
  let seal: TestSeal;
  let sealed: Uint8Array;
  beforeAll(async () => {
    seal = await makeTestSeal();
    sealed = await seal.seal(await renderAnnex(annex('annex-corrected'), CHECK_ADDRESS));
  });

  it('is valid for all three readers, and covers the whole file', () => {
    expect(sealReport(sealed)).toContain('Signature is Valid');
    expect(sealReport(sealed)).toContain('Total document signed');
    expect(mupdfReport(sealed)).toMatch(/document is unchanged since signing/i);
    expect(cadesReport(sealed, seal.chain[1])).toContain('CAdES Verification successful');
  });

  it('is refused after a changed byte', () => {
    const changed = Uint8Array.from(sealed);
    const place = Buffer.from(changed).indexOf('stream') + 200;
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect(sealReport(changed)).toContain('Digest Mismatch');
  });
});
