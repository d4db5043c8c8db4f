/** What the golden vectors show: each a code, the register as it then stands, a clock, and the verdict that must follow. */
import { toMap } from '@/qr/claims';
import { claims, makeCode, otherS, type Recipe } from '../../qr/forge';
import type { TestKey } from '../../support/world/keys';

/** The register as far as a verdict rests on it. */
export interface VectorRegister {
  readonly state: string;
  readonly validFrom: string;
  readonly validUntil: string;
  /** Whether its stored code has the scanned bytes, and its content the hash in them. */
  readonly bytesEqual: boolean;
}

/** One scene of a vector. */
export interface VectorScene {
  readonly name: string;
  readonly today: string;
  readonly key: 'known' | 'unknown' | 'revoked';
  readonly register: VectorRegister | null;
  readonly verdict: string;
  readonly fields: ReturnType<typeof claims>;
  readonly text: (key: TestKey) => string;
}

const ISSUED: VectorRegister = { state: 'issued', validFrom: '2026-11-23', validUntil: '2027-05-22', bytesEqual: true };

const scene = (name: string, verdict: string, more: Partial<VectorScene> & { readonly recipe?: Recipe } = {}): VectorScene => {
  const fields = more.fields ?? claims();
  return {
    name,
    verdict,
    today: '2026-12-01',
    key: 'known',
    register: ISSUED,
    fields,
    text: (key) => makeCode(key, { payload: toMap(fields), ...more.recipe }),
    ...more,
  };
};

export const SCENES: readonly VectorScene[] = [
  scene('valid', 'VALID'),
  scene('valid-on-its-last-day', 'VALID', { today: '2027-05-22' }),
  scene('valid-with-lines-left-out', 'VALID', { fields: claims({ moreLines: 6 }) }),
  scene('valid-in-many-scripts', 'VALID', { fields: claims({ exporter: 'Nguyễn Văn Łódź', importer: 'José Ñandú & Søn' }) }),
  scene('valid-under-a-key-revoked-later', 'VALID', { key: 'revoked' }),
  scene('partly-used', 'VALID_PARTLY_USED', { register: { ...ISSUED, state: 'partly-used' } }),
  scene('used-up', 'USED_UP', { register: { ...ISSUED, state: 'used' } }),
  scene('expired-by-the-clock', 'EXPIRED', { today: '2027-05-23' }),
  scene('not-yet-valid', 'NOT_YET_VALID', { today: '2026-11-22' }),
  scene('suspended', 'SUSPENDED', { register: { ...ISSUED, state: 'suspended' } }),
  scene('replaced', 'REPLACED', { register: { ...ISSUED, state: 'replaced' } }),
  scene('revoked', 'REVOKED', { register: { ...ISSUED, state: 'revoked' } }),
  scene('still-signing', 'UNKNOWN', { register: { ...ISSUED, state: 'signing', bytesEqual: false } }),
  scene('unknown-to-the-registry', 'UNKNOWN_TO_REGISTRY', { register: null }),
  scene('revoked-key-unknown-to-the-registry', 'KEY_REVOKED', { register: null, key: 'revoked' }),
  scene('other-bytes-in-the-registry', 'MISMATCH', { register: { ...ISSUED, bytesEqual: false } }),
  scene('unknown-key', 'UNKNOWN_KEY', { key: 'unknown' }),
  scene('signature-of-another-text', 'INVALID_SIGNATURE', {
    recipe: { signature: (right) => new Uint8Array([...right.slice(0, 40), (right[40] ?? 0) ^ 1, ...right.slice(41)]) },
  }),
  scene('high-s', 'MALFORMED', { recipe: { signature: otherS } }),
  scene('claims-in-another-order', 'MALFORMED', { recipe: { payloadManner: { keysReversed: true } } }),
  scene('longer-numbers', 'MALFORMED', { recipe: { payloadManner: { width: 2 } } }),
  scene('indefinite-lengths', 'MALFORMED', { recipe: { manner: { indefinite: true } } }),
  scene('unprotected-header', 'MALFORMED', { recipe: { unprotected: new Map([[3, 0]]) } }),
  scene('lower-case', 'MALFORMED', { text: (key) => makeCode(key).toLowerCase() }),
  scene('padding', 'MALFORMED', { text: (key) => `${makeCode(key)}=` }),
];
