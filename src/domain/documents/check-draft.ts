import type { Answers } from '../application/field-row';
import { DOCUMENT_TYPE_LAW, DocumentType } from '../codes/document-type';
import type { RuleFacts } from '../rules/facts';
import { parseIsoDate } from '../shared/iso-date';
import type { CheckAnswers } from './check-scope';
import type { NeededDocument } from './document-decision';

/** What a draft is begun with: the answers of the check that are questions of the form as well. */
export interface CheckDraft {
  readonly documentType: DocumentType;
  readonly answers: Answers;
  readonly line: Answers;
}

/** The document that is applied for here; labels and phytosanitary certificates carry no number of ours (decisions §6). */
export function documentAppliedFor(documents: readonly NeededDocument[]): DocumentType | null {
  for (const { side, kind } of documents) {
    const type = DocumentType.safeParse(kind);
    if (side === 'ours' && type.success) return type.data;
  }
  return null;
}

const answered = (answers: Readonly<Record<string, string | null | undefined>>): Answers =>
  Object.fromEntries(Object.entries(answers).flatMap(([name, value]) => (value ? [[name, value]] : [])));

/** The conditions of a certificate that the check has heard already; the form asks the rest. */
function claimAnswers(documentType: DocumentType, { holds, flag, thing }: CheckAnswers, partyCode: string): Answers {
  if (documentType === 'IS') return answered({ vesselFlag: flag });
  if (holds !== 'yes') return {};
  switch (documentType) {
    case 'TE':
      return { exhibitorCountry: partyCode, staysWithHolder: 'yes' };
    case 'PO':
      return { ownerCountry: partyCode, ownerAccompanies: 'yes', legallyAcquired: 'yes', staysWithHolder: 'yes' };
    case 'MI':
      return answered({
        ownerCountry: thing === 'instrument' ? partyCode : null,
        isNonCommercial: 'yes',
        legallyAcquired: 'yes',
        staysWithHolder: 'yes',
      });
    case 'SC':
      return { staysWithHolder: 'yes' };
    default:
      return {};
  }
}

/** The draft that follows from a check. What the form would refuse (a year without a day, a unit of another term) is left to be asked. */
export function checkDraft(answers: CheckAnswers, facts: RuleFacts, documentType: DocumentType): CheckDraft {
  const { line } = facts;
  const isCounted = line.unit !== null && (line.term?.units.includes(line.unit) ?? false);
  const isDay = parseIsoDate(answers.acquired ?? '') !== null;
  const isWood = line.annotation === '#15';
  return {
    documentType,
    answers: {
      ...answered({
        form: DOCUMENT_TYPE_LAW[documentType].form,
        documentType,
        purpose: facts.purpose,
        exporterCountry: facts.exporterCountry,
        importerCountry: facts.importerCountry,
      }),
      ...claimAnswers(documentType, answers, facts.partyCode),
    },
    line: answered({
      scientificName: line.scientificName,
      term: line.termCode,
      source: line.source,
      originCountry: line.originCountry,
      acquiredOn: line.source === 'O' && isDay ? answers.acquired : null,
      quantity: isCounted ? answers.amount : null,
      unit: isCounted ? line.unit : null,
      isFinishedProduct: isWood ? (line.part?.isFinishedProduct ? 'yes' : 'no') : null,
      listedWoodKg: isWood ? line.part?.listedWoodKg : null,
    }),
  };
}
