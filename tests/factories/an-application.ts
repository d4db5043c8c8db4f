/** An application as the register holds it, complete and lawful unless a test takes something away. */
import type { Application, DerivedListing, SpecimenLine } from '@/domain/application/application';
import type { Answers } from '@/domain/application/field-row';

const aListing = (over: Partial<DerivedListing> = {}): DerivedListing => ({
  appendix: 'II',
  annotation: null,
  listedAs: 'Pythonidae spp.',
  kingdom: 'Animalia',
  rank: 'species',
  isLoaded: true,
  derivedOn: '2026-11-23',
  ...over,
});

/** A complete specimen line of an export. */
export const aSpecimenLine = (
  answers: Answers = {},
  { position = 1, listing = {} }: { readonly position?: number; readonly listing?: Partial<DerivedListing> } = {},
): SpecimenLine => ({
  id: `line-${position}`,
  position,
  answers: {
    scientificName: 'Python regius',
    term: 'LIV',
    description: 'Live, hatched 2026',
    quantity: '40',
    unit: 'NAR',
    source: 'R',
    originCountry: 'XA',
    ...answers,
  },
  listing: aListing(listing),
});

/** An application of Exampleland for an export to Japan. */
export const anApplication = (over: Partial<Application> = {}): Application => ({
  id: 'application-1',
  reference: 'A-10482',
  state: 'draft',
  version: 1,
  agentId: null,
  applicantId: 'applicant',
  officeId: 'office',
  partyCode: 'XA',
  lines: [aSpecimenLine()],
  createdAt: '2026-11-20T10:00:00.000Z',
  submittedAt: null,
  clock: null,
  ...over,
  answers: {
    form: 'EXPORT',
    documentType: 'EX',
    purpose: 'T',
    exporterName: 'Exampleland Reptiles',
    exporterAddress: '1 Harbour Road\nPort Example',
    exporterCountry: 'XA',
    importerName: 'Nihon Reptiles',
    importerAddress: '2-3 Chiyoda\nTokyo',
    importerCountry: 'JP',
    ...over.answers,
  },
});
