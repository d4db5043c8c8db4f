import { z } from 'zod';
import { KEY_PURPOSES, KEY_STATES } from './signing-key';

/** Days for which a key list may be relied on: the root is offline, and comes out for a ceremony, not for a clock. */
export const KEY_LIST_DAYS = 100;

/**
 * The longest text of a list that is taken in, of keys or of states. The states of a full year, 999,999 numbers in two bits each that do not
 * pack at all, are 334,000 characters; a hundred keys with their certificates half of that.
 */
export const LONGEST_LIST = 400_000;

const moment = z.iso.datetime();
const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const pointMembers = { kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate };
const life = {
  kid: z.string().regex(/^[0-9a-f]{16}$/),
  use: z.literal('sig'),
  purpose: z.enum(KEY_PURPOSES),
  state: z.enum(KEY_STATES),
  publishedAt: moment,
  usedFrom: moment,
  usedUntil: moment.nullable(),
  cutOff: moment.nullable(),
  /** Certificates of the key, leaf first, as in RFC 7517 §4.7. */
  x5c: z.array(z.base64()).max(5).optional(),
};
const listedKey = z.discriminatedUnion('kty', [
  z.strictObject({ ...pointMembers, alg: z.literal('ES256'), ...life }),
  z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: coordinate, alg: z.literal('EdDSA'), ...life }),
]);

/** A key as the list tells it. */
export type ListedKey = z.output<typeof listedKey>;

const unsignedMembers = {
  type: z.literal('cites-keys/1'),
  party: z.string().regex(/^[A-Z]{2}$/),
  counter: z.number().int().min(1),
  issuedAt: moment,
  nextUpdate: moment,
  root: z.strictObject(pointMembers),
  keys: z.array(listedKey).max(500),
};

/** What the root is asked to sign. */
export const keyListRequest = z.strictObject({ ...unsignedMembers, root: unsignedMembers.root.nullable() });
export type KeyListRequest = z.output<typeof keyListRequest>;

const signature = z.strictObject({ kid: z.string().regex(/^[0-9a-f]{16}$/), value: z.string().regex(/^[A-Za-z0-9_-]{86}$/) });

/** A Party's keys with all their lives, under the signature of its offline root (a JWK set with more to it). */
export const signedKeyList = z.strictObject({ ...unsignedMembers, signature });
export type SignedKeyList = z.output<typeof signedKeyList>;

/** A published list without its signature: what is signed, in its RFC 8785 form. */
export function withoutSignature<T extends { readonly signature: unknown }>({ signature: _signature, ...rest }: T): Omit<T, 'signature'> {
  return rest;
}
