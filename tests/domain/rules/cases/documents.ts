/** Cases of the chapter “documents”. */
import type { RuleFacts } from '@/domain/rules/facts';
import { aFinding, aLine, day, facts, reExport } from '../../../factories/facts';
import { appendixI, type Cases, importPermit, seen } from './support';

const zoo = (over: Parameters<typeof facts>[0] = {}): RuleFacts => facts({ purpose: 'Z', ...over, line: appendixI(over.line ?? {}) });
const anImport = (over: Parameters<typeof facts>[0] = {}): RuleFacts =>
  facts({
    transaction: 'IMPORT',
    form: 'IMPORT',
    documentType: 'IM',
    exporterCountry: 'GH',
    importerCountry: 'XA',
    purpose: 'Z',
    findings: [],
    ...over,
    line: appendixI({ originCountry: 'GH', ...over.line }),
  });
const atSea = (over: Parameters<typeof facts>[0] = {}): RuleFacts =>
  facts({
    transaction: 'IFS',
    form: 'OTHER',
    documentType: 'IS',
    sea: { vesselFlag: 'XA', landingState: 'XA' },
    ...over,
    line: { scientificName: 'Prionace glauca', isMarine: true, source: 'X', originCountry: 'HS', termCode: 'FIN', ...over.line },
  });
const appendixIII = (listedBy: readonly string[]) => ({ appendix: 'III', appendixInForce: 'III', listedBy }) as const;
const foreignDocument = { number: 'GH-2026/4', type: 'EX', issuedBy: 'GH' };
const ownImportPermit = { number: '26XA000009/IM', validUntil: day('2027-05-01') };

