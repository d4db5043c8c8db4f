import { fail, ok, type Result } from '../shared/result';

/**
 * The part a person plays on one application (decisions §5): A the applicant's side, P who entered or edited it for the
 * Management Authority, R the case-officer who recommends, N the author of the scientific finding, S an issuing-officer
 * who decides or signs.
 */
export const PARTS = ['A', 'P', 'R', 'N', 'S'] as const;
export type Part = (typeof PARTS)[number];

/** Which parts one person may not play beside another. P with R is the only pair allowed. The database holds the same table. */
export const INCOMPATIBLE_PARTS: Readonly<Record<Part, readonly Part[]>> = {
  A: ['P', 'R', 'N', 'S'],
  P: ['A', 'N', 'S'],
  R: ['A', 'N', 'S'],
  N: ['A', 'P', 'R', 'S'],
  S: ['A', 'P', 'R', 'N'],
};

/** One person's part on an application. */
export interface PlayedPart {
  readonly personId: string;
  readonly part: Part;
}

/** Whether a person may take a part, given the parts already played. Judged by person, never by role. */
export function takePart(played: readonly PlayedPart[], personId: string, part: Part): Result<PlayedPart> {
  const clash = played.some((p) => p.personId === personId && INCOMPATIBLE_PARTS[part].includes(p.part));
  return clash ? fail({ kind: 'separation-of-duties', part }) : ok({ personId, part });
}
