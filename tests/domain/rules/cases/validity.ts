/** Cases of validity, numbers and the form (VAL, NUM, FRM). */
import type { ForeignDocumentFacts, PermitAtTheBorder } from '@/domain/rules/border-facts';
import type { LineFacts, ProcedureFacts } from '@/domain/rules/facts';
import { aLine, day, facts, reExport, TODAY } from '../../../factories/facts';
import { appendixI, type Cases, plant } from './support';

const permit: PermitAtTheBorder = {
  number: '26XA000123/EX',
  type: 'EX',
  state: 'issued',
  use: 'single',
  issuedOn: day('2026-11-01'),
  validUntil: day('2027-04-30'),
};
const atBorder = (over: Partial<PermitAtTheBorder>, on = TODAY) =>
  facts({ border: { permit: { ...permit, ...over }, endorsement: { on } } });

const theirs: ForeignDocumentFacts = {
  number: 'GH-2026/51',
  type: 'EX',
  issuedBy: 'GH',
  validUntil: TODAY,
  endorsedOn: day('2026-11-20'),
  isEndorsed: true,
};
const ours = { number: '26XA000200/IM', validUntil: day('2027-06-30') };
const imported = (foreignDocument: ForeignDocumentFacts | null, presentedOn = TODAY) =>
  facts({ form: 'IMPORT', documentType: 'IM', findings: [], border: { foreignDocument, ownImportPermit: ours, presentedOn } });
const { endorsedOn: _, ...notRead } = theirs;
const { validUntil: __, ...noLastDayRead } = theirs;

const extension = { months: 6, atDestinationUnderCustoms: true };
const logs = (line: Partial<LineFacts> = {}) => ({ ...plant({ annotation: '#5', source: 'W' as const, termCode: 'LOG' }), ...line });
const samples = (validUntil: string, carnetValidUntil?: string | null) =>
  facts({
    form: 'OTHER',
    documentType: 'SC',
    validity: { issuedOn: TODAY, validUntil: day(validUntil) },
    claim: {
      kind: 'sample-collection',
      ...(carnetValidUntil === undefined ? {} : { carnetValidUntil: carnetValidUntil === null ? null : day(carnetValidUntil) }),
    },
  });
const pending = (from: string, appendix: 'I' | null = 'I') => facts({ line: { pendingListing: { effectiveFrom: day(from), appendix } } });

const procedure = (over: ProcedureFacts) => facts({ procedure: over });
const lines = (count: number) => Array.from({ length: count }, (_, index) => aLine({ position: index + 1 }));

