/** What a paper or picture proves. The register keeps these words; the catalogue says them (`evidence.kind`). */
export const DOCUMENT_KINDS = [
  'legal-acquisition',
  'import-permit',
  'foreign-permit',
  'breeding-record',
  'pre-convention-proof',
  'hunting-licence',
  'transport-plan',
  'housing-description',
  'purpose-statement',
  'photograph',
  'authority-letter',
  'waiver-proof',
  'other',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** How an applicant answers for a document: with a file, or by saying that it follows, or that the office has it. */
export const DOCUMENT_ANSWERS = ['file', 'later', 'on-file'] as const;
export type DocumentAnswer = (typeof DOCUMENT_ANSWERS)[number];

/** What a file was sent for: to apply, to answer the office, or to ask to be let off a fee. */
export const UPLOAD_PURPOSES = ['draft', 'reply', 'waiver'] as const;
export type UploadPurpose = (typeof UPLOAD_PURPOSES)[number];

/** How far the look for viruses is; only a clean file is ever handed out. */
export const SCAN_STATES = ['quarantined', 'clean', 'infected'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

/** What an officer says of a document. Without a word of an officer it was not looked at. */
export const VERDICT_OUTCOMES = ['accepted', 'not-accepted'] as const;
export type VerdictOutcome = (typeof VERDICT_OUTCOMES)[number];
