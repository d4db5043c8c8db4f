import { z } from 'zod';

/** A reference in an address: `A-10482`. */
export const caseReference = z.string().regex(/^A-\d{1,12}$/);

/** The path of every page about one case. */
export const casePath = z.object({ reference: caseReference });

/** The path of every page about one document of a case. */
export const documentPath = casePath.extend({ document: z.uuid() });

/** What every form about a case carries unseen: which, and as of which version the reader judged it. */
export const onCase = { reference: caseReference, version: z.coerce.number().int().min(1) };

/** Reasons of a decision or of a return; they are kept for ever, and read by others. */
export const reasonText = z.string().trim().min(1, 'reason.required').max(4_000);

/** The same where they may be left out: nobody has to say at length why nothing stands against a case. */
export const reasonTextIfAny = z.string().trim().max(4_000).default('');

/** Whoever refuses, gives back or closes says why. */
export const saysWhy = ({ outcome, reasons }: { readonly outcome: string; readonly reasons: string }): boolean =>
  outcome === 'approve' || reasons !== '';
export const whyMissing = { path: ['reasons'], message: 'reason.required' };

/** Text typed into a search, or a key that a list handed out. */
export const queryText = z.string().trim().max(120).catch('').default('');