export const validityCases: Readonly<Record<string, Cases>> = {
  'VAL-02': {
    meets: {
      'on the day of issue': atBorder({}, day('2026-11-01')),
      'on the last day': atBorder({}, day('2027-04-30')),
      'a used permit, of which END-03 speaks': atBorder({ state: 'used' }, day('2027-05-01')),
      'a revoked permit, of which LIF-05 speaks': atBorder({ state: 'revoked' }, day('2027-05-01')),
      'no permit at the border': facts(),
    },
    breaks: {
      'a day before issue': atBorder({}, day('2026-10-31')),
      'a day after the last': atBorder({}, day('2027-05-01')),
      'recorded as expired': atBorder({ state: 'expired' }),
      'a number without a signature yet': atBorder({ state: 'signing' }),
    },
  },
  'VAL-03': {
    meets: {
      'presented on the last day': imported(theirs),
      'exported on the last day': imported({ ...theirs, endorsedOn: TODAY }),
      'an empty box 14, of which IMP-04 speaks': imported({ ...notRead, isEndorsed: false, endorsedOn: null }),
      'no foreign document': imported(null),
    },
    breaks: {
      'presented a day late': imported(theirs, day('2026-11-24')),
      'exported a day late': imported({ ...theirs, validUntil: day('2026-11-19') }, day('2026-11-19')),
      'no last day on it': imported({ ...theirs, validUntil: null }),
      'a last day that nobody read': imported(noLastDayRead),
      'a stamp whose day nobody read': imported(notRead),
    },
  },
  'VAL-04': {
    meets: {
      'no extension asked for': facts(),
      'logs in the port of destination, six months': facts({ extension, line: logs() }),
      'sawn wood by a wider annotation': facts({ extension, line: logs({ annotation: '#17', termCode: 'SAW' }) }),
    },
    breaks: {
      'living animals': facts({ extension, line: { annotation: null } }),
      'wood that is listed with all its parts': facts({ extension, line: logs({ annotation: '#4' }) }),
      'plywood of such timber': facts({ extension, line: logs({ termCode: 'PLY' }) }),
      'timber of Appendix I': facts({ extension, line: logs({ appendixInForce: 'I' }) }),
      'seven months': facts({ extension: { ...extension, months: 7 }, line: logs() }),
      'a second time': facts({ extension: { ...extension, extendedBefore: true }, line: logs() }),
      'still at sea': facts({ extension: { ...extension, atDestinationUnderCustoms: false }, line: logs() }),
      'no word on where it is': facts({ extension: { months: 6 }, line: logs() }),
      'an annotation that nobody looked up': facts({ extension }),
    },
  },
  'VAL-05': {
    meets: {
      'until the last day of the carnet': samples('2027-03-01', '2027-03-01'),
      'six months with a longer carnet': samples('2027-05-22', '2027-10-01'),
      'an export permit': facts(),
    },
    breaks: {
      'a day past the carnet': samples('2027-03-02', '2027-03-01'),
      'a day more than six months': samples('2027-05-23', '2027-10-01'),
      'no carnet': samples('2027-03-01', null),
      'a carnet whose end nobody stated': samples('2027-03-01'),
    },
  },
  'VAL-06': {
    meets: {
      'no change decided': facts(),
      'a change on the day after the last': pending('2027-05-23'),
      'a change that is in force on the day of issue': pending('2026-11-23'),
    },
    breaks: {
      'a move to Appendix I on the last day': pending('2027-05-22'),
      'a taxon that leaves the Appendices': pending('2026-11-24', null),
    },
  },
  'VAL-07': {
    meets: {
      'an import permit with its export permit': imported(theirs),
      'an import permit that is only issued now': facts({ form: 'IMPORT', documentType: 'IM', line: appendixI() }),
    },
    breaks: {
      'an import permit alone': imported(null),
      'an import permit with a revoked export permit': imported({ ...theirs, state: 'revoked' }),
      'no word on a foreign document': facts({ form: 'IMPORT', documentType: 'IM', border: { ownImportPermit: ours } }),
    },
  },
  'NUM-01': {
    meets: {
      'a number of ours': procedure({ permitNumber: '26XA000123/EX' }),
      'no number taken yet': procedure({}),
    },
    breaks: {
      'five digits': procedure({ permitNumber: '26XA00123/EX' }),
      'a dash for the stroke': procedure({ permitNumber: '26XA000123-EX' }),
      'small letters': procedure({ permitNumber: '26xa000123/ex' }),
      'a document type that there is not': procedure({ permitNumber: '26XA000123/QQ' }),
      'no number at all': procedure({ permitNumber: null }),
    },
  },
  'NUM-02': {
    meets: {
      'a number that nobody had': procedure({ permitNumber: '26XA000123/EX', permitNumberIsUnused: true }),
      'no number taken yet': procedure({}),
    },
    breaks: {
      'a number of another document, void or not': procedure({ permitNumber: '26XA000123/EX', permitNumberIsUnused: false }),
      'a register that nobody looked into': procedure({ permitNumber: '26XA000123/EX' }),
    },
  },
  'FRM-01': {
    meets: { 'signed by the applicant': procedure({ applicantSigned: true }), 'before there is a procedure': facts() },
    breaks: { 'not signed': procedure({ applicantSigned: false }), 'no word on a signature': procedure({}) },
  },
  'FRM-02': {
    meets: { complete: procedure({ missingItems: [] }), 'before there is a procedure': facts() },
    breaks: {
      'no marks and no quota figures': procedure({ missingItems: ['marks', 'quota'] }),
      'a draft that nobody read through': procedure({}),
    },
  },
  'FRM-03': {
    meets: {
      'in English': procedure({ language: 'en' }),
      'in French': procedure({ language: 'FR' }),
      'in Spanish': procedure({ language: 'es' }),
      'before there is a procedure': facts(),
    },
    breaks: {
      'in German alone': procedure({ language: 'de' }),
      'in no language': procedure({ language: null }),
      'no word on the language': procedure({}),
    },
  },
  'FRM-04': {
    meets: {
      'four lines on one page': facts({ procedure: {}, lines: lines(4) }),
      'complete annex pages': facts({ procedure: { annexPagesComplete: true }, lines: lines(5) }),
    },
    breaks: {
      'an annex page without number or stamp': facts({ procedure: { annexPagesComplete: false }, lines: lines(5) }),
      'annex pages that nobody looked at': facts({ procedure: {}, lines: lines(5) }),
    },
  },
  'FRM-05': {
    meets: {
      'a Party without stamps': procedure({ securityStamp: null }),
      'a stamp with its number': procedure({ securityStamp: { number: '0042711' } }),
      'before there is a procedure': facts(),
    },
    breaks: {
      'a stamp without its number': procedure({ securityStamp: { number: null } }),
      'no word on stamps': procedure({}),
    },
  },
  'FRM-06': {
    meets: { skins: reExport() },
    breaks: { 'living specimens: the portal prints the condition': facts() },
  },
  'FRM-07': {
    meets: {
      'living ranched reptiles, which need no marks': facts({ line: { marks: [] } }),
      'an owned falcon with its ring': facts({ form: 'OTHER', documentType: 'PO', line: { marks: ['ring AE-7'] } }),
      'crocodile leather goods': reExport({ line: { order: 'Crocodylia', termCode: 'LPS', marks: [] } }),
      'a nursery of source D, known by its number': facts({
        line: { ...plant(appendixI({ source: 'D' })), kingdom: 'Plantae', marks: [] },
      }),
      'a trophy under no quota': facts({ purpose: 'H', line: { termCode: 'TRO', scientificName: 'Loxodonta africana', marks: [] } }),
    },
    breaks: {
      'an owned falcon without a mark': facts({ form: 'OTHER', documentType: 'PO', line: { marks: [] } }),
      'a tiger of a travelling exhibition without a mark': facts({ form: 'OTHER', documentType: 'TE', line: { marks: null } }),
      'an animal of a registered operation without a mark': facts({ line: appendixI({ source: 'D', marks: [] }) }),
      'a crocodilian skin without a tag': facts({ line: { order: 'Crocodylia', termCode: 'SKI', marks: [] } }),
      'caviar without a label': facts({ line: { termCode: 'CAV', marks: [] } }),
      'a leopard trophy without a tag': facts({ purpose: 'H', line: { termCode: 'TRO', scientificName: 'Panthera pardus', marks: [] } }),
      'a trophy under a quota without a tag': facts({
        purpose: 'H',
        line: {
          termCode: 'TRO',
          marks: [],
          quotas: [{ id: 'q', year: 2026, limit: '10', used: '0', requested: '1', unit: 'NAR', source: 'invented' }],
        },
      }),
      'caviar of whose label nobody spoke': facts({ line: { termCode: 'CAV' } }),
    },
  },
  'FRM-08': {
    meets: { 'four lines': facts({ lines: lines(4) }), 'lines on annex pages': facts({ lines: lines(5) }) },
    breaks: { 'one line of four: the portal strikes out the others': facts({ lines: lines(1) }) },
  },
  'FRM-09': {
    meets: { 'an authorised signatory': procedure({ signatoryAuthorised: true }), 'before there is a procedure': facts() },
    breaks: {
      'a signatory who is not on the list': procedure({ signatoryAuthorised: false }),
      'a list that nobody looked into': procedure({}),
    },
  },
  'FRM-10': {
    meets: { 'the original': atBorder({ isCopy: false }), 'nothing said of a copy': atBorder({}), 'no permit at the border': facts() },
    breaks: { 'a copy': atBorder({ isCopy: true }) },
  },
};
