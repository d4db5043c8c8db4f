/** Cases of the import rules (IMP): the documents of other States, at review and at the import check. */
import type { BorderFacts, ForeignDocumentFacts } from '@/domain/rules/border-facts';
import { day, facts } from '../../../factories/facts';
import { appendixI, type Cases } from './support';

type Over = NonNullable<Parameters<typeof facts>[0]>;

const theirs: ForeignDocumentFacts = {
  number: 'GH-2026/51',
  type: 'EX',
  issuedBy: 'GH',
  issuedOn: day('2026-09-01'),
  validUntil: day('2027-02-28'),
  endorsedOn: day('2026-11-10'),
  isEndorsed: true,
  missingItems: [],
  specimensDiffer: [],
  differsFromImportPermit: [],
};
const ours = { number: '26XA000200/IM', validUntil: day('2027-06-30') };

/** Living specimens of Appendix I presented at the border with both documents. */
const presented = (document: Partial<ForeignDocumentFacts> = {}, over: Over = {}, border: Partial<BorderFacts> = {}) =>
  facts({
    form: 'IMPORT',
    documentType: 'IM',
    transaction: 'IMPORT',
    findings: [],
    border: { foreignDocument: { ...theirs, ...document }, ownImportPermit: ours, presentedOn: day('2026-11-23'), ...border },
    ...over,
    line: appendixI({ source: 'W', ...over.line }),
  });
const ofAppendixII = { line: { appendix: 'II', appendixInForce: 'II' } } as const;

/** The same, and nobody said anything about one thing. */
const unsaid = (...names: readonly (keyof ForeignDocumentFacts)[]) => {
  const kept = Object.entries(theirs).filter(([name]) => !names.includes(name as keyof ForeignDocumentFacts));
  return presented({}, {}, { foreignDocument: Object.fromEntries(kept) as unknown as ForeignDocumentFacts });
};
const excused = { irregularityNotByTheParties: true, bothAuthoritiesConsulted: true, otherwiseLawful: true };

export const importsCases: Readonly<Record<string, Cases>> = {
  'IMP-01': {
    meets: {
      'both documents agree': presented(),
      'Appendix II, which needs no import permit': presented({ differsFromImportPermit: ['quantity'] }, ofAppendixII),
      'no foreign document yet': facts({ form: 'IMPORT', line: appendixI() }),
      'no import permit of ours, of which DOC-02 speaks': presented({ differsFromImportPermit: ['taxon'] }, {}, { ownImportPermit: null }),
    },
    breaks: {
      'a larger quantity than our import permit': presented({ differsFromImportPermit: ['quantity'] }),
      'another taxon and another consignee': presented({ differsFromImportPermit: ['taxon', 'consignee'] }),
      'two documents that nobody compared': unsaid('differsFromImportPermit'),
    },
  },
  'IMP-02': {
    meets: {
      'an import permit on its last day': presented({}, {}, { ownImportPermit: { ...ours, validUntil: day('2026-11-23') } }),
      'no import permit': presented({}, {}, { ownImportPermit: null }),
      'an export': facts(),
    },
    breaks: {
      'an import permit that ended yesterday': presented({}, {}, { ownImportPermit: { ...ours, validUntil: day('2026-11-22') } }),
    },
  },
  'IMP-03': {
    meets: {
      'taken from the wild': presented(),
      'skins of captive-bred animals': presented({}, { line: { source: 'C', termCode: 'SKI' } }),
      'Appendix II bred in captivity': presented({}, { line: { ...ofAppendixII.line, source: 'C' } }),
    },
    breaks: {
      'living Appendix I specimens claimed bred in captivity': presented({}, { line: { source: 'C' } }),
      'living Appendix I specimens claimed from a registered operation': presented({}, { line: { source: 'D' } }),
    },
  },
  'IMP-04': {
    meets: {
      'box 14 endorsed': presented(),
      'a date of endorsement, and nothing more said': presented({}, {}, { foreignDocument: { ...theirs, isEndorsed: true } }),
      'an export': facts(),
    },
    breaks: {
      'an empty box 14': presented({ isEndorsed: false, endorsedOn: null }),
      'no day of endorsement': presented({ isEndorsed: null, endorsedOn: null }),
      'a box 14 at which nobody looked': unsaid('isEndorsed', 'endorsedOn'),
    },
  },
  'IMP-05': {
    meets: {
      'nothing altered': presented(),
      'an alteration that the issuing authority stamped and signed': presented({ isAltered: true, alterationAuthenticated: true }),
    },
    breaks: {
      'an alteration that nobody validated': presented({ isAltered: true, alterationAuthenticated: false }),
      'an alteration of which nobody asked': presented({ isAltered: true }),
    },
  },
  'IMP-06': {
    meets: {
      'issued before the specimens left': presented(),
      'issued on the day they left': presented({ issuedOn: day('2026-11-10') }),
      'issued afterwards for Appendix II, excused': presented({ isRetrospective: true }, { ...ofAppendixII, retrospective: excused }),
      'issued afterwards, a genuine error over personal effects': presented(
        { isRetrospective: true },
        {
          ...ofAppendixII,
          retrospective: { ...excused, irregularityNotByTheParties: false, isGenuineErrorOverPersonalEffects: true },
        },
      ),
    },
    breaks: {
      'issued afterwards for Appendix I, however excused': presented({ isRetrospective: true }, { retrospective: excused }),
      'dated a day after the endorsement, Appendix I': presented({ issuedOn: day('2026-11-11') }),
      'the parties to blame': presented(
        { isRetrospective: true },
        { ...ofAppendixII, retrospective: { ...excused, irregularityNotByTheParties: false } },
      ),
      'the authorities not agreed': presented(
        { isRetrospective: true },
        { ...ofAppendixII, retrospective: { ...excused, bothAuthoritiesConsulted: null } },
      ),
      'trade that was unlawful besides': presented(
        { isRetrospective: true },
        { ...ofAppendixII, retrospective: { ...excused, otherwiseLawful: false } },
      ),
      'no excuse at all': presented({ isRetrospective: true }, { ...ofAppendixII, retrospective: null }),
      'nothing said about it': presented({ isRetrospective: true }, ofAppendixII),
    },
  },
  'IMP-07': {
    meets: { 'a first use': presented({ usedBefore: false }), 'nothing known of another use': presented() },
    breaks: { 'a number that came in before': presented({ usedBefore: true }) },
  },
  'IMP-08': {
    meets: { 'a complete document': presented(), 'an export': facts() },
    breaks: {
      'no source code and no seal': presented({ missingItems: ['source', 'seal'] }),
      'a document that nobody read through': unsaid('missingItems'),
    },
  },
  'IMP-09': {
    meets: { 'specimens as described': presented(), 'an export': facts() },
    breaks: {
      'more than the document says': presented({ specimensDiffer: ['quantity'] }),
      'another species with other rings': presented({ specimensDiffer: ['taxon', 'marks'] }),
      'specimens that nobody compared': unsaid('specimensDiffer'),
    },
  },
};
