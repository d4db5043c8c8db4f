import type { Appendix } from '../codes/appendix';
import type { DocumentType } from '../codes/document-type';
import type { SourceCode } from '../codes/source-code';
import type { Claim } from '../rules/claim-facts';
import type { LineFacts, RuleFacts, Transaction } from '../rules/facts';

const TRANSACTION_OF_FORM = { EXPORT: 'EXPORT', REEXPORT: 'REEXPORT', IMPORT: 'IMPORT', OTHER: null } as const;

/** What moves, as stated, or as the form's box 1 shows it; null when neither tells. */
export const transactionOf = ({ transaction, form, sea, documentType }: RuleFacts): Transaction | null =>
  transaction ?? (sea || documentType === 'IS' ? 'IFS' : TRANSACTION_OF_FORM[form]);

/** The claim that a special document rests on. */
const CLAIM_OF_DOCUMENT: Readonly<Partial<Record<DocumentType, Claim>>> = {
  PC: 'pre-convention',
  CB: 'captive-bred',
  AP: 'artificially-propagated',
  TE: 'travelling-exhibition',
  PO: 'personal-ownership',
  MI: 'musical-instrument',
  SC: 'sample-collection',
  MT: 'older-treaty-marine',
};

/** Pre-Convention is stated by the source code O as much as by a claim (50 CFR 23.24). */
const statesPreConvention = ({ source, secondarySource }: LineFacts): boolean => source === 'O' || secondarySource === 'O';

/** The exemption or special procedure asked for: claimed, or implied by the document asked for or by source O; null: none. */
export const claimOf = ({ claim, documentType, line }: RuleFacts): Claim | null =>
  claim?.kind ?? (documentType && CLAIM_OF_DOCUMENT[documentType]) ?? (statesPreConvention(line) ? 'pre-convention' : null);

/** Art. VII.5 is claimed: by name, or by the claim of captive breeding or artificial propagation. */
export const claimsArticleVII5 = (facts: RuleFacts): boolean => {
  const kind = claimOf(facts);
  return facts.claim?.claimsArticleVII5 ?? (kind === 'captive-bred' || kind === 'artificially-propagated');
};

/** The source that says how the specimen came about; I and O stand beside it where it is known. */
export const primarySource = ({ source, secondarySource }: LineFacts): SourceCode | null =>
  (source === 'I' || source === 'O') && secondarySource ? secondarySource : source;

/** A living specimen: as stated, else as its term says (box 9). */
export const isLive = ({ isLive, termCode }: LineFacts): boolean => isLive ?? ['LIV', 'EGL', 'FIG', 'PUP', 'GRS'].includes(termCode ?? '');

/** Appendix for the regular regime: Appendix I with source D is deemed Appendix II (Art. VII.4). */
export const deemedAppendix = (line: LineFacts): Appendix | null =>
  line.appendixInForce === 'I' && primarySource(line) === 'D' ? 'II' : line.appendixInForce;

/** The State named, or null where it is several ("*") or not yet known. */
export const stateNamed = (code: string | null | undefined): string | null => (code && code !== '*' ? code : null);
