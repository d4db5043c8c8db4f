import { describe, expect, it } from 'vitest';
import { clientAddress } from '@/app/_kit/client-address';
import { decodablePath } from '@/app/_kit/front-door';
import { paths, sameSitePath, signInFor, withQuery } from '@/app/_kit/paths';
import { isSameOrigin } from '@/app/_kit/same-origin';

const ORIGIN = 'https://permits.example.gov';
const from = (headers: Record<string, string>) => isSameOrigin(new Headers(headers), ORIGIN);

describe('an address', () => {
  it('writes the slash of a permit number as a hyphen', () => {
    expect(paths.customs.permit({ permitNumber: '26XA000123/EX' })).toBe('/customs/permits/26XA000123-EX');
  });

  it('lets no value out of its segment', () => {
    expect(paths.office.application({ reference: '../admin?x#y' })).toBe('/office/applications/..%2Fadmin%3Fx%23y');
  });

  it('leaves empty values out of its query', () => {
    expect(withQuery(paths.species, { q: 'Boa & co', after: '', page: null })).toBe('/species?q=Boa+%26+co');
  });
});

describe('where somebody is sent after signing in', () => {
  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a\\b', '', '/a\nSet-Cookie: x', '/é'])(
    'is never another site: %j',
    (next) => {
      expect(sameSitePath(next)).toBeNull();
    },
  );

  it('is the page they wanted', () => {
    expect(sameSitePath('/office/queue?state=submitted')).toBe('/office/queue?state=submitted');
    expect(signInFor('/office/queue')).toBe('/sign-in?next=%2Foffice%2Fqueue');
  });
});

describe('a form', () => {
  it('is ours when the browser says it comes from the same origin', () => {
    expect(from({ 'Sec-Fetch-Site': 'same-origin' })).toBe(true);
    expect(from({ 'Sec-Fetch-Site': 'same-site' })).toBe(false);
    expect(from({ 'Sec-Fetch-Site': 'cross-site', Origin: ORIGIN })).toBe(false);
    expect(from({ 'Sec-Fetch-Site': 'none' })).toBe(false);
  });

  it('is ours by its Origin where the browser says nothing else, and never without both', () => {
    expect(from({ Origin: ORIGIN })).toBe(true);
    expect(from({ Origin: 'null' })).toBe(false);
    expect(from({ Host: 'permits.example.gov', 'X-Forwarded-Host': 'permits.example.gov' })).toBe(false);
  });
});

describe('the address somebody comes from', () => {
  it('is the socket’s, whatever they claim', () => {
    expect(clientAddress('203.0.113.9', '198.51.100.1', [])).toBe('203.0.113.9');
    expect(clientAddress('::ffff:203.0.113.9', null, [])).toBe('203.0.113.9');
  });

  it('is the last one that a trusted proxy did not write itself', () => {
    expect(clientAddress('10.0.0.1', '198.51.100.66, 203.0.113.9, 10.0.0.2', ['10.0.0.0/8'])).toBe('203.0.113.9');
    expect(clientAddress('10.0.0.1', 'nonsense', ['10.0.0.0/8'])).toBe('10.0.0.1');
  });

  it('is the whole network of one IPv6 subscriber', () => {
    expect(clientAddress('2001:db8:0:7:1:2:3:4', null, [])).toBe(clientAddress('2001:db8:0:7::9', null, []));
    expect(clientAddress('2001:db8:0:8::9', null, [])).not.toBe(clientAddress('2001:db8:0:7::9', null, []));
  });

  it('is one and the same for everybody when there is none', () => {
    expect(clientAddress(null, null, [])).toBe('unknown');
  });
});

describe('a path that cannot be decoded', () => {
  it('is read as the text it is, and others are left alone', () => {
    expect(decodablePath('/law/%E0%A4%A?x=%E0')).toBe('/law/%25E0%25A4%25A?x=%E0');
    expect(decodablePath('/law/APP-01?x')).toBe('/law/APP-01?x');
  });
});
