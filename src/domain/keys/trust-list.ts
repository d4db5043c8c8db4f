import { z } from 'zod';
import { signedStatusList } from '../verification/status-list';
import { signedKeyList } from './key-list';

/** Hours for which the list of trusted Parties may be relied on, and after which a new one is made. */
export const TRUST_LIST_HOURS = 24;
export const TRUST_RENEWED_HOURS = 12;

const party = z.string().regex(/^[A-Z]{2}$/);
const moment = z.iso.datetime();
/** Thumbprint of the root that is trusted, or was (RFC 7638), and the Party's own key list under it, word for word. */
const root = { party, root: z.string().regex(/^[0-9a-f]{64}$/), since: moment, keys: signedKeyList };

/** Whose keys this Party trusts, with their newest lists, and whose no longer. */
export const trustedParty = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('trusted'), ...root, status: z.array(signedStatusList).max(100) }),
  z.strictObject({ state: z.literal('withdrawn'), ...root }),
]);
export type TrustedPartyEntry = z.output<typeof trustedParty>;

/** That list under the signature of the key for lists of states: what a verifier of this Party needs for permits of others. */
export const signedTrustList = z.strictObject({
  type: z.literal('cites-trust/1'),
  party,
  counter: z.number().int().min(1),
  issuedAt: moment,
  nextUpdate: moment,
  parties: z.array(trustedParty).max(300),
  signature: z.strictObject({ kid: z.string().regex(/^[0-9a-f]{16}$/), value: z.string().regex(/^[A-Za-z0-9_-]{86}$/) }),
});
