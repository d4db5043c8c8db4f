import 'server-only';
import type { Reader } from '@/data/client';
import type { TermEntry } from '@/data/reference/code-lists';
import { ancestorsOf } from '@/data/reference/taxon-ancestors';
import { wasUsedBefore } from '@/data/repositories/foreign-document-repository';
import { findPermit, type RegisteredPermit } from '@/data/repositories/permit-repository';
import type { Trade } from '@/domain/quota/trade';
import { differencesOf, type ForeignDocument, isRetrospective, missingItemsOf } from '@/domain/registers/foreign-document';
import type { ForeignDocumentFacts } from '@/domain/rules/border-facts';
import type { LineFacts, RuleFacts } from '@/domain/rules/facts';
import { compareQuantity } from '@/domain/shared/quantity';
import { deriveListing } from '../application/derive-listing';
import { knownCodes } from '../application/known-codes';
import type { ServiceContext } from '../context';
import { reservationFacts, suspensionFacts } from './restriction-facts';

const spaceless = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

/** In what a foreign document differs from our import permit (Art. III.3; IMP-01): the permit must cover each of its lines. */
export function differencesFromPermit(document: ForeignDocument, permit: RegisteredPermit): readonly string[] {
  const differences = document.lines.flatMap((line): readonly string[] => {
    const ofTaxon = permit.content.lines.filter(({ scientificName }) => scientificName === line.scientificName);
    if (ofTaxon.length === 0) return ['taxon'];
    const ofTerm = ofTaxon.filter(({ term }) => term === line.term);
    if (ofTerm.length === 0) return ['term'];
    const ofUnit = ofTerm.filter(({ unit }) => unit === line.unit);
    if (ofUnit.length === 0) return ['unit'];
    return [
      ...(ofUnit.some(({ quantity }) => compareQuantity(quantity, line.quantity) >= 0) ? [] : ['quantity']),
      ...(ofUnit.some(({ source }) => source === line.source) ? [] : ['source']),
    ];
  });
  const { importer } = permit.content;
  const isSameConsignee = [importer.name, importer.latinName ?? importer.name].some(
    (name) => spaceless(name) === spaceless(document.consignee),
  );
  return [...new Set([...differences, ...(isSameConsignee ? [] : ['consignee'])])];
}

/** What the rules of import look at on the document itself (domain rules §4.5). */
export async function foreignDocumentFacts(
  db: Reader,
  document: ForeignDocument,
  permit: RegisteredPermit | null,
): Promise<ForeignDocumentFacts> {
  return {
    number: document.number,
    type: document.documentType,
    issuedBy: document.issuedBy,
    issuedOn: document.issuedOn,
    validUntil: document.validUntil,
    endorsedOn: document.endorsedOn,
    isEndorsed: document.endorsedOn !== null,
    isAltered: document.isAltered,
    alterationAuthenticated: document.alterationAuthenticated,
    isRetrospective: isRetrospective(document),
    usedBefore: await wasUsedBefore(db, document),
    missingItems: missingItemsOf(document),
    specimensDiffer: differencesOf(document),
    ...(permit ? { differsFromImportPermit: differencesFromPermit(document, permit) } : {}),
    retained: document.isRetained,
  };
}

/** A foreign document as suspensions look at it: an import from the State that issued it. */
async function tradeOfDocument(db: Reader, document: ForeignDocument, ctx: ServiceContext): Promise<Trade> {
  const namesOf = await ancestorsOf(
    db,
    document.lines.map(({ scientificName }) => scientificName),
  );
  return {
    on: document.presentedOn,
    transaction: 'IMPORT',
    documentType: null,
    exporterCountry: document.issuedBy,
    importerCountry: ctx.party.code,
    purpose: document.purpose,
    applicantId: '',
    lines: document.lines.map((line) => ({
      position: line.position,
      names: namesOf(line.scientificName),
      term: line.term,
      sources: line.source ? [line.source] : [],
      quantity: line.quantity,
      unit: line.unit,
      appendix: line.appendix,
      originCountry: line.originCountry,
      originPermitOn: line.originPermitOn,
      operationNumber: null,
    })),
  };
}

const termOf = (terms: readonly TermEntry[], code: string): LineFacts['term'] => {
  const term = terms.find((entry) => entry.code === code);
  return term ? { code, units: [...(term.preferredUnit ? [term.preferredUnit] : []), ...term.alternativeUnits] } : null;
};

/** Everything the rules of stage M look at: one set of facts for each line of the document. */
export async function importFacts(db: Reader, document: ForeignDocument, ctx: ServiceContext): Promise<readonly RuleFacts[]> {
  const { lists, codes } = await knownCodes(ctx, db);
  const permit = document.ownImportPermitNumber ? await findPermit(db, { number: document.ownImportPermitNumber }) : null;
  const trade = await tradeOfDocument(db, document, ctx);
  const suspensions = await suspensionFacts(db, trade);
  const reservations = await reservationFacts(db, trade);
  const lines: LineFacts[] = [];
  for (const line of document.lines) {
    const derived = await deriveListing(line.scientificName, { db, today: document.presentedOn });
    const now = derived.ok ? derived.value : null;
    lines.push({
      position: line.position,
      scientificName: line.scientificName,
      kingdom: now?.listing.kingdom ?? null,
      className: now?.taxon.className ?? null,
      order: now?.taxon.order ?? null,
      family: now?.taxon.family ?? null,
      rank: now?.listing.rank ?? null,
      isLoaded: now?.listing.isLoaded ?? false,
      appendix: line.appendix,
      appendixInForce: now?.listing.appendix ?? null,
      annotation: now?.listing.annotation ?? null,
      source: line.source,
      secondarySource: null,
      sourceReason: null,
      term: termOf(lists.terms, line.term),
      termCode: line.term,
      quantity: line.arrived,
      unit: line.unit,
      marks: line.marks,
      originCountry: line.originCountry,
      originPermitNumber: line.originPermitNumber,
      originPermitOn: line.originPermitOn,
      originReason: null,
      reExportedBefore: document.documentType === 're-export-certificate',
      lastReExportComplete: document.documentType !== 're-export-certificate' || document.issuedOn !== null,
      acquiredOn: null,
      operationNumber: null,
      suspensions: suspensions.get(line.position) ?? [],
      reservations: reservations.get(line.position) ?? [],
    });
  }
  const concerned = new Set([document.issuedBy, ...document.lines.map(({ originCountry }) => originCountry)]);
  const shared: Omit<RuleFacts, 'line'> = {
    on: document.presentedOn,
    partyCode: ctx.party.code,
    transaction: 'IMPORT',
    form: 'IMPORT',
    documentType: permit ? 'IM' : null,
    purpose: document.purpose,
    exporterCountry: document.issuedBy,
    importerCountry: ctx.party.code,
    knownCountries: codes.countries,
    nonParties: lists.countries
      .filter(({ code, kind, isParty }) => concerned.has(code) && kind === 'iso' && !isParty)
      .map(({ code }) => code),
    importPermit: null,
    findings: [],
    validity: null,
    border: {
      foreignDocument: await foreignDocumentFacts(db, document, permit),
      ownImportPermit: permit ? { number: permit.permitNumber, validUntil: permit.validUntil } : null,
      presentedOn: document.presentedOn,
      endorsement: null,
      permit: null,
    },
    lines,
  };
  return lines.map((line) => ({ ...shared, line }));
}
