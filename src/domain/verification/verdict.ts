import type { PermitState } from '../permit/permit-states';
import { EXPIRY_STATES } from '../permit/permit-use';
import type { IsoDate } from '../shared/iso-date';

/** How a verdict looks: the shape says the same as the colour and the word, for readers who miss one of the three. */
export type VerdictShape = 'circle' | 'triangle' | 'striped-triangle' | 'octagon' | 'square';
export type VerdictColour = 'green' | 'amber' | 'red' | 'grey';

/** One row of the verdict table (decisions §7). */
interface VerdictRow {
  readonly code: string;
  /** Message key of the word shown; several codes share one word on purpose. */
  readonly word: string;
  readonly shape: VerdictShape;
  readonly colour: VerdictColour;
  /** Whether the Management Authority is alarmed. */
  readonly alarm: boolean;
  /** Whether the lines may be shown to compare with the paper. Never beside a false or altered code. */
  readonly showsLines: boolean;
}

/** The one table for page, answer to machines and scanner; first match wins, in this order. */
export const VERDICTS = [
  { code: 'MALFORMED', word: 'notAPermitCode', shape: 'square', colour: 'grey', alarm: false, showsLines: false },
  { code: 'PDF_UNSIGNED', word: 'notSealed', shape: 'octagon', colour: 'red', alarm: false, showsLines: false },
  { code: 'PDF_FOREIGN_SIGNER', word: 'sealedByAnother', shape: 'octagon', colour: 'red', alarm: false, showsLines: false },
  { code: 'PDF_MODIFIED', word: 'falseOrAltered', shape: 'octagon', colour: 'red', alarm: false, showsLines: false },
  { code: 'UNKNOWN_KEY', word: 'falseOrAltered', shape: 'octagon', colour: 'red', alarm: false, showsLines: false },
  { code: 'INVALID_SIGNATURE', word: 'falseOrAltered', shape: 'octagon', colour: 'red', alarm: false, showsLines: false },
  { code: 'MISMATCH', word: 'falseOrAltered', shape: 'octagon', colour: 'red', alarm: true, showsLines: false },
  { code: 'KEY_REVOKED', word: 'falseOrAltered', shape: 'octagon', colour: 'red', alarm: true, showsLines: false },
  { code: 'UNKNOWN_TO_REGISTRY', word: 'falseOrAltered', shape: 'octagon', colour: 'red', alarm: true, showsLines: false },
  { code: 'UNKNOWN', word: 'noSuchPermit', shape: 'octagon', colour: 'red', alarm: false, showsLines: false },
  { code: 'REVOKED', word: 'revoked', shape: 'octagon', colour: 'red', alarm: false, showsLines: true },
  { code: 'VOID', word: 'void', shape: 'octagon', colour: 'red', alarm: false, showsLines: true },
  { code: 'REPLACED', word: 'replaced', shape: 'octagon', colour: 'red', alarm: false, showsLines: true },
  { code: 'STOPPED', word: 'stopped', shape: 'octagon', colour: 'red', alarm: false, showsLines: true },
  { code: 'SUSPENDED', word: 'suspended', shape: 'octagon', colour: 'red', alarm: false, showsLines: true },
  { code: 'EXPIRED', word: 'expired', shape: 'octagon', colour: 'red', alarm: false, showsLines: true },
  { code: 'NOT_YET_VALID', word: 'notYetValid', shape: 'octagon', colour: 'red', alarm: false, showsLines: true },
  { code: 'USED_UP', word: 'usedUp', shape: 'octagon', colour: 'red', alarm: false, showsLines: true },
  { code: 'CANNOT_DECIDE', word: 'cannotDecide', shape: 'striped-triangle', colour: 'amber', alarm: false, showsLines: false },
  { code: 'AUTHENTIC', word: 'authentic', shape: 'triangle', colour: 'amber', alarm: false, showsLines: true },
  { code: 'VALID_PARTLY_USED', word: 'genuinePartlyUsed', shape: 'circle', colour: 'green', alarm: false, showsLines: true },
  { code: 'VALID', word: 'genuine', shape: 'circle', colour: 'green', alarm: false, showsLines: true },
] as const satisfies readonly VerdictRow[];

/** The code of a verdict. */
export type VerdictCode = (typeof VERDICTS)[number]['code'];

/** The row of a verdict. */
export const verdictRow = (code: VerdictCode): VerdictRow => VERDICTS.find((row) => row.code === code) ?? VERDICTS[0];

/** What the register knows of a permit when it is checked. */
export interface RegisterFacts {
  readonly state: PermitState;
  readonly validFrom: IsoDate;
  readonly validUntil: IsoDate;
}

const BY_STATE: Partial<Record<PermitState, VerdictCode>> = {
  revoked: 'REVOKED',
  void: 'VOID',
  replaced: 'REPLACED',
  suspended: 'SUSPENDED',
  expired: 'EXPIRED',
};

/** The verdict on a genuine paper, from the register and the Party's day. Expiry is derived here, never waited for. */
export function judgeRegister(facts: RegisterFacts, today: IsoDate): VerdictCode {
  if (facts.state === 'signing') return 'UNKNOWN';
  const stopped = BY_STATE[facts.state];
  if (stopped) return stopped;
  if (today > facts.validUntil && EXPIRY_STATES.includes(facts.state)) return 'EXPIRED';
  if (today < facts.validFrom) return 'NOT_YET_VALID';
  if (facts.state === 'used') return 'USED_UP';
  return facts.state === 'partly-used' ? 'VALID_PARTLY_USED' : 'VALID';
}

/** Everything that was found out about a scanned code, for the table to judge. */
export interface ScanFacts {
  /** Null when the text is no code of this kind, or not in its one canonical form. */
  readonly parsed: boolean;
  readonly key: 'known' | 'unknown' | 'revoked';
  readonly signatureVerifies: boolean;
  /** Whether the register has this token; `signing` counts as not. */
  readonly register: RegisterFacts | null;
  /** A permit that is still being signed answers as unknown, without alarm. */
  readonly stillSigning: boolean;
  /** Under a compromised key: whether the register has this permit only since its cut-off. */
  readonly registeredAfterCutOff: boolean;
  readonly bytesEqualRegister: boolean;
}

/** GENUINE needs three things at once: the signature verifies, the register says issued, and the bytes are the register's. */
export function judgeScan(facts: ScanFacts, today: IsoDate): VerdictCode {
  if (!facts.parsed) return 'MALFORMED';
  if (facts.key === 'unknown') return 'UNKNOWN_KEY';
  if (!facts.signatureVerifies) return 'INVALID_SIGNATURE';
  if (facts.stillSigning) return 'UNKNOWN';
  if (facts.register === null) return facts.key === 'revoked' ? 'KEY_REVOKED' : 'UNKNOWN_TO_REGISTRY';
  if (!facts.bytesEqualRegister) return 'MISMATCH';
  if (facts.key === 'revoked' && facts.registeredAfterCutOff) return 'KEY_REVOKED';
  return judgeRegister(facts.register, today);
}
