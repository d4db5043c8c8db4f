import type { Appendix } from '../codes/appendix';
import { DOCUMENT_TYPE_LAW, DocumentType } from '../codes/document-type';
import { PURPOSE_CODES, PurposeCode } from '../codes/purpose-code';
import { possibleSources, SourceCode } from '../codes/source-code';
import type { ClaimFacts } from '../rules/claim-facts';
import type { LineFacts, RuleFacts } from '../rules/facts';
import type { Kingdom } from '../taxonomy/kingdom';
import type { ChoiceCodes, ChoiceField } from './choice-law';
import { claimOf, seaOf, transactionOf } from './claim-of';

/** Older than every listing: what a date of acquisition would have to be where none is given yet. */
const BEFORE_ANY_LISTING = '1900-01-01';
/** A word in place of a text that is still to be written. */
const TO_BE_WRITTEN = '—';

/** A line of which nothing is known yet. */
const OPEN_LINE: LineFacts = {
  position: 1,
  scientificName: '—',
  kingdom: null,
  rank: null,
  isLoaded: false,
  appendix: null,
  appendixInForce: null,
  source: null,
  secondarySource: null,
  sourceReason: null,
  term: null,
  termCode: null,
  quantity: null,
  unit: null,
  originCountry: null,
  originPermitNumber: null,
  originPermitOn: null,
  originReason: null,
  reExportedBefore: false,
  lastReExportComplete: true,
  acquiredOn: null,
  operationNumber: null,
};

/** The case with one line of which nothing is known yet: what stands before any specimen is entered. */
export const withOpenLine = (facts: Omit<RuleFacts, 'line' | 'lines'>): RuleFacts => ({ ...facts, line: OPEN_LINE, lines: [OPEN_LINE] });

/** What a hunter would say, where nobody has been asked: the question arises from the purpose itself. */
const huntedBy = ({ on, partyCode }: RuleFacts) => ({ isImporter: true, huntedOn: on, huntedIn: partyCode, trophiesThisYear: 0 });

const sameSpecimen = (facts: RuleFacts, change: Partial<LineFacts>): RuleFacts => {
  const line = { ...facts.line, ...change };
  return { ...facts, line, lines: (facts.lines ?? []).map((other) => (other.position === line.position ? line : other)) };
};

/** What is asked once a source is chosen (why it is unknown, when it was acquired, which operation), as if it were answered well. */
const AFTER_SOURCE = {
  sourceReason: TO_BE_WRITTEN,
  confiscationCase: TO_BE_WRITTEN,
  operationNumber: TO_BE_WRITTEN,
  acquiredOn: BEFORE_ANY_LISTING,
} as const;

/** The facts as they would be with this choice. What the choice makes meaningless is open again; what it asks for is answered well. */
export function withChoice(facts: RuleFacts, field: ChoiceField, code: string, codes: ChoiceCodes): RuleFacts {
  switch (field) {
    case 'documentType': {
      const documentType = DocumentType.parse(code);
      const { form } = DOCUMENT_TYPE_LAW[documentType];
      const origins = (facts.lines ?? [facts.line]).map(({ originCountry }) => originCountry);
      return {
        ...facts,
        documentType,
        form,
        transaction: transactionOf(form, documentType, origins, facts.partyCode),
        claim: claimOf(documentType, {}),
        sea: seaOf(documentType, {}, facts.partyCode),
      };
    }
    case 'purpose':
      return { ...facts, purpose: PurposeCode.parse(code), hunter: code === 'H' ? huntedBy(facts) : null };
    case 'source':
      return sameSpecimen(facts, { source: SourceCode.parse(code), secondarySource: null, ...AFTER_SOURCE });
    case 'secondarySource':
      return sameSpecimen(facts, { secondarySource: SourceCode.parse(code), ...AFTER_SOURCE });
    case 'term':
      return sameSpecimen(facts, {
        termCode: code,
        term: codes.term.find((term) => term.code === code) ?? null,
        quantity: null,
        unit: null,
      });
    case 'unit':
      return sameSpecimen(facts, { unit: code });
  }
}

/** The claim as it would stand when what is still to be asked about it is answered well. */
function completedClaim(claim: ClaimFacts | null | undefined, { partyCode, on }: RuleFacts): ClaimFacts | null {
  if (!claim) return null;
  return {
    ...claim,
    isNonCommercial: claim.isNonCommercial ?? true,
    exhibitorBasedIn: claim.exhibitorBasedIn ?? partyCode,
    ownerResidesIn: claim.ownerResidesIn ?? partyCode,
    ownerAccompanies: claim.ownerAccompanies ?? true,
    staysWithHolder: claim.staysWithHolder ?? true,
    legallyAcquired: claim.legallyAcquired ?? true,
    carnet: claim.carnet ?? TO_BE_WRITTEN,
    carnetValidUntil: claim.carnetValidUntil ?? on,
  };
}

const APPENDICES: readonly Appendix[] = ['II', 'I', 'III'];
const KINGDOMS: readonly Kingdom[] = ['Animalia', 'Plantae'];
/** One living and one dead kind of specimen stand for all of them: the conditions of documents ask for no more. */
const TERMS = ['LIV', 'SPE'];

/**
 * Every way in which the answers that are still open may turn out. A choice is lawful while one of them is: nobody is refused
 * for what has not been asked yet. Made one after another, since the first nearly always settles it.
 */
export function* completions(facts: RuleFacts): Generator<RuleFacts> {
  const { line } = facts;
  const known = {
    ...facts,
    claim: completedClaim(facts.claim, facts),
    hunter: facts.purpose === 'H' ? { ...huntedBy(facts), ...facts.hunter } : (facts.hunter ?? null),
  };
  const isOfUnknownTaxon = line.kingdom === null && line.appendixInForce === null;
  for (const kingdom of isOfUnknownTaxon ? KINGDOMS : [line.kingdom])
    for (const appendixInForce of isOfUnknownTaxon ? APPENDICES : [line.appendixInForce])
      for (const purpose of facts.purpose === null ? PURPOSE_CODES : [facts.purpose])
        for (const source of line.source === null ? possibleSources(kingdom, appendixInForce) : [line.source])
          for (const termCode of line.termCode === null ? TERMS : [line.termCode])
            yield sameSpecimen(
              { ...known, purpose, hunter: purpose === 'H' ? (known.hunter ?? huntedBy(facts)) : null },
              {
                kingdom,
                appendixInForce,
                source,
                ...(line.source === null ? AFTER_SOURCE : {}),
                termCode,
                term: line.termCode === null ? { code: termCode, units: [] } : line.term,
                quantity: line.quantity ?? '1',
                marks: line.marks && line.marks.length > 0 ? line.marks : [TO_BE_WRITTEN],
                acquiredOn: line.acquiredOn ?? BEFORE_ANY_LISTING,
              },
            );
}
