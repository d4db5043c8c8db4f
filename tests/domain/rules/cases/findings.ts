/** Cases of the chapter “findings”. */
import type { FindingKind } from '@/domain/finding/finding';
import type { LineFacts, RuleFacts } from '@/domain/rules/facts';
import { aFinding, day, facts, reExport } from '../../../factories/facts';
import { appendixI, type Cases, negative, without } from './support';

type Over = NonNullable<Parameters<typeof facts>[0]>;

/** An import of a living specimen of Appendix I taken from the wild, with these findings on file. */
const anImport = (kinds: readonly FindingKind[], over: Over = {}): RuleFacts =>
  facts({
    form: 'IMPORT',
    documentType: 'IM',
    purpose: 'Z',
    findings: kinds.map((kind) => aFinding(kind)),
    ...over,
    line: appendixI({ source: 'W', ...over.line }),
  });

/** Fish taken on the high seas, landed in the State whose flag the vessel flies. */
const introduction = (kinds: readonly FindingKind[], over: Over = {}): RuleFacts =>
  facts({
    form: 'OTHER',
    documentType: 'IS',
    transaction: 'IFS',
    findings: kinds.map((kind) => aFinding(kind)),
    sea: { vesselFlag: 'XA', landingState: 'XA' },
    ...over,
    line: { scientificName: 'Prionace glauca', source: 'X', termCode: 'FIN', originCountry: 'HS', ...over.line },
  });

const deemedII: Partial<LineFacts> = appendixI({ source: 'D' });
const standing = { reference: 'NDF 2026/7', validUntil: day('2026-12-31'), volumeLeft: '40', withinConditions: true };
const operation = { number: 'A-XA-501', isRegistered: true };
const ofD = (line: Partial<LineFacts>) => facts({ line: appendixI({ source: 'D', operationNumber: 'A-XA-501', operation, ...line }) });

