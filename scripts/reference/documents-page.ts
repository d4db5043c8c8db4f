/** docs/reference/documents.md. */
import { DECISION_TABLE } from '@/domain/documents/decision-table';
import { DOCUMENT_KINDS, documentLaw } from '@/domain/documents/document-law';
import { EVALUATION_STEPS } from '@/domain/documents/evaluation-steps';
import { EXEMPTIONS } from '@/domain/documents/exemptions';
import { PERSONAL_LIMITS } from '@/domain/documents/personal-effects';
import { SPECIMEN_CLASSES } from '@/domain/documents/simplified-procedure';
import { MESSAGES } from '@/i18n/messages';
import { code, list, page, table } from './markdown';

const { documents: words } = MESSAGES.en;
const word = (group: Readonly<Record<string, string>>, key: string | null): string => (key === null ? '' : (group[key] ?? key));
const ISSUER = {
  ours: 'ours',
  exporting: 'State of export',
  importing: 'State of import',
  flag: 'State of the flag',
  landing: 'State of landing',
  introducing: 'State of introduction',
} as const;

/** Which documents there are, how they are found, and how long they are valid. */
export const documentsPage = (): string =>
  page(
    'Documents',
    'src/domain/documents/',
    'Confidence: V verified in its source, P partly, K not verified against the text. `decideDocuments` asks the steps in order; the first that ends decides, and each one asked says why it was taken or passed over.',
    '## Types, validity and use',
    table(
      ['Code', 'Document', 'Months at most', 'Serves', 'Partially completed', 'Source', 'Limit', 'Confidence'],
      DOCUMENT_KINDS.map((kind) => {
        const { maxMonths, uses, partiallyCompletedMonths, source, basis, confidence } = documentLaw(kind);
        const partly = partiallyCompletedMonths === null ? '–' : `${partiallyCompletedMonths} months`;
        return [
          code(kind),
          words.kind[kind],
          maxMonths === null ? 'national law' : String(maxMonths),
          words.uses[uses],
          partly,
          source,
          basis,
          confidence,
        ];
      }),
    ),
    '## Order of evaluation',
    table(
      ['Step', 'Question', 'Rules', 'Source'],
      EVALUATION_STEPS.map(({ step, number, ruleIds, source }) => [
        number === null ? '–' : String(number),
        word(words.step, step),
        list(ruleIds.map(code)),
        source,
      ]),
    ),
    '## Decision table of the regular regime',
    'Appendix I with source D counts as Appendix II (step 7). A State that is no Party, or has a reservation, gives a comparable document in place of one (rows 17 and 18).',
    table(
      ['Row', 'Transaction', 'Appendix', 'When', 'Documents', 'Preconditions', 'Source'],
      DECISION_TABLE.map(({ row, transaction, appendices, condition, documents, ruleId, preconditions, whenLive, source }) => [
        row,
        transaction,
        appendices.join(', '),
        word(words.rowCondition, condition),
        documents.map(({ kind, by }) => `${code(kind)} ${ISSUER[by]}`).join(', ') || `none (${code(ruleId)})`,
        list([...preconditions.map(code), ...whenLive.map((id) => `${code(id)} if live`)]),
        source,
      ]),
    ),
    '## Exemptions and special documents',
    table(
      ['Claim', 'Rule', 'Document', 'Conditions'],
      EXEMPTIONS.map(({ claim, ruleId, kind, conditions }) => [
        claim,
        code(ruleId),
        kind === null ? 'none' : code(kind),
        conditions.map(({ name }) => word(words.condition, name)).join(' '),
      ]),
    ),
    '## Personal effects of Appendix II',
    table(
      ['Item', 'Source', 'Confidence'],
      PERSONAL_LIMITS.map(({ item, basis, confidence }) => [word(words.personalLimit, item), basis, confidence]),
    ),
    '## Simplified procedures',
    table(
      ['Specimens', 'Boxes the holder may fill', 'Source', 'Confidence'],
      SPECIMEN_CLASSES.map(({ name, boxes, basis, confidence }) => [word(words.specimenClass, name), boxes.join(', '), basis, confidence]),
    ),
  );
