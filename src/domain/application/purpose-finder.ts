import type { PurposeCode } from '../codes/purpose-code';

/** What happens to the specimen where it goes: the first of two questions that find a purpose (box 5a). */
export const USES = [
  'sold',
  'own',
  'zoo',
  'garden',
  'circus',
  'science',
  'medicine',
  'teaching',
  'trophy',
  'breeding',
  'release',
  'court',
] as const;
export type Use = (typeof USES)[number];

interface UseRow {
  /** The purpose where nobody gains by it, and where somebody does. */
  readonly free: PurposeCode;
  readonly forGain: PurposeCode;
}

/**
 * Purposes by use, and by whether somebody gains. Res. Conf. 5.10 (Rev. CoP19) reads "primarily commercial" widely: private
 * use, science, teaching and breeding for gain are commercial. Zoos, gardens, circuses, trophies, releases and courts keep
 * their own code. General knowledge, not checked against the text; the applicant decides.
 */
const PURPOSE_OF_USE: Readonly<Record<Use, UseRow>> = {
  sold: { free: 'T', forGain: 'T' },
  own: { free: 'P', forGain: 'T' },
  zoo: { free: 'Z', forGain: 'Z' },
  garden: { free: 'G', forGain: 'G' },
  circus: { free: 'Q', forGain: 'Q' },
  science: { free: 'S', forGain: 'T' },
  medicine: { free: 'M', forGain: 'T' },
  teaching: { free: 'E', forGain: 'T' },
  trophy: { free: 'H', forGain: 'H' },
  breeding: { free: 'B', forGain: 'T' },
  release: { free: 'N', forGain: 'N' },
  court: { free: 'L', forGain: 'L' },
};

/** The purpose that two answers point to. */
export const purposeFor = (use: Use, isForGain: boolean): PurposeCode => PURPOSE_OF_USE[use][isForGain ? 'forGain' : 'free'];
