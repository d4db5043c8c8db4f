import type { Application } from './application';

/**
 * Whether a decision needs two issuing-officers (decisions §5): Appendix I on any line, every refusal, and whenever a
 * colleague has proposed the opposite in this round. PostgreSQL checks the same for Appendix I when a number is taken.
 */
export function needsSecondOfficer(
  application: Pick<Application, 'lines'>,
  outcome: 'approve' | 'refuse',
  proposed: readonly ('approve' | 'refuse')[],
): boolean {
  return (
    outcome === 'refuse' || proposed.some((other) => other !== outcome) || application.lines.some((line) => line.listing?.appendix === 'I')
  );
}