export const findingsCases: Readonly<Record<string, Cases>> = {
  'FIN-01': {
    meets: {
      'a non-detriment finding on file': facts(),
      'one with conditions': facts({
        findings: [aFinding('non-detriment', { outcome: 'positive-with-conditions', conditions: 'Adults only' })],
      }),
      'a standing finding, on its last day': facts({
        findings: [],
        line: { nonDetriment: { ...standing, validUntil: day('2026-11-23') } },
      }),
      'Appendix III, which needs none': facts({ findings: [], line: { appendix: 'III', appendixInForce: 'III' } }),
      'a taxon that is not listed': facts({ findings: [], line: { appendix: null, appendixInForce: null } }),
      'a re-export, which needs none': reExport({ findings: [] }),
    },
    breaks: {
      'none on file': facts({ findings: without('non-detriment') }),
      'a negative one': facts({ findings: negative('non-detriment') }),
      'a negative one, whatever a standing finding says': facts({ findings: negative('non-detriment'), line: { nonDetriment: standing } }),
      'one that lapsed yesterday': facts({ findings: [aFinding('non-detriment', { validUntil: day('2026-11-22') })] }),
      'a standing one that lapsed yesterday': facts({
        findings: [],
        line: { nonDetriment: { ...standing, validUntil: day('2026-11-22') } },
      }),
      'another finding in its place': facts({ findings: [aFinding('legal-acquisition')] }),
      'Appendix I deemed Appendix II, none on file': facts({ findings: [], line: deemedII }),
    },
  },
  'FIN-02': {
    meets: {
      'a legal acquisition finding on file': facts(),
      'Appendix III, with one on file': facts({ line: { appendix: 'III', appendixInForce: 'III' } }),
      'a re-export': reExport({ findings: [] }),
    },
    breaks: {
      'none on file': facts({ findings: without('legal-acquisition') }),
      'a negative one': facts({ findings: negative('legal-acquisition') }),
      'one that names no evidence': facts({ findings: [aFinding('legal-acquisition', { evidence: ' ' })] }),
    },
  },
  'FIN-03': {
    meets: {
      'advice on the purpose on file': anImport(['import-purpose']),
      'an import of Appendix II': anImport([], { line: { appendix: 'II', appendixInForce: 'II' } }),
      'source D, deemed Appendix II': anImport([], { line: { source: 'D' } }),
      'a specimen from before the Convention': anImport([], { line: { source: 'O' } }),
      'bred in captivity under Art. VII.5': anImport([], {
        claim: { kind: 'captive-bred', claimsArticleVII5: true },
        line: { source: 'C' },
      }),
      'an export': facts({ findings: [], line: appendixI() }),
    },
    breaks: {
      'none on file': anImport([]),
      'negative advice': anImport([], { findings: [aFinding('import-purpose', { outcome: 'negative' })] }),
      'advice on export in its place': anImport(['non-detriment']),
    },
  },
  'FIN-04': {
    meets: {
      'the Scientific Authority satisfied at import': anImport(['suitably-equipped']),
      'the Management Authority satisfied at landing': introduction(['suitably-equipped-at-landing'], {
        line: appendixI({ source: 'X', isLive: true }),
      }),
      'a skin': anImport([], { line: { termCode: 'SKI' } }),
      'Appendix II': introduction([], { line: { isLive: true } }),
      'an export': facts({ findings: [], line: appendixI() }),
    },
    breaks: {
      'a living import, nothing on file': anImport([]),
      'a living import, and what counts for landings on file': anImport(['suitably-equipped-at-landing']),
      'a living introduction, nothing on file': introduction([], { line: appendixI({ source: 'X', isLive: true }) }),
      'a living introduction, and what counts for imports on file': introduction(['suitably-equipped'], {
        line: appendixI({ source: 'X', isLive: true }),
      }),
      'a recipient who cannot care for it': anImport([], { findings: [aFinding('suitably-equipped', { outcome: 'negative' })] }),
    },
  },
  'FIN-05': {
    meets: {
      'found not primarily commercial at import': anImport(['not-primarily-commercial']),
      'found not primarily commercial at landing': introduction(['not-primarily-commercial'], { line: appendixI({ source: 'X' }) }),
      'Appendix II': anImport([], { line: { appendix: 'II', appendixInForce: 'II' } }),
      'an export': facts({ findings: [], line: appendixI() }),
    },
    breaks: {
      'an import, nothing on file': anImport([]),
      'an introduction from the sea, nothing on file': introduction([], { line: appendixI({ source: 'X' }) }),
      'found primarily commercial': anImport([], { findings: [aFinding('not-primarily-commercial', { outcome: 'negative' })] }),
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
      'a falcon that goes out on a certificate of ownership': facts({
        form: 'OTHER',
        documentType: 'PO',
        transaction: 'EXPORT',
        findings: [],
      }),
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
  'FIN-08': {
    meets: {
      'advice on file': introduction(['sea-non-detriment']),
      'living specimens of Appendix II, with their handling on file': introduction(['sea-non-detriment', 'humane-transport'], {
        line: { isLive: true },
      }),
      'a certificate for a period, Appendix II': introduction(['sea-non-detriment'], { sea: { isForPeriod: true } }),
      'Appendix III': introduction([], { line: { appendix: 'III', appendixInForce: 'III' } }),
      'two States, which is an export': introduction([], { form: 'EXPORT', documentType: 'EX' }),
    },
    breaks: {
      'no advice on file': introduction([]),
      'negative advice': introduction([], { findings: [aFinding('sea-non-detriment', { outcome: 'negative' })] }),
      'advice on export in its place': introduction(['non-detriment']),
      'living specimens of Appendix II, no word on their handling': introduction(['sea-non-detriment'], { line: { isLive: true } }),
      'a certificate for a period, Appendix I': introduction(['sea-non-detriment'], {
        sea: { isForPeriod: true },
        line: appendixI({ source: 'X' }),
      }),
    },
  },
  'FIN-09': {
    meets: {
      'D from a registered operation': ofD({}),
      'on the last day of its registration': ofD({ operation: { ...operation, validUntil: day('2026-11-23') } }),
      'another source': facts(),
    },
    breaks: {
      'D without its operation': ofD({ operationNumber: null }),
      'an operation that is not on the register': ofD({ operation: null }),
      'an operation that was struck off': ofD({ operation: { ...operation, isRegistered: false } }),
      'a registration that ended yesterday': ofD({ operation: { ...operation, validUntil: day('2026-11-22') } }),
      'D behind a seizure': ofD({ source: 'I', secondarySource: 'D', operation: null }),
      'a register that nobody looked into': facts({ line: appendixI({ source: 'D', operationNumber: 'A-XA-501' }) }),
    },
  },
  'FIN-10': {
    meets: {
      'a finding made for this application': facts(),
      'the whole of the volume that is left': facts({ line: { nonDetriment: standing } }),
      'no finding at all, of which FIN-01 speaks': facts({ line: { nonDetriment: null } }),
      'Appendix III': facts({ line: { appendixInForce: 'III', nonDetriment: { ...standing, withinConditions: false } } }),
      'a re-export': reExport({ line: { nonDetriment: { ...standing, withinConditions: false } } }),
    },
    breaks: {
      'a finding that lapsed yesterday': facts({ line: { nonDetriment: { ...standing, validUntil: day('2026-11-22') } } }),
      'one more than the volume that is left': facts({ line: { quantity: '41', nonDetriment: standing } }),
      'another region or season than the finding allows': facts({ line: { nonDetriment: { ...standing, withinConditions: false } } }),
      'conditions that nobody compared': facts({ line: { nonDetriment: { reference: 'NDF 2026/7' } } }),
      'nothing looked up and nothing on file': facts({ findings: [] }),
    },
  },
  'FIN-11': {
    meets: {
      'no advice to limit': facts({ line: { nonDetriment: standing } }),
      'nothing looked up': facts(),
      'advice on a taxon of Appendix I': facts({
        line: appendixI({ nonDetriment: { ...standing, limitingAdvice: 'Two hundred a year.' } }),
      }),
    },
    breaks: {
      'advice to limit exports of the taxon': facts({ line: { nonDetriment: { ...standing, limitingAdvice: 'Two hundred a year.' } } }),
    },
  },
};
