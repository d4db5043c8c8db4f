import { beforeAll, describe, expect, it } from 'vitest';
import { renderPermit } from '@/pdf/render-permit';
import { makeTestSeal, type TestSeal } from '../../support/seal';
import { cadesReport, mupdfReport, sealReport } from './read-pdf';
import { CHECK_ADDRESS, QR_TEXT, sample } from './samples';

describe('the seal of a permit', () => {
  let sealed: Uint8Array;
  let seal: TestSeal;
  /** Inside the first compressed stream, where a reader would only see another picture. */
  const changed = (): Uint8Array => {
    const copy = Uint8Array.from(sealed);
    const place = Buffer.from(copy).indexOf('stream') + 200;
    copy[place] = (copy[place] ?? 0) ^ 1;
    return copy;
  };
  beforeAll(async () => {
    seal = await makeTestSeal();
    sealed = await seal.seal(await renderPermit(sample('four-lines').content, { qrText: QR_TEXT, checkAddress: CHECK_ADDRESS }));
  });

  it('is valid, of the European form, and covers the whole file', () => {
    const report = sealReport(sealed);
    expect(report).toContain('Signature is Valid');
    expect(report).toContain('ETSI.CAdES.detached');
    expect(report).toContain('Total document signed');
    expect(report).toContain('C=XA,O="Management Authority, of \\"Exampleland\\"",CN=Permit seal');
  });

  it('allows no change', () => {
    expect(Buffer.from(sealed).toString('latin1')).toMatch(/\/DocMDP[\s\S]*\/P 1\b|\/P 1\b[\s\S]*\/DocMDP/);
  });

  it('is accepted by mupdf and by OpenSSL as CAdES', () => {
    expect(mupdfReport(sealed)).toMatch(/document is unchanged since signing/i);
    expect(cadesReport(sealed, seal.chain[1])).toContain('CAdES Verification successful');
  });

  it('is refused by all three after a changed byte', () => {
    expect(sealReport(changed())).toContain('Digest Mismatch');
    expect(mupdfReport(changed())).not.toMatch(/document is unchanged since signing/i);
    expect(cadesReport(changed(), seal.chain[1])).not.toContain('successful');
  });
});
