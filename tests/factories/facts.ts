/** Facts as a service would gather them: a lawful export of forty live ranched ball pythons from Exampleland to Japan. */
import type { FindingKind, RecordedFinding } from '@/domain/finding/finding';
import type { LineFacts, RuleFacts } from '@/domain/rules/facts';
import type { IsoDate } from '@/domain/shared/iso-date';

/** A day of the calendar, written plainly. */
export const day = (text: string): IsoDate => text as IsoDate;

export const TODAY = day('2026-11-23');

/** One specimen line of the lawful export. */
export const aLine = (over: Partial<LineFacts> = {}): LineFacts => ({
  position: 1,
  scientificName: 'Python regius',
  kingdom: 'Animalia',
  rank: 'species',
  isLoaded: true,
  appendix: 'II',
  appendixInForce: 'II',
  source: 'R',
  secondarySource: null,
  sourceReason: null,
  term: { code: 'LIV', units: ['NAR', 'KGM'] },
  termCode: 'LIV',
  quantity: '40',
  unit: 'NAR',
  originCountry: 'XA',
  originPermitNumber: null,
  originPermitOn: null,
  originReason: null,
  reExportedBefore: false,
  lastReExportComplete: false,
  acquiredOn: null,
  operationNumber: null,
  boxFiveReason: null,
  range: { native: ['BJ', 'GH', 'TG', 'XA'], introduced: ['US'], uncertain: ['BF'], source: 'invented for tests' },
  quotas: [],
  suspensions: [],
  stricterMeasures: [],
  reservations: [],
  ...over,
});

/** A finding on file, positive unless said otherwise. */
export const aFinding = (kind: FindingKind, over: Partial<RecordedFinding> = {}): RecordedFinding => ({
  id: `finding-${kind}`,
  kind,
  outcome: 'positive',
  authorId: 'officer',
  authorName: 'An officer',
  reasoning: 'Seen and found in order.',
  evidence: 'Breeding book, page 12',
  conditions: null,
  validUntil: null,
  recordedAt: '2026-11-20T10:00:00.000Z',
  ...over,
});

/** Everything the rules may look at; `line` is completed by the factory of lines. */
export const facts = (over: Omit<Partial<RuleFacts>, 'line'> & { readonly line?: Partial<LineFacts> } = {}): RuleFacts => ({
  on: TODAY,
  partyCode: 'XA',
  form: 'EXPORT',
  documentType: 'EX',
  purpose: 'T',
  exporterCountry: 'XA',
  importerCountry: 'JP',
  knownCountries: new Set(['XA', 'JP', 'GH', 'BJ', 'XX', 'HS']),
  nonParties: [],
  importPermit: null,
  findings: [aFinding('legal-acquisition'), aFinding('non-detriment'), aFinding('humane-transport')],
  validity: { issuedOn: TODAY, validUntil: day('2027-05-22') },
  ...over,
  line: aLine(over.line),
});

/** A lawful re-export of skins that came from Ghana. */
export const reExport = (over: Parameters<typeof facts>[0] = {}): RuleFacts =>
  facts({
    form: 'REEXPORT',
    documentType: 'RX',
    findings: [aFinding('lawful-import')],
    ...over,
    line: {
      term: { code: 'SKI', units: ['NAR'] },
      termCode: 'SKI',
      source: 'W',
      originCountry: 'GH',
      originPermitNumber: 'GH-2025/17',
      originPermitOn: '2025-03-01',
      originPermitKnownToRegistry: true,
      importRecord: {
        number: 'XA-IMP-7781',
        importedOn: day('2025-04-21'),
        term: 'SKI',
        unit: 'NAR',
        source: 'W',
        quantity: '500',
        alreadyReExported: '400',
        requested: '40',
      },
      ...over.line,
    },
  });
