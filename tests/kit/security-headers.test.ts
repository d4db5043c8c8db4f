import { describe, expect, it } from 'vitest';
import { addressKind, securityHeaders } from '@/app/_kit/security-headers';

const at = (path: string, isSecure = true): Record<string, string> => ({ ...securityHeaders(path, { nonce: 'abc', isSecure }) });

describe('a page with scripts', () => {
  it('runs only those that carry the nonce of the response', () => {
    const policy = at('/office/queue')['Content-Security-Policy'] ?? '';
    expect(policy).toContain("default-src 'none'; script-src 'nonce-abc' 'strict-dynamic';");
    expect(policy).not.toMatch(/unsafe/);
  });
});

describe('a public page', () => {
  it.each(['/', '/verify', '/v/26XA000123-EX/7KQ4M2XR9TDA', '/V/ABC', '/species', '/law/APP-01', '/help'])(
    'runs no script at all: %s',
    (path) => {
      expect(addressKind(path)).toBe('public');
      expect(at(path)['Content-Security-Policy']).not.toContain('script-src');
      expect(at(path)['Content-Security-Policy']).toContain("default-src 'none'");
    },
  );

  it('tells nobody its address when that carries a code', () => {
    for (const path of ['/verify', '/v/26XA000123-EX/7KQ4M2XR9TDA', '/V/ABC'])
      expect(at(path)).toMatchObject({
        'Referrer-Policy': 'no-referrer',
        'X-Robots-Tag': 'noindex, nofollow',
        'Cache-Control': 'no-store',
      });
  });
});

describe('a page that a mailed link opens', () => {
  it.each(['/confirm/abc', '/reset-password/abc'])('tells no other site its address, and its own form where it comes from: %s', (path) => {
    expect(at(path)).toMatchObject({
      'Referrer-Policy': 'same-origin',
      'X-Robots-Tag': 'noindex, nofollow',
      'Cache-Control': 'no-store',
    });
  });
});

describe('a file that a stranger sent', () => {
  const document = '/office/applications/A-10001/documents/7b0c1f6e-1111-4222-8333-444444444444';

  it('is shown in frames of our own pages alone, has no origin, and nothing of it runs or is asked for', () => {
    const shown = at(`${document}/shown`);
    expect(shown['Content-Security-Policy']).toBe("sandbox; default-src 'none'; frame-ancestors 'self'");
    expect(shown).toMatchObject({ 'X-Frame-Options': 'SAMEORIGIN', 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store' });
    expect(shown['Cross-Origin-Resource-Policy']).toBe('same-origin');
  });

  it('is framed by nobody where it is saved', () => {
    expect(at(document)).toMatchObject({ 'X-Frame-Options': 'DENY' });
    expect(at(document)['Content-Security-Policy']).toBe("sandbox; default-src 'none'; frame-ancestors 'none'");
  });

  it('has a frame on the page of its case and beside the form about it, and on no other', () => {
    const frames = (path: string) => /frame-src ([^;]+)/.exec(at(path)['Content-Security-Policy'] ?? '')?.[1];
    expect(['/office/applications/A-10001', `${document}/judge`].map(frames)).toEqual(["'self'", "'self'"]);
    expect(['/office/queue', '/office/applications/A-10001/decide', '/apply', '/sign-in'].map(frames)).toEqual(Array(4).fill("'none'"));
  });
});

describe('every response', () => {
  it('is kept by nobody, unless it is a file of the build or a published list', () => {
    for (const path of ['/', '/sign-in', '/api/health', '/apply/permits/26XA000123-EX/pdf'])
      expect(at(path)['Cache-Control']).toBe('no-store');
    for (const path of ['/_next/static/chunks/a.js', '/public.css', '/.well-known/cites-keys.json'])
      expect(at(path)['Cache-Control']).toBeUndefined();
  });

  it('cannot be framed, sniffed or upgraded away', () => {
    expect(at('/sign-in')).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
    });
    expect(at('/sign-in')['Content-Security-Policy']).toContain('upgrade-insecure-requests');
  });

  it('asks for no secure line where there is none', () => {
    expect(at('/sign-in', false)['Strict-Transport-Security']).toBeUndefined();
    expect(at('/sign-in', false)['Content-Security-Policy']).not.toContain('upgrade-insecure-requests');
  });

  it('may be read from other origins only when it is published for them', () => {
    expect(at('/.well-known/cites-keys.json')['Cross-Origin-Resource-Policy']).toBe('cross-origin');
    expect(at('/api/health')['Cross-Origin-Resource-Policy']).toBe('same-origin');
  });
});
