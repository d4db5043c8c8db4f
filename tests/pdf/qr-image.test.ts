import { describe, expect, it } from 'vitest';
import { MAX_QR_VERSION, qrMatrix, qrSvg } from '@/qr/image';
import { QR_TEXT } from '../golden/pdf/samples';

describe('the QR of a permit', () => {
  it('holds an origin and 640 base32 characters within version 18', () => {
    const symbol = qrMatrix(QR_TEXT);
    expect(symbol.ok && symbol.value.version).toBeLessThanOrEqual(MAX_QR_VERSION);
  });

  it('takes 816 capitals and refuses one more', () => {
    expect(qrMatrix('A'.repeat(816)).ok).toBe(true);
    expect(qrMatrix('A'.repeat(817))).toEqual({ ok: false, problem: 'qr.tooLong' });
    expect(qrMatrix('A'.repeat(100_000))).toEqual({ ok: false, problem: 'qr.tooLong' });
  });

  it('is refused for an empty text', () => {
    expect(qrMatrix('')).toEqual({ ok: false, problem: 'qr.empty' });
  });

  it('takes a text that is not capitals as bytes', () => {
    expect(qrMatrix('otpauth://totp/é').ok).toBe(true);
  });

  it('is drawn as SVG with its quiet zone and a name that cannot break out of it', () => {
    const symbol = qrMatrix('HTTPS://PERMITS.EXAMPLE.ORG');
    if (!symbol.ok) throw new Error('it fits');
    const svg = qrSvg(symbol.value, 'code "of" <permit>');
    expect(svg).toContain(`viewBox="0 0 ${symbol.value.size + 8} ${symbol.value.size + 8}"`);
    expect(svg).not.toContain('<permit>');
    expect(svg).not.toContain('"of"');
  });
});
