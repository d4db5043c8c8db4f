/**
 * What one page of each kind may weigh on the line (experience of a slow phone): kB of 1000 bytes, compressed as sent, on a
 * first visit with an empty cache. Raise a figure only with a reason that a trader on 400 kbit/s would accept.
 */
import type { Somebody } from '../people';

/** A kind of page, an example of it, and its budget. */
export interface PageBudget {
  readonly kind: string;
  readonly address: string;
  readonly who: Somebody | null;
  /** Kilobytes by kind of file; public pages carry no script and no font at all. */
  readonly most: { readonly script: number; readonly style: number; readonly font: number; readonly page: number };
}

const PUBLIC = { script: 0, style: 12, font: 0, page: 15 };
const QUESTION = { script: 150, style: 14, font: 47, page: 20 };
const PICKER = { script: 205, style: 14, font: 47, page: 25 };

export const PAGE_BUDGETS: readonly PageBudget[] = [
  { kind: 'check of a permit', address: '/verify', who: null, most: PUBLIC },
  { kind: 'which document', address: '/check', who: null, most: PUBLIC },
  { kind: 'species', address: '/species?q=python', who: null, most: PUBLIC },
  { kind: 'help', address: '/help', who: null, most: PUBLIC },
  // The accounts that a demonstration prints have names beyond Latin-1: their letters come on top of the 47.
  { kind: 'sign-in', address: '/sign-in', who: null, most: { ...QUESTION, font: 63 } },
  { kind: 'question', address: '/apply/applications/A-10011/exporter', who: 'trader', most: QUESTION },
  { kind: 'species of a line', address: 'species of the first line', who: 'trader', most: PICKER },
  { kind: 'home of a trader', address: '/apply', who: 'trader', most: { script: 160, style: 14, font: 47, page: 30 } },
  { kind: 'queue', address: '/office/queue?state=all', who: 'officer', most: { script: 270, style: 20, font: 90, page: 60 } },
  { kind: 'case', address: '/office/applications/A-10009', who: 'officer', most: { script: 300, style: 20, font: 90, page: 80 } },
];
