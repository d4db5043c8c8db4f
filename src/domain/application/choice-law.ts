import type { DocumentType } from '../codes/document-type';
import type { PurposeCode } from '../codes/purpose-code';
import type { SourceCode } from '../codes/source-code';

/** The answers that are chosen from a list of codes, and whose lawfulness depends on the other answers. */
export const CHOICE_FIELDS = ['documentType', 'purpose', 'term', 'unit', 'source', 'secondarySource'] as const;
export type ChoiceField = (typeof CHOICE_FIELDS)[number];

/** Whether a field is chosen so. */
export const isChoiceField = (name: string): name is ChoiceField => CHOICE_FIELDS.some((field) => field === name);

const EXEMPTIONS = ['EXM-TE', 'EXM-PO', 'EXM-MI', 'EXM-SC', 'EXM-CB', 'EXM-AP'];

/**
 * The rules that speak about a choice. They are the same rules that judge the application when it is sent; what is asked here
 * is only whether this answer can stand at all, so that rules about evidence, quotas and findings have no place in the table.
 */
export const RULES_OF_CHOICE: Readonly<Record<ChoiceField, readonly string[]>> = {
  documentType: ['DOC-04', 'DOC-06', 'DOC-07', 'DOC-08', 'DOC-09', 'DOC-10', 'DOC-11', 'COD-09', ...EXEMPTIONS],
  purpose: ['COD-12', 'COD-13', 'COD-14', 'COD-15', 'COD-20', 'COD-21', 'EXM-MI', 'EXM-CB', 'EXM-AP'],
  source: [
    ...['COD-02', 'COD-03', 'COD-04', 'COD-05', 'COD-06', 'COD-07', 'COD-08', 'COD-09', 'COD-12', 'COD-20', 'COD-21'],
    ...['EXM-TE', 'EXM-SC', 'EXM-CB', 'EXM-AP'],
  ],
  secondarySource: ['COD-02', 'COD-09'],
  term: ['COD-13', 'COD-14', 'COD-16', 'COD-19', 'EXM-TE', 'EXM-PO', 'EXM-SC'],
  unit: ['COD-17'],
};

/** The codes that each choice is made from; terms and units come from the code lists in force. */
export interface ChoiceCodes {
  readonly documentType: readonly DocumentType[];
  readonly purpose: readonly PurposeCode[];
  readonly source: readonly SourceCode[];
  readonly secondarySource: readonly SourceCode[];
  readonly term: readonly { readonly code: string; readonly units: readonly string[] }[];
  readonly unit: readonly string[];
}
