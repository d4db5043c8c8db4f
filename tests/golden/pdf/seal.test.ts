import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { sealPdf } from '@/adapters/pdf-sealer';
import { makeSealCertificates } from '@/adapters/seal-certificate';
import { renderPermit } from '@/pdf/render-permit';
import { sealReport } from './read-pdf';
import { CHECK_ADDRESS, QR_TEXT, sample } from './samples';

describe('the seal of a permit', () => {
  let sealed: Uint8Array;
  beforeAll(async () => {
    const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { chain } = await makeSealCertificates({
      authority: 'Management Authority, of "Exampleland"',
      country: 'XA',
      signerName: 'Permit seal',
      publicKeySpki: keys.publicKey.export({ type: 'spki', format: 'der' }),
      notBefore: new Date('2026-01-01T00:00:00Z'),
      notAfter: new Date('2028-01-01T00:00:00Z'),
    });
    const pdf = await renderPermit(sample('four-lines').content, { qrText: QR_TEXT, checkAddress: CHECK_ADDRESS });
    sealed = await sealPdf(pdf, {
      privateKeyPkcs8: keys.privateKey.export({ type: 'pkcs8', format: 'der' }),
      certificateChain: chain,
      signerName: 'Permit seal (Élevage)',
      reason: 'Issued by the Management Authority',
      place: 'Port-Exemple',
      at: new Date('2026-11-23T09:30:00Z'),
    });
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
