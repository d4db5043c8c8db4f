import type { DocumentType } from '../codes/document-type';
import type { PurposeCode } from '../codes/purpose-code';
import type { Kingdom } from '../taxonomy/kingdom';

/** What tells whether a specimen must be marked. */
export interface MarkedSpecimenFacts {
  readonly documentType: DocumentType | null;
  readonly purpose: PurposeCode | null;
  readonly scientificName: string;
  readonly kingdom: Kingdom | null;
  readonly order?: string | null | undefined;
  readonly source: string | null;
  readonly termCode: string | null;
  readonly isLive: boolean;
  /** An annual export quota covers the line. */
  readonly isUnderQuota: boolean;
}

interface MarkingRow {
  /** Names the row in the messages of FRM-07. */
  readonly kind: 'travelling' | 'registered' | 'crocodilian' | 'caviar' | 'trophy';
  readonly mark: 'permanent-mark' | 'tag' | 'label';
  readonly basis: string;
  readonly isIt: (specimen: MarkedSpecimenFacts) => boolean;
}

/** Trophies of species with a quota of the Conference, whose tag is on the permit wherever they come from (50 CFR 23.74(d)). */
const TROPHIES_UNDER_QUOTA = ['Panthera pardus', 'Capra falconeri', 'Diceros bicornis'];

const isTrophy = ({ termCode, purpose }: MarkedSpecimenFacts): boolean => termCode === 'TRO' || purpose === 'H';

/** Specimens that travel marked, with the number of each mark in box 9 (FRM-07; Res. Conf. 12.3, Annex 1). First row that fits. */
export const MARKED_SPECIMENS: readonly MarkingRow[] = [
  {
    kind: 'travelling',
    mark: 'permanent-mark',
    basis: 'Res. Conf. 10.20; 50 CFR 23.44, 23.49',
    isIt: ({ documentType, isLive, kingdom }) => isLive && kingdom !== 'Plantae' && (documentType === 'PO' || documentType === 'TE'),
  },
  {
    // Registration and its marks are for animals; nurseries are known by their number alone (Res. Conf. 9.19, 12.10).
    kind: 'registered',
    mark: 'permanent-mark',
    basis: 'Res. Conf. 12.10; 50 CFR 23.46',
    isIt: ({ source, kingdom }) => source === 'D' && kingdom !== 'Plantae',
  },
  {
    kind: 'crocodilian',
    mark: 'tag',
    basis: 'Res. Conf. 11.12; 50 CFR 23.70',
    isIt: ({ order, termCode }) => (order === 'Crocodylia' || order === 'Crocodilia') && (termCode === 'SKI' || termCode === 'SID'),
  },
  { kind: 'caviar', mark: 'label', basis: 'Res. Conf. 12.7; 50 CFR 23.71(b)', isIt: ({ termCode }) => termCode === 'CAV' },
  {
    kind: 'trophy',
    mark: 'tag',
    basis: '50 CFR 23.74(d)(2)',
    isIt: (specimen) => isTrophy(specimen) && (specimen.isUnderQuota || TROPHIES_UNDER_QUOTA.includes(specimen.scientificName)),
  },
];

/** Why a specimen must be marked, or null where no mark is prescribed. */
export const markingOf = (specimen: MarkedSpecimenFacts): MarkingRow | null => MARKED_SPECIMENS.find(({ isIt }) => isIt(specimen)) ?? null;
