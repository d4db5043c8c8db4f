import { describe, expect, it } from 'vitest';
import { encodeBase32 } from '@/qr/base32';
import { toMap } from '@/qr/claims';
import { codeText, fitClaims, namesForeignHost, payloadText, readCode, signClaims } from '@/qr/permit-code';
import { makeTestKey, signWith } from '../support/world/keys';
import { bytesOf, claims, isAccepted, makeCode, otherS, type Recipe } from './forge';

const key = makeTestKey();
const other = makeTestKey();
const kidBytes = (kid: string) => new Uint8Array(Buffer.from(kid, 'hex'));
const header = (...more: [number, unknown][]) => new Map<number, unknown>([[1, -7], [4, kidBytes(key.kid)], ...more]);
const payload = (...more: [number, unknown][]) => new Map<number, unknown>([...toMap(claims()), ...more]);

describe('the code on the paper', () => {
  it('says again what it was made of', async () => {
    for (const said of [claims(), claims({ lines: [], moreLines: 4 }), claims({ exporter: 'Łódź – Nguyễn', importer: 'x'.repeat(60) })]) {
      const text = encodeBase32(await signClaims(said, key.kid, signWith(key)));
      expect(readCode(text)).toMatchObject({ kid: key.kid, claims: said });
      expect(isAccepted(text, key)).toBe(true);
    }
  });

  it('has the bytes that CBOR written by hand has', () => {
    expect(isAccepted(makeCode(key), key)).toBe(true);
    expect(readCode(makeCode(key))?.claims).toEqual(claims());
  });

  it('is always signed in the lower half, whichever s the signer gives', async () => {
    const sign = signWith(key);
    for (let n = 0; n < 20; n += 1) {
      const high = async (bytes: Uint8Array) => (n % 2 ? otherS(await sign(bytes)) : sign(bytes));
      expect(isAccepted(encodeBase32(await signClaims(claims(), key.kid, high)), key)).toBe(true);
    }
  });

  it('fits its symbol: lines are left out from the end and counted', () => {
    const line = claims().lines[0]!;
    const many = claims({ lines: Array.from({ length: 200 }, () => line) });
    const fitted = fitClaims(many, key.kid, 'https://permits.environment.example.gov');
    expect(fitted.lines.length + fitted.moreLines).toBe(200);
    expect(fitted.lines.length).toBeGreaterThan(3);
    const text = makeCode(key, { payload: toMap(fitted) });
    expect(codeText('https://permits.environment.example.gov', bytesOf(text)).length).toBeLessThanOrEqual(816);
  });
});

describe('what a scanner gives', () => {
  it('is read whatever the host, which is only told', () => {
    expect(payloadText(' HTTPS://A.EXAMPLE/V/ABC \r\n')).toBe('ABC');
    expect(payloadText('https://b.example/v/x/V/ABC')).toBe('ABC');
    expect(payloadText('ABC')).toBe('ABC');
    const origin = 'https://a.example';
    expect(namesForeignHost('HTTPS://A.EXAMPLE/V/ABC', origin)).toBe(false);
    expect(namesForeignHost('/V/ABC', origin)).toBe(false);
    expect(namesForeignHost('ABC', origin)).toBe(false);
    for (const host of [
      'HTTPS://B.EXAMPLE',
      'HTTP://A.EXAMPLE',
      'HTTPS://A.EXAMPLE.EVIL.TEST',
      'HTTPS://A.EXAMPLE@EVIL.TEST',
      'HTTPS://EVIL.TEST/A.EXAMPLE',
    ])
      expect(namesForeignHost(`${host}/V/ABC`, origin)).toBe(true);
  });
});

