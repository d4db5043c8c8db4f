import type { KeyLife } from '../keys/signing-key';
import type { Instant, IsoDate } from '../shared/iso-date';
import { STATUS_BITS, STATUS_RELIED_ON_HOURS } from './status-list';
import type { VerdictCode } from './verdict';

/** Why a code of another Party cannot be said to be authentic, where the verdict alone does not tell. */
export type ForeignDoubt =
  | 'party-unknown'
  | 'trust-withdrawn'
  | 'key-unknown'
  | 'key-not-in-use'
  | 'keys-old'
  | 'key-compromised-later'
  | 'no-states'
  | 'states-old'
  | 'newer-than-states';

/** Everything that was found out about a code of another Party. */
export interface ForeignFacts {
  readonly issuedOn: IsoDate;
  readonly validUntil: IsoDate;
  readonly trust: 'none' | 'withdrawn' | 'trusted';
  /** When the Party's key list is due to be followed by another; null where it is not trusted. */
  readonly keysUntil: string | null;
  readonly key: KeyLife | null;
  readonly signatureVerifies: boolean;
  /** What the newest list of the permit's year says of its number. */
  readonly status: { readonly issuedAt: string; readonly says: number } | null;
}

/** The verdict, and the doubt where it leaves one. */
export interface ForeignVerdict {
  readonly verdict: VerdictCode;
  readonly doubt: ForeignDoubt | null;
}

const said = (verdict: VerdictCode): ForeignVerdict => ({ verdict, doubt: null });
const refused = (doubt: ForeignDoubt): ForeignVerdict => ({ verdict: 'UNKNOWN_KEY', doubt });
const undecided = (doubt: ForeignDoubt): ForeignVerdict => ({ verdict: 'CANNOT_DECIDE', doubt });

/**
 * The verdict on a code of another Party, from what two administrators trust and from that Party's lists. Its register is not ours, so
 * that the best answer is AUTHENTIC, as of the moment its list of states was made; never GENUINE.
 */
export function judgeForeign(facts: ForeignFacts, now: Instant, today: IsoDate): ForeignVerdict {
  if (facts.trust === 'none') return refused('party-unknown');
  if (facts.trust === 'withdrawn') return refused('trust-withdrawn');
  const keysAreOld = facts.keysUntil === null || Date.parse(facts.keysUntil) < Date.parse(now);
  if (!facts.key) return keysAreOld ? undecided('keys-old') : refused('key-unknown');
  if (!facts.signatureVerifies) return said('INVALID_SIGNATURE');
  if (facts.key.state === 'next') return refused('key-not-in-use');
  if (facts.key.state === 'compromised' && (facts.key.cutOff === null || facts.issuedOn >= facts.key.cutOff.slice(0, 10)))
    return said('KEY_REVOKED');
  return stoppedBy(facts, today) ?? doubtOf(facts, keysAreOld, now) ?? said('AUTHENTIC');
}

/** What stops a permit whose signature is true, however old the lists are. */
function stoppedBy({ issuedOn, validUntil, status }: ForeignFacts, today: IsoDate): ForeignVerdict | null {
  if (status?.says === STATUS_BITS.stopped) return said('STOPPED');
  if (validUntil < today) return said('EXPIRED');
  if (issuedOn > today) return said('NOT_YET_VALID');
  if (status?.says === STATUS_BITS.used) return said('USED_UP');
  const wasIssuedBefore = status !== null && issuedOn < status.issuedAt.slice(0, 10);
  return status?.says === STATUS_BITS.none && wasIssuedBefore ? said('UNKNOWN_TO_REGISTRY') : null;
}

function doubtOf({ key, status }: ForeignFacts, keysAreOld: boolean, now: Instant): ForeignVerdict | null {
  if (key?.state === 'compromised') return undecided('key-compromised-later');
  if (keysAreOld) return undecided('keys-old');
  if (!status) return undecided('no-states');
  if (Date.parse(now) - Date.parse(status.issuedAt) > STATUS_RELIED_ON_HOURS * 3_600_000) return undecided('states-old');
  return status.says === STATUS_BITS.none ? undecided('newer-than-states') : null;
}
