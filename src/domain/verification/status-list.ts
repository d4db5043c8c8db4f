import { z } from 'zod';
import type { PermitState } from '../permit/permit-states';

/** Hours for which a list of states may be relied on; a new one comes within minutes of a change, and twice a day in any case. */
export const STATUS_LIST_HOURS = 24;
export const STATUS_RENEWED_HOURS = 12;
/** How old a list of states may be before nothing is decided by it (decisions §7). */
export const STATUS_RELIED_ON_HOURS = 72;

/** What a list says of a serial number, in two bits: nothing was issued, usable, stopped by the authority, used up. */
export const STATUS_BITS = { none: 0, usable: 1, stopped: 2, used: 3 } as const;
type StatusBits = (typeof STATUS_BITS)[keyof typeof STATUS_BITS];

/** Expiry is not among them: every reader derives it from the permit itself. */
const BITS_OF: Readonly<Record<PermitState, StatusBits>> = {
  signing: STATUS_BITS.none,
  issued: STATUS_BITS.usable,
  'partly-used': STATUS_BITS.usable,
  expired: STATUS_BITS.usable,
  used: STATUS_BITS.used,
  suspended: STATUS_BITS.stopped,
  revoked: STATUS_BITS.stopped,
  replaced: STATUS_BITS.stopped,
  void: STATUS_BITS.stopped,
};

/** The states of a year as bytes: four serial numbers each, the first in the lowest bits. */
export function packStates(states: Iterable<{ readonly serial: number; readonly state: PermitState }>, highest: number): Uint8Array {
  const bytes = new Uint8Array(Math.floor(highest / 4) + 1);
  for (const { serial, state } of states) {
    const at = serial >> 2;
    bytes[at] = (bytes[at] ?? 0) | (BITS_OF[state] << ((serial & 3) * 2));
  }
  return bytes;
}

/** What a list says of a serial number; a number beyond its end was not issued when it was made. */
export const statusOf = (bytes: Uint8Array, serial: number): StatusBits =>
  (((bytes[serial >> 2] ?? 0) >> ((serial & 3) * 2)) & 3) as StatusBits;

/** A year's states under the authority's signature. `states` are those bytes, compressed with gzip, in base 64. */
export const signedStatusList = z.strictObject({
  type: z.literal('cites-status/1'),
  party: z.string().regex(/^[A-Z]{2}$/),
  year: z.string().regex(/^\d{2}$/),
  counter: z.number().int().min(1),
  issuedAt: z.iso.datetime(),
  nextUpdate: z.iso.datetime(),
  highest: z.number().int().min(0).max(999_999),
  states: z.base64().max(400_000),
  signature: z.strictObject({ kid: z.string().regex(/^[0-9a-f]{16}$/), value: z.string().regex(/^[A-Za-z0-9_-]{86}$/) }),
});
export type SignedStatusList = z.output<typeof signedStatusList>;