describe('a code that is truly signed and yet not in its one form', () => {
  const forms: readonly (readonly [string, Recipe])[] = [
    ['keys of the claims in another order', { payloadManner: { keysReversed: true } }],
    ['keys of the header in another order', { headerManner: { keysReversed: true } }],
    ['longer numbers in the claims', { payloadManner: { width: 2 } }],
    ['longer numbers in the header', { headerManner: { width: 4 } }],
    ['longer lengths outside', { manner: { width: 8 } }],
    ['indefinite lengths inside', { payloadManner: { indefinite: true } }],
    ['indefinite lengths outside', { manner: { indefinite: true } }],
    [
      'another algorithm',
      {
        header: new Map<number, unknown>([
          [1, -8],
          [4, kidBytes(key.kid)],
        ]),
      },
    ],
    ['no algorithm', { header: new Map<number, unknown>([[4, kidBytes(key.kid)]]) }],
    ['no key', { header: new Map<number, unknown>([[1, -7]]) }],
    [
      'a longer key identifier',
      {
        header: new Map<number, unknown>([
          [1, -7],
          [4, kidBytes(`${key.kid}00`)],
        ]),
      },
    ],
    ['one header more', { header: header([3, 0]) }],
    ['a critical header', { header: header([2, [1]]) }],
    ['an unprotected header', { unprotected: new Map([[4, kidBytes(other.kid)]]) }],
    ['no tag', { wrap: (parts) => parts }],
    ['another tag', { wrap: (parts) => ({ tag: 98, value: parts }) }],
    ['two tags', { wrap: (parts) => ({ tag: 18, value: { tag: 18, value: parts } }) }],
    ['a CWT tag around', { wrap: (parts) => ({ tag: 61, value: { tag: 18, value: parts } }) }],
    ['one part more', { wrap: (parts) => ({ tag: 18, value: [...parts, 0] }) }],
    ['one part less', { wrap: (parts) => ({ tag: 18, value: parts.slice(0, 3) }) }],
    ['the other s', { signature: otherS }],
    ['a signature with zeros before it', { signature: (right) => new Uint8Array([0, ...right]) }],
    ['an empty signature', { signature: () => new Uint8Array() }],
    ['a claim nobody knows', { payload: payload([14, 1]) }],
    ['a claim named by text', { payload: new Map<unknown, unknown>([...payload(), ['1', 1]]) }],
    ['another version', { payload: payload([1, 2]) }],
    ['a country that is not in the number', { payload: payload([2, 'FR']) }],
    ['a type that is not in the number', { payload: payload([4, 'RX']) }],
    ['a number that is none', { payload: payload([3, '26XA000000/EX']) }],
    ['a number in another spelling', { payload: payload([3, '26xa000123-ex']) }],
    ['no more lines, counted', { payload: payload([13, 0]) }],
    ['a short hash', { payload: payload([11, new Uint8Array(31)]) }],
    ['a short token', { payload: payload([12, new Uint8Array(15)]) }],
    ['a day as text', { payload: payload([5, '2026-11-23']) }],
    ['a quantity as a number', { payload: payload([10, [['Python regius', 'LIV', 'II', 'R', 40, 'NAR', 'XA']]]) }],
    ['a quantity with a sign', { payload: payload([10, [['Python regius', 'LIV', 'II', 'R', '-40', 'NAR', 'XA']]]) }],
    ['a quantity with zeros before it', { payload: payload([10, [['Python regius', 'LIV', 'II', 'R', '040', 'NAR', 'XA']]]) }],
    ['an Appendix IV', { payload: payload([10, [['Python regius', 'LIV', 'IV', 'R', '40', 'NAR', 'XA']]]) }],
  ];

  it.each(forms)('is refused: %s', (_, recipe) => {
    expect(readCode(makeCode(key, recipe))).toBeNull();
  });

  it('is refused with padding, in lower case, with spaces, twice over or with spare bits set', () => {
    const text = makeCode(key);
    const spare = text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + 1);
    for (const wrong of [
      `${text}=`,
      `${text}======`,
      text.toLowerCase(),
      ` ${text}`,
      `${text}\n`,
      text + text,
      `${text}AA`,
      text.slice(0, -1),
      spare,
      '',
    ])
      expect(isAccepted(wrong, key)).toBe(false);
    for (const wrong of [`${text}=`, text.toLowerCase(), ` ${text}`, text + text]) expect(readCode(wrong)).toBeNull();
  });

  it('is refused when it is not a code at all', () => {
    for (const wrong of ['A', 'AAAAAAAA', 'HELLO', 'Ⓐ'.repeat(8), '\u0000', 'A'.repeat(1_999), 'A'.repeat(1_000_000), 'é', '٤٤٤٤٤٤٤٤'])
      expect(readCode(wrong)).toBeNull();
  });
});

describe('a code put together from others', () => {
  const first = makeCode(key);
  const second = makeCode(key, { payload: toMap(claims({ permitNumber: '26XA000124/EX', registerToken: new Uint8Array(16).fill(3) })) });

  it('is not covered by the signature of another permit', () => {
    const stolen = bytesOf(second).slice(-64);
    const swapped = makeCode(key, { signature: () => stolen });
    expect(readCode(swapped)).not.toBeNull();
    expect(isAccepted(swapped, key)).toBe(false);
  });

  it('is not accepted when the front of one permit meets the end of another, anywhere', () => {
    const [a, b] = [bytesOf(first), bytesOf(second)];
    for (let at = 1; at < Math.min(a.length, b.length); at += 1) {
      const joined = encodeBase32(new Uint8Array([...a.slice(0, at), ...b.slice(at)]));
      if (joined !== first && joined !== second) expect(isAccepted(joined, key)).toBe(false);
    }
  });

  it('is not accepted with a signature of zeros', () => {
    expect(isAccepted(makeCode(key, { signature: () => new Uint8Array(64) }), key)).toBe(false);
  });

  it('is not accepted under the identifier of a key that did not sign it', () => {
    const renamed = makeCode({ ...other, kid: key.kid });
    expect(isAccepted(renamed, key)).toBe(false);
    expect(isAccepted(makeCode(other), key)).toBe(false);
  });
});
