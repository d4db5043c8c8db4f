/** What a key is for. A key has one purpose, so that a signature for one thing can never be taken for another. */
export const KEY_PURPOSES = ['permit', 'seal', 'checkpoint', 'status', 'attestation'] as const;
export type KeyPurpose = (typeof KEY_PURPOSES)[number];

/**
 * The life of a key. `next` is published and signs nothing yet; one key of a purpose is `active`; what a `retired` key signed
 * still verifies; of a `compromised` key, only what the register had before its cut-off.
 */
export const KEY_STATES = ['next', 'active', 'retired', 'compromised'] as const;
export type KeyState = (typeof KEY_STATES)[number];

/** Every verifier must have had time to learn of a key before it signs. */
export const HOURS_PUBLISHED_BEFORE_USE = 24;

/** A public key as it is told to others (RFC 7517): P-256 for permits, seals and lists, Ed25519 for checkpoints. */
export type PublicJwk =
  | { readonly kty: 'EC'; readonly crv: 'P-256'; readonly x: string; readonly y: string }
  | { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string };

/** What a thumbprint is made of (RFC 7638): the required members alone, in the order of the alphabet. */
export const thumbprintText = (jwk: PublicJwk): string =>
  jwk.kty === 'EC'
    ? JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y })
    : JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x });

/** What a check must know of a key. */
export interface KeyLife {
  readonly state: KeyState;
  readonly cutOff: string | null;
}

/** Whether what the register has since a moment was signed after the key could no longer be trusted. */
export const isAfterCutOff = ({ state, cutOff }: KeyLife, registeredAt: string): boolean =>
  state === 'compromised' && (cutOff === null || Date.parse(registeredAt) >= Date.parse(cutOff));
