import { beforeAll, describe, expect, it } from 'vitest';
import { renderPermit } from '@/pdf/render-permit';
import { makeTestSeal } from '../../support/seal';
import { sealReport } from './read-pdf';
import { CHECK_ADDRESS, QR_TEXT, sample } from './samples';

describe('the seal of a permit', () => {
  let sealed: Uint8Array;
  beforeAll(async () => {
    const { seal } = await makeTestSeal();
    sealed = await seal(await renderPermit(sample('four-lines').content, { qrText: QR_TEXT, checkAddress: CHECK_ADDRESS }));
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

  it('shows a changed byte', () => {
    const changed = Uint8Array.from(sealed);
    // Inside the first compressed stream, where a reader would only see another picture.
    const place = Buffer.from(changed).indexOf('stream') + 200;
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect(sealReport(changed)).toContain('Digest Mismatch');
  });
});
