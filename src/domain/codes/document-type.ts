import { z } from 'zod';

/** The four kinds of the standard form's box 1 (Res. Conf. 12.3 (Rev. CoP19), Annex 2). */
export const FORM_TYPES = ['EXPORT', 'REEXPORT', 'IMPORT', 'OTHER'] as const;
export const FormType = z.enum(FORM_TYPES);
export type FormType = z.infer<typeof FormType>;

/** Document types, as the last two letters of a permit number write them (decisions §6). */
export const DOCUMENT_TYPES = ['EX', 'RX', 'IM', 'IS', 'PC', 'CB', 'AP', 'CO', 'TE', 'PO', 'MI', 'SC', 'MT', 'OT'] as const;
export const DocumentType = z.enum(DOCUMENT_TYPES);
export type DocumentType = z.infer<typeof DocumentType>;

interface DocumentTypeRow {
  readonly form: FormType;
  /** Longest validity, in months, from the day of issue. */
  readonly maxMonths: number;
  /** One consignment (Art. VI.5), or several crossings with a log. */
  readonly use: 'single' | 'multiple';
  /** Where the limit stands, and how sure we are: V verified, P partly, K not verified against the text. */
  readonly basis: string;
  readonly confidence: 'V' | 'P' | 'K';
}

/** Each document type: its place on the form, its longest validity and its use. */
export const DOCUMENT_TYPE_LAW: Readonly<Record<DocumentType, DocumentTypeRow>> = {
  EX: { form: 'EXPORT', maxMonths: 6, use: 'single', basis: 'Convention, Art. VI.2', confidence: 'V' },
  RX: { form: 'REEXPORT', maxMonths: 6, use: 'single', basis: 'Convention, Art. VI.2; 50 CFR 23.54(b)(1)', confidence: 'V' },
  IM: { form: 'IMPORT', maxMonths: 12, use: 'single', basis: '50 CFR 23.54(b)(2)', confidence: 'V' },
  IS: { form: 'OTHER', maxMonths: 12, use: 'single', basis: '50 CFR 23.54(b)(2)', confidence: 'V' },
  PC: { form: 'OTHER', maxMonths: 6, use: 'single', basis: 'Res. Conf. 12.3', confidence: 'K' },
  CB: { form: 'OTHER', maxMonths: 6, use: 'single', basis: 'Res. Conf. 12.3', confidence: 'K' },
  AP: { form: 'OTHER', maxMonths: 6, use: 'single', basis: 'Res. Conf. 12.3', confidence: 'K' },
  CO: { form: 'OTHER', maxMonths: 12, use: 'single', basis: '50 CFR 23.54(b)(2)', confidence: 'V' },
  TE: { form: 'OTHER', maxMonths: 36, use: 'multiple', basis: '50 CFR 23.54(b)(3)', confidence: 'V' },
  PO: { form: 'OTHER', maxMonths: 36, use: 'multiple', basis: '50 CFR 23.54(b)(3)', confidence: 'V' },
  MI: { form: 'OTHER', maxMonths: 36, use: 'multiple', basis: 'Res. Conf. 16.8; Reg. (EC) 865/2006 art. 44j', confidence: 'P' },
  SC: { form: 'OTHER', maxMonths: 6, use: 'multiple', basis: 'Res. Conf. 12.3', confidence: 'K' },
  MT: { form: 'OTHER', maxMonths: 6, use: 'single', basis: 'Convention, Art. XIV.4-5; limit by national default', confidence: 'K' },
  OT: { form: 'OTHER', maxMonths: 6, use: 'single', basis: 'Res. Conf. 12.3; limit by national default', confidence: 'K' },
};

/** The document types that stand under a box of the form. */
export const documentTypesOf = (form: FormType): readonly DocumentType[] =>
  DOCUMENT_TYPES.filter((type) => DOCUMENT_TYPE_LAW[type].form === form);
