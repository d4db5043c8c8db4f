/** For every rule of the register: facts that meet it and facts that break it. rules.test.ts fails when one is missing. */
import type { RuleFacts } from '@/domain/rules/facts';
import { aFinding, day, facts, reExport } from '../../factories/facts';

interface Cases {
  readonly meets: Readonly<Record<string, RuleFacts>>;
  readonly breaks: Readonly<Record<string, RuleFacts>>;
}

const without = (kind: string) => facts().findings.filter((finding) => finding.kind !== kind);
const appendixI = (line: Partial<RuleFacts['line']> = {}) => ({ appendix: 'I', appendixInForce: 'I', source: 'C', ...line }) as const;
const plant = (line: Partial<RuleFacts['line']> = {}) =>
  ({ scientificName: 'Paphiopedilum rothschildianum', kingdom: 'Plantae', ...line }) as const;
const importPermit = { number: 'JP-2026/9', issuedOn: '2026-10-01', validUntil: '2027-09-30' };
const seen = [...facts().findings, aFinding('import-permit-seen')];
const negative = (kind: Parameters<typeof aFinding>[0]) => [...without(kind), aFinding(kind, { outcome: 'negative' })];

export const RULE_CASES: Readonly<Record<string, Cases>> = {
  'DOC-01': {
    meets: {
      'Appendix I with an import permit that was seen': facts({ importPermit, findings: seen, line: appendixI() }),
      'Appendix II': facts(),
      'Appendix I deemed Appendix II (source D)': facts({ line: appendixI({ source: 'D' }) }),
      'Appendix I before the Convention': facts({ line: appendixI({ source: 'O' }) }),
      'an import of Appendix I': facts({ form: 'IMPORT', documentType: 'IM', line: appendixI() }),
    },
    breaks: {
      'Appendix I without an import permit': facts({ line: appendixI() }),
      'Appendix I with an import permit nobody has seen': facts({ importPermit, line: appendixI() }),
      'Appendix I with an import permit found to be bad': facts({
        importPermit,
        findings: [...seen, aFinding('import-permit-seen', { outcome: 'negative' })],
        line: appendixI(),
      }),
      'Appendix I where an import permit was seen and its number taken away': facts({ findings: seen, line: appendixI() }),
    },
  },
  'DOC-05': {
    meets: { 'Appendix I': facts({ line: appendixI() }), 'a re-export': reExport() },
    breaks: {
      'an export of Appendix II': facts(),
      'an export of Appendix III': facts({ line: { appendix: 'III', appendixInForce: 'III' } }),
      'an import of Appendix II': facts({ form: 'IMPORT', documentType: 'IM' }),
    },
  },
  'DOC-16': {
    meets: { 'source C of Appendix I': facts({ line: appendixI() }), 'source R of Appendix II': facts() },
    breaks: { 'source D of Appendix I': facts({ line: appendixI({ source: 'D', operationNumber: 'A-XA-501' }) }) },
  },
  'FIN-01': {
    meets: {
      'a non-detriment finding on file': facts(),
      'one with conditions': facts({
        findings: [aFinding('non-detriment', { outcome: 'positive-with-conditions', conditions: 'Adults only' })],
      }),
      'Appendix III, which needs none': facts({ findings: [], line: { appendix: 'III', appendixInForce: 'III' } }),
      'a re-export, which needs none': reExport({ findings: [] }),
    },
    breaks: {
      'none on file': facts({ findings: without('non-detriment') }),
      'a negative one': facts({ findings: negative('non-detriment') }),
      'one that lapsed yesterday': facts({ findings: [aFinding('non-detriment', { validUntil: day('2026-11-22') })] }),
      'another finding in its place': facts({ findings: [aFinding('legal-acquisition')] }),
    },
  },
  'FIN-02': {
    meets: { 'a legal acquisition finding on file': facts(), 'a re-export': reExport({ findings: [] }) },
    breaks: {
      'none on file': facts({ findings: without('legal-acquisition') }),
      'a negative one': facts({ findings: negative('legal-acquisition') }),
    },
  },
  'FIN-06': {
    meets: {
      'transport found humane': facts(),
      skins: facts({ findings: [], line: { termCode: 'SKI' } }),
      'an import': facts({ form: 'IMPORT', documentType: 'IM', findings: [] }),
    },
    breaks: {
      'live specimens, nothing on file': facts({ findings: without('humane-transport') }),
      'live specimens re-exported, nothing on file': reExport({ line: { termCode: 'LIV' } }),
      'a negative one': facts({ findings: negative('humane-transport') }),
    },
  },
  'FIN-07': {
    meets: {
      'lawful import on file': reExport(),
      'an export': facts({ findings: [] }),
      'a line from before the Convention': reExport({ findings: [], line: { source: 'O' } }),
    },
    breaks: {
      'nothing on file': reExport({ findings: [] }),
      'a negative one': reExport({ findings: [aFinding('lawful-import', { outcome: 'negative' })] }),
    },
  },
  'COD-01': {
    meets: { 'a purpose': facts({ purpose: 'Z' }) },
    breaks: { 'no purpose': facts({ purpose: null }) },
  },
  'COD-02': {
    meets: {
      'one source': facts(),
      'seized beside another': facts({ line: { source: 'W', secondarySource: 'I' } }),
      'pre-Convention beside another': facts({ line: { source: 'C', secondarySource: 'O' } }),
      'seized alone': facts({ line: { source: 'I' } }),
    },
    breaks: {
      'no source': facts({ line: { source: null } }),
      'two sources that cannot stand together': facts({ line: { source: 'W', secondarySource: 'C' } }),
      'the same source twice': facts({ line: { source: 'O', secondarySource: 'O' } }),
    },
  },
  'COD-03': {
    meets: { 'D of Appendix I': facts({ line: appendixI({ source: 'D' }) }), 'C of Appendix II': facts({ line: { source: 'C' } }) },
    breaks: {
      'D of Appendix II': facts({ line: { source: 'D' } }),
      'D of Appendix III, a plant': facts({ line: plant({ source: 'D', appendixInForce: 'III' }) }),
    },
  },
  'COD-04': {
    meets: { 'A for a plant': facts({ line: plant({ source: 'A' }) }), 'C for an animal': facts({ line: { source: 'C' } }) },
    breaks: { 'A for an animal': facts({ line: { source: 'A' } }) },
  },
  'COD-05': {
    meets: { 'R for an animal': facts(), 'A for a plant': facts({ line: plant({ source: 'A' }) }) },
    breaks: {
      'C for a plant': facts({ line: plant({ source: 'C' }) }),
      'R for a plant': facts({ line: plant({ source: 'R' }) }),
      'F for a plant': facts({ line: plant({ source: 'F' }) }),
    },
  },
  'COD-06': {
    meets: { 'Y for a plant': facts({ line: plant({ source: 'Y' }) }) },
    breaks: { 'Y for an animal': facts({ line: { source: 'Y' } }) },
  },
  'COD-07': {
    meets: { 'R of Appendix II': facts() },
    breaks: { 'R of Appendix I': facts({ line: appendixI({ source: 'R' }) }) },
  },
  'COD-09': {
    meets: {
      'a pre-Convention certificate with its date': facts({
        form: 'OTHER',
        documentType: 'PC',
        line: { source: 'O', acquiredOn: '1974-02-01' },
      }),
      'a source that is not O': facts(),
    },
    breaks: {
      'O on an export permit': facts({ line: { source: 'O', acquiredOn: '1974-02-01' } }),
      'O beside another source, without a date': facts({
        form: 'OTHER',
        documentType: 'PC',
        line: { source: 'W', secondarySource: 'O' },
      }),
      'O before the document is chosen': facts({ documentType: null, line: { source: 'O', acquiredOn: '1974-02-01' } }),
    },
  },
  'COD-11': {
    meets: { 'U with a reason': facts({ line: { source: 'U', sourceReason: 'Old collection' } }), 'another source': facts() },
    breaks: { 'U without a reason': facts({ line: { source: 'U' } }) },
  },
  'COD-12': {
    meets: {
      'Appendix II': facts(),
      'Appendix I for a zoo': facts({ purpose: 'Z', line: appendixI({ source: 'W' }) }),
      'Appendix I from a registered operation': facts({ line: appendixI({ source: 'D' }) }),
      'Appendix I before the Convention': facts({ line: appendixI({ source: 'W', secondarySource: 'O' }) }),
    },
    breaks: Object.fromEntries(
      (['W', 'X', 'F', 'R', 'U', 'I'] as const).map((source) => [
        `Appendix I, source ${source}, for trade`,
        facts({ line: appendixI({ source }) }),
      ]),
    ),
  },
  'COD-16': {
    meets: { 'a term of the list': facts() },
    breaks: {
      'a term that is none': facts({ line: { term: null, termCode: 'XXX' } }),
      'no term': facts({ line: { term: null, termCode: null } }),
    },
  },
  'COD-17': {
    meets: {
      'the preferred unit': facts(),
      'another unit of the term': facts({ line: { unit: 'KGM' } }),
      'no unit yet': facts({ line: { unit: null } }),
    },
    breaks: { 'a unit that is not the term’s': facts({ line: { unit: 'MTR' } }) },
  },
  'COD-18': {
    meets: {
      'whole specimens': facts(),
      'half a kilogram': facts({ line: { quantity: '0.5', unit: 'KGM' } }),
      'three decimals, as the form keeps them': facts({ line: { quantity: '1.1250', unit: 'KGM' } }),
    },
    breaks: {
      nothing: facts({ line: { quantity: null } }),
      zero: facts({ line: { quantity: '0' } }),
      'less than nothing': facts({ line: { quantity: '-1' } }),
      'no number': facts({ line: { quantity: 'NaN' } }),
      'half a specimen': facts({ line: { quantity: '40.5' } }),
    },
  },
  'COD-20': {
    meets: {
      'D for trade': facts({ line: plant(appendixI({ source: 'D' })) }),
      'A for science': facts({ purpose: 'S', line: plant(appendixI({ source: 'A' })) }),
      'A of Appendix II': facts({ line: plant({ source: 'A' }) }),
    },
    breaks: { 'A of Appendix I for trade': facts({ line: plant(appendixI({ source: 'A' })) }) },
  },
  'COD-21': {
    meets: {
      'D for trade': facts({ line: appendixI({ source: 'D' }) }),
      'F for trade': facts({ line: appendixI({ source: 'F' }) }),
      'C for a zoo': facts({ purpose: 'Z', line: appendixI() }),
    },
    breaks: { 'C of Appendix I for trade': facts({ line: appendixI() }) },
  },
  'COD-22': {
    meets: {
      'a species': facts(),
      'a subspecies': facts({ line: { rank: 'subspecies' } }),
      'a rank not known': facts({ line: { rank: null } }),
    },
    breaks: {
      'a genus': facts({ line: { scientificName: 'Python', rank: 'genus' } }),
      'a family': facts({ line: { scientificName: 'Pythonidae', rank: 'family' } }),
    },
  },
  'COD-23': {
    meets: { 'the listing is the one that was chosen': facts() },
    breaks: {
      'moved to Appendix I since': facts({ line: { appendixInForce: 'I' } }),
      'taken out of the Appendices since': facts({ line: { appendixInForce: null } }),
    },
  },
  'ORG-03': {
    meets: {
      'a re-export with its country of origin': reExport(),
      'an unknown origin with a reason': reExport({ line: { originCountry: 'XX', originReason: 'Old stock' } }),
      'an export': facts({ line: { originCountry: null } }),
    },
    breaks: {
      'a re-export without country of origin': reExport({ line: { originCountry: null } }),
      'an unknown origin without a reason': reExport({ line: { originCountry: 'XX' } }),
    },
  },
  'ORG-04': {
    meets: {
      'two countries': facts(),
      'a certificate within one country': facts({ form: 'OTHER', documentType: 'CO', importerCountry: 'XA' }),
      'countries not known yet': facts({ exporterCountry: null, importerCountry: null }),
    },
    breaks: { 'one country': facts({ importerCountry: 'XA' }) },
  },
  'ORG-05': {
    meets: { 'a re-export from abroad': reExport(), 'an export from here': facts() },
    breaks: { 'a re-export of what comes from here': reExport({ line: { originCountry: 'XA' } }) },
  },
  'ORG-08': {
    meets: {
      'known countries': facts(),
      'the sea': facts({ line: { originCountry: 'HS' } }),
      'none given': facts({ line: { originCountry: null } }),
    },
    breaks: {
      'an origin that is no country': facts({ line: { originCountry: 'ZQ' } }),
      'an importer in no country': facts({ importerCountry: 'ZQ' }),
      'an exporter in no country': facts({ exporterCountry: 'ZQ' }),
    },
  },
  'REX-01': {
    meets: {
      'number and date': reExport(),
      'a reason why they are not known': reExport({
        line: { originPermitNumber: null, originPermitOn: null, originReason: 'Lost in a fire' },
      }),
      'an export': facts(),
    },
    breaks: {
      neither: reExport({ line: { originPermitNumber: null, originPermitOn: null } }),
      'a number without its date': reExport({ line: { originPermitOn: null } }),
      'a date without its number': reExport({ line: { originPermitNumber: null } }),
    },
  },
  'REX-03': {
    meets: {
      'never re-exported before': reExport(),
      'the last certificate in full': reExport({ line: { reExportedBefore: true, lastReExportComplete: true } }),
      'an export': facts({ line: { reExportedBefore: true } }),
    },
    breaks: { 'the last certificate in part': reExport({ line: { reExportedBefore: true } }) },
  },
  'VAL-01': {
    meets: {
      'six months for an export permit': facts(),
      'a day': facts({ validity: { issuedOn: day('2026-11-23'), validUntil: day('2026-11-23') } }),
      'not yet decided': facts({ validity: null }),
    },
    breaks: {
      'a day more than six months': facts({ validity: { issuedOn: day('2026-11-23'), validUntil: day('2027-05-23') } }),
      'a last day before the first': facts({ validity: { issuedOn: day('2026-11-23'), validUntil: day('2026-11-22') } }),
    },
  },
  'FIN-09': {
    meets: { 'D with its operation': facts({ line: appendixI({ source: 'D', operationNumber: 'A-XA-501' }) }), 'another source': facts() },
    breaks: { 'D without its operation': facts({ line: appendixI({ source: 'D' }) }) },
  },
};
