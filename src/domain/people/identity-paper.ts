import type { ScanState } from '../evidence/document-kinds';
import type { MediaType } from '../evidence/file-name';
import type { UploadFault } from '../evidence/upload-fault';
import { fail, ok, type Result } from '../shared/result';
import type { VettingState } from './vetting';

/** A copy of a paper that shows who somebody is, without its bytes. It stands until it is taken away. */
export interface IdentityPaper {
  readonly id: string;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly size: number;
  readonly originalSha256: string;
  readonly scanState: ScanState;
  readonly scanner: string | null;
  readonly addedAt: string;
}

/** How many copies one person or organisation may have with the office at a time; PostgreSQL holds the same number. */
export const MOST_PAPERS = 5;

/**
 * How long a copy is kept at most, in years after it was sent and after the last day of its owner's last permit: what the portal's
 * specification proposes for scans of identity papers (no text of the Convention says).
 */
export const YEARS_KEPT = 2;

/** Whether copies are taken: the office is to look, and has not said that it knows who this is. */
export const takesPapers = (vetting: VettingState): boolean => vetting !== 'verified';

/** Whether one's identity can be put before the office again: it was asked for more, or could not verify it. */
export const mayPutForward = (vetting: VettingState): boolean => vetting === 'unvetted' || vetting === 'refused';

/** Judges one more copy by those that are there. */
export const judgePaperCount = (present: readonly unknown[]): Result<null, UploadFault> =>
  present.length >= MOST_PAPERS ? fail('too-many-papers') : ok(null);
