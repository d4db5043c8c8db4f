/** What a test enters in the registers of its world. */
import { randomUUID } from 'node:crypto';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { ServiceContext } from '@/services/context';
import {
  addForeignLine,
  type ForeignDocumentInput,
  type ForeignLineInput,
  judgeForeignDocument,
  recordForeignDocument,
} from '@/services/imports/foreign-documents';
import type { OpinionInput } from '@/services/registers/non-detriment';
import { must } from './request';

const day = (text: string) => text as IsoDate;

/** A standing opinion on Python regius; what is given takes the place of what it says. */
export const anOpinion = (more: Partial<OpinionInput> = {}): OpinionInput => ({
  isPositive: true,
  taxon: 'Python regius',
  sources: [],
  terms: [],
  volume: null,
  unit: null,
  validFrom: day('2026-01-01'),
  validUntil: day('2026-12-31'),
  reasoning: 'The population is stable at this offtake',
  conditions: null,
  limitingAdvice: null,
  isPublic: false,
  supersedes: null,
  ...more,
});

/** A sound export permit of Ghana, presented today, with a number of its own. */
export const aForeignDocument = (more: Partial<ForeignDocumentInput> = {}): ForeignDocumentInput => ({
  number: `GH-${randomUUID().slice(0, 13)}`,
  issuedBy: 'GH',
  documentType: 'export-permit',
  issuedOn: day('2026-10-01'),
  validUntil: day('2027-03-31'),
  endorsedOn: day('2026-11-10'),
  exportedOn: day('2026-11-10'),
  presentedOn: day('2026-11-20'),
  consignor: 'Accra Reptiles Ltd',
  consignee: 'Élevage Savane S.A.R.L.',
  purpose: 'T',
  isAltered: false,
  alterationAuthenticated: null,
  isRetained: true,
  missingItems: [],
  specimensDiffer: [],
  remarks: null,
  ownImportPermitNumber: null,
  ...more,
});

/** 100 living Python regius, wild, from Ghana. */
export const aForeignLine: ForeignLineInput = {
  scientificName: 'Python regius',
  appendix: 'II',
  source: 'W',
  term: 'LIV',
  unit: 'NAR',
  quantity: '100',
  arrived: '100',
  originCountry: 'GH',
  originPermitNumber: null,
  originPermitOn: null,
  marks: [],
};

/** A document with one line, recorded. */
export async function recordedDocument(
  officer: ServiceContext,
  more: Partial<ForeignDocumentInput> = {},
  line: Partial<ForeignLineInput> = {},
): Promise<string> {
  const { reference } = must(await recordForeignDocument(aForeignDocument(more), officer));
  must(await addForeignLine({ ...aForeignLine, ...line, reference }, officer));
  return reference;
}

/** An import of 100 (or what the line says), by way of an accepted document; the number a re-export names. */
export async function importedLine(officer: ServiceContext, line: Partial<ForeignLineInput> = {}): Promise<string> {
  const reference = await recordedDocument(officer, {}, line);
  const { importReference } = must(await judgeForeignDocument({ reference, outcome: 'accepted', reason: 'In order' }, officer));
  return `${importReference}-1`;
}