export const documentsCases: Readonly<Record<string, Cases>> = {
  'DOC-01': {
    meets: {
      'Appendix I with an import permit that was seen': zoo({ importPermit, findings: seen }),
      'Appendix II': facts(),
      'Appendix I deemed Appendix II (source D)': facts({ line: appendixI({ source: 'D' }) }),
      'Appendix I before the Convention': facts({ line: appendixI({ source: 'O', acquiredOn: '1960-01-01' }) }),
      'an import of Appendix I': anImport(),
      'Appendix I on a certificate of captive breeding': zoo({ documentType: 'CB' }),
      'a label that excludes cultures in vitro': zoo({
        line: { kingdom: 'Plantae', source: 'A', annotation: 'in-vitro', part: { isInSterileContainer: true } },
      }),
    },
    breaks: {
      'Appendix I without an import permit': zoo(),
      'Appendix I with an import permit nobody has seen': zoo({ importPermit }),
      'Appendix I with an import permit found to be bad': zoo({
        importPermit,
        findings: [...seen, aFinding('import-permit-seen', { outcome: 'negative' })],
      }),
      'Appendix I where an import permit was seen and its number taken away': zoo({ findings: seen }),
      'Appendix I from the high seas, landed in another State': atSea({
        documentType: 'EX',
        purpose: 'S',
        sea: { vesselFlag: 'XA', landingState: 'JP' },
        line: { appendix: 'I', appendixInForce: 'I' },
      }),
    },
  },
  'DOC-02': {
    meets: {
      'an application for an import permit': anImport(),
      'an import of Appendix II': anImport({ documentType: null, line: { appendix: 'II', appendixInForce: 'II' } }),
      'presented with both documents': anImport({ border: { foreignDocument, ownImportPermit } }),
      'Appendix I from a registered operation': anImport({ border: { foreignDocument: null }, line: { source: 'D' } }),
    },
    breaks: {
      'an application for another document': anImport({ documentType: 'OT' }),
      'presented without the other State’s document': anImport({ border: { foreignDocument: null, ownImportPermit } }),
      'presented without our import permit': anImport({ border: { foreignDocument, ownImportPermit: null } }),
    },
  },
  'DOC-03': {
    meets: {
      'dead specimens of Appendix I': reExport({ purpose: 'E', line: appendixI({ source: 'W', termCode: 'SKU' }) }),
      'living ones with an import permit that was seen': reExport({
        purpose: 'Z',
        importPermit,
        findings: seen,
        line: appendixI({ source: 'W', termCode: 'LIV' }),
      }),
      'living ones of Appendix II': reExport({ line: { termCode: 'LIV' } }),
    },
    breaks: {
      'living specimens of Appendix I without an import permit': reExport({
        purpose: 'Z',
        line: appendixI({ source: 'W', termCode: 'LIV' }),
      }),
      'living ones with an import permit nobody has seen': reExport({
        purpose: 'Z',
        importPermit,
        line: appendixI({ source: 'W', termCode: 'LIV' }),
      }),
    },
  },
  'DOC-04': {
    meets: {
      'an export permit for Appendix II': facts(),
      'a document not yet chosen': facts({ documentType: null }),
      'a certificate of captive breeding where it is claimed': facts({ documentType: 'CB', line: { source: 'C' } }),
      'Appendix III': facts({ documentType: 'CO', line: appendixIII(['GH']) }),
    },
    breaks: {
      'a certificate of origin for Appendix II': facts({ documentType: 'CO' }),
      'another certificate for Appendix II': facts({ documentType: 'OT' }),
    },
  },
  'DOC-05': {
    meets: {
      'Appendix I': zoo(),
      'a re-export': reExport(),
      'a part that is not controlled': facts({ line: { kingdom: 'Plantae', annotation: '#4', source: 'A', termCode: 'SEE' } }),
      'a landing by one State alone': atSea(),
    },
    breaks: {
      'an export of Appendix II': facts(),
      'an export of Appendix III': facts({ line: appendixIII(['XA']) }),
      'an import of Appendix II': anImport({ documentType: null, line: { appendix: 'II', appendixInForce: 'II' } }),
      'a landing in another State': atSea({ documentType: 'EX', sea: { vesselFlag: 'XA', landingState: 'JP' } }),
    },
  },
  'DOC-06': {
    meets: { 'a re-export certificate for Appendix II': reExport(), 'an export': facts({ documentType: 'RX' }) },
    breaks: { 'an export permit for a re-export': reExport({ documentType: 'EX' }) },
  },
  'DOC-07': {
    meets: {
      'an export permit, listed by us': facts({ line: appendixIII(['XA']) }),
      'a certificate of origin, listed by another': facts({ documentType: 'CO', line: appendixIII(['GH']) }),
    },
    breaks: { 'a certificate of origin, listed by us': facts({ documentType: 'CO', line: appendixIII(['GH', 'XA']) }) },
  },
  'DOC-08': {
    meets: {
      'a certificate of origin, listed by another': facts({ documentType: 'CO', line: appendixIII(['GH']) }),
      'an export permit, listed by us': facts({ line: appendixIII(['XA']) }),
    },
    breaks: { 'an export permit, listed by another': facts({ line: appendixIII(['GH']) }) },
  },
  'DOC-09': {
    meets: { 'a re-export certificate for Appendix III': reExport({ line: appendixIII(['GH']) }) },
    breaks: { 'a certificate of origin for a re-export': reExport({ documentType: 'CO', line: appendixIII(['GH']) }) },
  },
  'DOC-10': {
    meets: {
      'a certificate of introduction from the sea': atSea(),
      'an export permit where another State is landed in': atSea({ documentType: 'EX', sea: { vesselFlag: 'XA', landingState: 'JP' } }),
    },
    breaks: { 'an export permit for a landing at home': atSea({ documentType: 'EX' }) },
  },
  'DOC-11': {
    meets: {
      'an export permit of the State of the flag': atSea({ documentType: 'EX', sea: { vesselFlag: 'XA', landingState: 'JP' } }),
      'a landing at home': atSea(),
      'an import permit for Appendix I landed here under another flag': atSea({
        documentType: 'IM',
        purpose: 'S',
        sea: { vesselFlag: 'JP', landingState: 'XA' },
        line: { appendix: 'I', appendixInForce: 'I' },
      }),
    },
    breaks: {
      'a certificate of introduction for a landing in another State': atSea({ sea: { vesselFlag: 'XA', landingState: 'JP' } }),
      'a certificate of introduction for a landing here under another flag': atSea({ sea: { vesselFlag: 'JP', landingState: 'XA' } }),
    },
  },
  'DOC-12': {
    meets: {
      'one consignment': facts({ procedure: { consignments: 1 } }),
      'nobody speaks of consignments': facts(),
      'several crossings on a certificate for them': facts({
        documentType: 'PO',
        purpose: 'P',
        procedure: { consignments: 4 },
        line: { source: 'C', quantity: '1' },
      }),
    },
    breaks: {
      'two consignments on an export permit': facts({ procedure: { consignments: 2 } }),
      'an import permit that another consignment has used': zoo({ importPermit: { ...importPermit, usedBefore: true } }),
    },
  },
  'DOC-13': {
    meets: {
      'lines of home origin alone': facts({ lines: [aLine(), aLine({ position: 2 })] }),
      'lines of foreign origin alone': facts({ lines: [aLine({ originCountry: 'GH' })] }),
      'a re-export of foreign and own origin': reExport({ lines: [aLine({ originCountry: 'GH' }), aLine({ position: 2 })] }),
      'a line from the sea': facts({ lines: [aLine(), aLine({ position: 2, originCountry: 'HS' })] }),
    },
    breaks: {
      'an export with a line of foreign origin': facts({ lines: [aLine(), aLine({ position: 2, originCountry: 'GH' })] }),
      'lines that say so themselves': facts({ lines: [aLine(), aLine({ position: 2, transaction: 'REEXPORT' })] }),
    },
  },
  'DOC-14': {
    meets: { 'an export': facts() },
    breaks: {
      'goods that stay under Customs control': facts({ transaction: 'TRANSIT', exporterCountry: 'GH' }),
      'a claim of transit': facts({ claim: { kind: 'transit' }, exporterCountry: 'GH' }),
    },
  },
  'DOC-15': {
    meets: { 'Appendix II from the sea': atSea() },
    breaks: { 'Appendix III from the sea': atSea({ line: appendixIII(['GH']) }) },
  },
  'DOC-16': {
    meets: { 'source C of Appendix I': facts({ line: appendixI() }), 'source R of Appendix II': facts() },
    breaks: { 'source D of Appendix I': facts({ line: appendixI({ source: 'D', operationNumber: 'A-XA-501' }) }) },
  },
  'DOC-17': {
    meets: { 'source C with an export permit': facts({ line: { source: 'C' } }) },
    breaks: {
      'Art. VII.5 claimed for an animal': facts({ claim: { kind: 'captive-bred' }, documentType: null, line: { source: 'C' } }),
      'Art. VII.5 claimed for a plant of Appendix I': zoo({
        purpose: 'G',
        documentType: 'AP',
        line: { kingdom: 'Plantae', source: 'A' },
      }),
    },
  },
  'DOC-18': {
    meets: { 'an export of today’s animals': facts() },
    breaks: {
      'acquired before the first listing': facts({
        documentType: 'PC',
        line: { secondarySource: 'O', acquiredOn: '1970-01-01', firstListedOn: day('1977-02-04') },
      }),
    },
  },
  'DOC-19': {
    meets: { 'a sale of samples': facts() },
    breaks: {
      'a herbarium loan between registered institutions': facts({
        purpose: 'S',
        documentType: null,
        claim: { kind: 'scientific-exchange', bothInstitutionsRegistered: true, isNonCommercial: true },
        line: { kingdom: 'Plantae', termCode: 'SPE', part: { specimenState: 'herbarium' } },
      }),
    },
  },
  'DOC-20': {
    meets: {
      'a Party that does not use them so': facts({
        documentType: null,
        claim: { kind: 'artificially-propagated', phytosanitaryCertificate: true, partyUsesPhytosanitary: false },
        line: { kingdom: 'Plantae', source: 'A' },
      }),
    },
    breaks: {
      'propagated orchids of Appendix II': facts({
        documentType: null,
        claim: { kind: 'artificially-propagated', phytosanitaryCertificate: true, partyUsesPhytosanitary: true },
        line: { kingdom: 'Plantae', source: 'A' },
      }),
    },
  },
  'DOC-21': {
    meets: { 'an ordinary export': facts() },
    breaks: {
      '125 g of labelled caviar in the luggage': facts({
        purpose: 'P',
        claim: { kind: 'personal-effects', isAccompanied: true },
        line: { order: 'Acipenseriformes', termCode: 'CAV', quantity: '0.125', unit: 'KGM', marks: ['HUS/C/RU/2025'] },
      }),
    },
  },
  'DOC-22': {
    meets: { 'an ordinary export': facts() },
    breaks: {
      'skins of Appendix II under a carnet': facts({
        documentType: 'SC',
        claim: { kind: 'sample-collection', carnet: 'ATA XA-1', staysWithHolder: true },
        line: { termCode: 'SKI' },
      }),
    },
  },
  'DOC-23': {
    meets: { 'an ordinary export': facts() },
    breaks: {
      'one tiger of a circus': facts({
        purpose: 'Q',
        documentType: 'TE',
        claim: { kind: 'travelling-exhibition', exhibitorBasedIn: 'XA', staysWithHolder: true },
        line: appendixI({ quantity: '1' }),
      }),
    },
  },
  'DOC-24': {
    meets: { 'an ordinary export': facts() },
    breaks: {
      'a falcon that travels with its owner': facts({
        purpose: 'P',
        documentType: 'PO',
        claim: { kind: 'personal-ownership', ownerResidesIn: 'XA', ownerAccompanies: true, legallyAcquired: true, staysWithHolder: true },
        line: appendixI({ quantity: '1', marks: ['microchip 7'] }),
      }),
    },
  },
  'DOC-25': {
    meets: { 'an ordinary export': facts() },
    breaks: {
      'a guitar of 1968 on tour': facts({
        purpose: 'P',
        documentType: 'MI',
        claim: { kind: 'musical-instrument', isNonCommercial: true, legallyAcquired: true, staysWithHolder: true },
        line: appendixI({ kingdom: 'Plantae', termCode: 'WPR', acquiredOn: '1968-01-01', marks: ['serial 68-1021'] }),
      }),
    },
  },
  'DOC-26': {
    meets: { 'a listed animal': facts() },
    breaks: {
      'a taxon that is not listed': facts({ line: { scientificName: 'Felis catus', appendix: null, appendixInForce: null } }),
      'orchids in sterile flasks': facts({
        line: { kingdom: 'Plantae', annotation: '#4', source: 'A', termCode: 'LIV', part: { isInSterileContainer: true } },
      }),
    },
  },
  'DOC-27': {
    meets: { 'an ordinary export': facts() },
    breaks: {
      'biological samples of a registered person': facts({
        claim: { kind: 'simplified-procedure', personRegistered: true, specimenClass: 'biological-samples' },
      }),
      'a person who is not registered': facts({
        claim: { kind: 'simplified-procedure', personRegistered: false, specimenClass: 'biological-samples' },
      }),
      'a class for which it is not foreseen': facts({
        claim: { kind: 'simplified-procedure', personRegistered: true, specimenClass: 'timber' },
      }),
    },
  },
};
