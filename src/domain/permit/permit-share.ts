import type { VerdictCode } from '../verification/verdict';

/** Links of one permit that can be open at the same time. */
export const MOST_OPEN_SHARES = 10;

/** The lives a holder chooses from, in days; PostgreSQL takes none above thirty, since a consignment travels in less. */
export const SHARE_DAYS = [3, 7, 14, 30] as const;
export type ShareDays = (typeof SHARE_DAYS)[number];

/** Whether a link still opens anything. */
export type ShareState = 'open' | 'expired' | 'revoked';

/** The state of a link at a moment. */
export function shareStateAt(share: { readonly expiresAt: string; readonly revokedAt: string | null }, now: string): ShareState {
  if (share.revokedAt !== null) return 'revoked';
  return Date.parse(share.expiresAt) > Date.parse(now) ? 'open' : 'expired';
}

/** Verdicts under which a courier may carry the paper. Under every STOP the file is withheld. */
export const maySharePaper = (verdict: VerdictCode): boolean => verdict === 'VALID' || verdict === 'VALID_PARTLY_USED';
