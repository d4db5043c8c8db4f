import type { Appendix } from '../codes/appendix';
import type { Kingdom } from '../taxonomy/kingdom';
import type { ApplicationState } from './application-states';
import type { CaseClock } from './case-clock';
import type { Answers } from './field-row';

/** The listing in force for a line's taxon, derived and never typed. */
export interface DerivedListing {
  readonly appendix: Appendix | null;
  readonly annotation: string | null;
  readonly listedAs: string | null;
  readonly kingdom: Kingdom | null;
  readonly rank: string | null;
  /** False when the name was resolved through its genus, family or order only: the officer must look. */
  readonly isLoaded: boolean;
  readonly derivedOn: string;
}

/** One specimen line of an application. */
export interface SpecimenLine {
  readonly id: string;
  readonly position: number;
  readonly answers: Answers;
  readonly listing: DerivedListing | null;
}

/** An application as the register holds it. */
export interface Application {
  readonly id: string;
  /** `A-10482`. */
  readonly reference: string;
  readonly state: ApplicationState;
  /** Counts every saved change; a page shows it back, so that a later save on an older page is told. */
  readonly version: number;
  readonly applicantId: string;
  /** The agent who began it for the applicant. */
  readonly agentId: string | null;
  readonly officeId: string;
  readonly partyCode: string;
  readonly answers: Answers;
  readonly lines: readonly SpecimenLine[];
  readonly createdAt: string;
  readonly submittedAt: string | null;
  /** How long the office has had it; null until it is first sent. */
  readonly clock: CaseClock | null;
}

/** At most this many lines on one application (decisions §6). */
export const MOST_LINES = 200;

/** The answers as the field table's conditions see them, with what follows from the rest of the application. */
export const applicationScope = (application: Pick<Application, 'answers' | 'lines' | 'partyCode'>): Answers => ({
  ...application.answers,
  partyCode: application.partyCode,
  hasAppendixI: application.lines.some((line) => line.listing?.appendix === 'I' && line.answers.source !== 'D') ? 'yes' : 'no',
});

/** A line's answers as the conditions see them. */
export const lineScope = (line: SpecimenLine): Answers => ({
  ...line.answers,
  ...(line.listing?.appendix ? { appendix: line.listing.appendix } : {}),
  ...(line.listing?.annotation ? { annotation: line.listing.annotation } : {}),
});
