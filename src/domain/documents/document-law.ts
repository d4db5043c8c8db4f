import { DOCUMENT_TYPE_LAW, DOCUMENT_TYPES } from '../codes/document-type';
import type { DocumentKind } from './document-decision';

interface DocumentKindRow {
  /** As the enumeration of domain rules §1.1 calls it. */
  readonly name: string;
  /** Longest validity in months; null where national law sets it. */
  readonly maxMonths: number | null;
  readonly uses: 'single' | 'multiple';
  /** Longest validity of a document whose boxes the holder completes (Res. Conf. 12.3 §XII); null: never partially completed. */
  readonly partiallyCompletedMonths: number | null;
  /** Where the document stands in the Convention. */
  readonly source: string;
  readonly basis: string;
  readonly confidence: string;
}

const NAMES: Readonly<Record<DocumentKind, readonly [name: string, source: string]>> = {
  EX: ['EXPORT_PERMIT', 'Convention, Art. III.2, IV.2, V.2'],
  RX: ['REEXPORT_CERTIFICATE', 'Convention, Art. III.4, IV.5, V.4'],
  IM: ['IMPORT_PERMIT', 'Convention, Art. III.3'],
  IS: ['IFS_CERTIFICATE', 'Convention, Art. III.5, IV.6'],
  PC: ['PRE_CONVENTION_CERTIFICATE', 'Convention, Art. VII.2'],
  CB: ['CAPTIVE_BRED_CERTIFICATE', 'Convention, Art. VII.5; 50 CFR 23.41'],
  AP: ['ARTPROP_CERTIFICATE', 'Convention, Art. VII.5; 50 CFR 23.40'],
  CO: ['CERTIFICATE_OF_ORIGIN', 'Convention, Art. V.3'],
  TE: ['TRAVELLING_EXHIBITION_CERTIFICATE', 'Convention, Art. VII.7; 50 CFR 23.49'],
  PO: ['PERSONAL_OWNERSHIP_CERTIFICATE', 'Res. Conf. 10.20; 50 CFR 23.54(b)(3)'],
  MI: ['MUSICAL_INSTRUMENT_CERTIFICATE', 'Res. Conf. 16.8; Reg. (EC) 865/2006 art. 44h'],
  SC: ['SAMPLE_COLLECTION_CERTIFICATE', 'Res. Conf. 12.3 §XV; Reg. (EU) 792/2012 art. 1(5)'],
  MT: ['TREATY_MARINE_CERTIFICATE', 'Convention, Art. XIV.4-5'],
  OT: ['OTHER', 'Res. Conf. 12.3, Annex 2'],
  LABEL: ['SCIENTIFIC_EXCHANGE_LABEL', 'Convention, Art. VII.6'],
  PHYTO: ['PHYTOSANITARY_AS_CAP', '50 CFR 23.20(d)(2), 23.23(f); Res. Conf. 12.3 §VII'],
};

const PARTIALLY_COMPLETED: Readonly<Partial<Record<DocumentKind, number>>> = { EX: 6, RX: 12, IM: 12, PC: 36, CB: 36, AP: 36 };

/** Every kind of document, the two without a number last. */
export const DOCUMENT_KINDS: readonly DocumentKind[] = [...DOCUMENT_TYPES, 'LABEL', 'PHYTO'];

const NO_NUMBER: Readonly<Record<'LABEL' | 'PHYTO', { basis: string; confidence: string }>> = {
  LABEL: { basis: 'Convention, Art. VII.6 sets none', confidence: 'V' },
  PHYTO: { basis: '50 CFR 23.20(d)(2): the law of plant health sets it', confidence: 'V' },
};

/** Each kind of document: what it is called, how long it is valid at most, and how often it serves (domain rules §1.4). */
export function documentLaw(kind: DocumentKind): DocumentKindRow {
  const [name, source] = NAMES[kind];
  const common = { name, source, partiallyCompletedMonths: PARTIALLY_COMPLETED[kind] ?? null };
  if (kind === 'LABEL' || kind === 'PHYTO') return { ...common, maxMonths: null, uses: 'single', ...NO_NUMBER[kind] };
  const { maxMonths, use, basis, confidence } = DOCUMENT_TYPE_LAW[kind];
  return { ...common, maxMonths, uses: use, basis, confidence };
}

/** The kind that the enumeration of domain rules §1.1 calls so; null when it knows no such name. */
export const documentKindNamed = (name: string): DocumentKind | null => DOCUMENT_KINDS.find((kind) => NAMES[kind][0] === name) ?? null;
