import type { VerdictCode } from './verdict';

/** Everything that was found out about a PDF, for the table to judge. */
export interface FileFacts {
  /** No seal at all, somebody else's, ours over other bytes, ours by a key after it was stolen, or ours over exactly these. */
  readonly seal: 'unsealed' | 'foreign' | 'modified' | 'revoked' | 'intact';
  /** The verdict on the permit that the register keeps with this very file; null where it keeps none with it. */
  readonly held: VerdictCode | null;
  /** The register has the permit that the file speaks of, under another file. */
  readonly numberIsKnown: boolean;
  /** Every word of the file is the register's. */
  readonly saysTheSame: boolean;
}

/**
 * A file is GENUINE only when our seal covers all of it, the register keeps this very file, and every word on it is the register's. What
 * carries our seal and is not the register's file can only come of a stolen key or an altered register.
 */
export function judgeFile({ seal, held, numberIsKnown, saysTheSame }: FileFacts): VerdictCode {
  if (seal === 'unsealed') return 'PDF_UNSIGNED';
  if (seal === 'foreign') return 'PDF_FOREIGN_SIGNER';
  if (seal === 'modified') return 'PDF_MODIFIED';
  if (seal === 'revoked') return 'KEY_REVOKED';
  if (held === null) return numberIsKnown ? 'MISMATCH' : 'UNKNOWN_TO_REGISTRY';
  return saysTheSame || held === 'UNKNOWN' ? held : 'MISMATCH';
}
