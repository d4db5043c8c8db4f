import { findingAskedBy } from '../finding/findings-asked';
import type { Finding, Severity } from './rule';

/** What a broken rule adds to the risk of a case (domain rules §4.9, point 9). */
export const RISK_WEIGHTS: Readonly<Record<Severity, number>> = { block: 100, warn: 10, info: 1 };

/** The levels of risk, with the score below which each ends (decisions §6). */
export const RISK_LEVELS = [
  { level: 'low', below: 30 },
  { level: 'medium', below: 60 },
  { level: 'high', below: Number.POSITIVE_INFINITY },
] as const;
export type RiskLevel = (typeof RISK_LEVELS)[number]['level'];

const HIGHEST_SCORE = 100;

/** The risk of a case: a score of at most one hundred, its level, and the points of each rule that made it. */
export interface RiskScore {
  readonly score: number;
  readonly level: RiskLevel;
  readonly points: readonly { readonly ruleId: string; readonly points: number }[];
}

/** The level of a score. */
export const riskLevelOf = (score: number): RiskLevel => RISK_LEVELS.find(({ below }) => score < below)?.level ?? 'high';

/** A rule that waits for a finding which nobody has made yet is work for an authority; a negative one speaks against the case. */
const isTask = ({ ruleId, detail }: Finding): boolean => findingAskedBy(ruleId, detail.because) !== null && detail.finding !== 'negative';

/**
 * The risk that findings amount to. Each broken rule counts once, however many lines break it: two hundred lines with one
 * notice each are no danger. What could not be decided, was not checked or waits for a finding is a task and no risk.
 */
export function riskScore(findings: readonly Finding[]): RiskScore {
  const speaking = findings.filter((finding) => finding.as === 'broken' && !isTask(finding));
  const broken = new Map(speaking.map(({ ruleId, severity }) => [ruleId, RISK_WEIGHTS[severity]]));
  const points = [...broken].map(([ruleId, weight]) => ({ ruleId, points: weight }));
  const score = Math.min(
    HIGHEST_SCORE,
    points.reduce((sum, row) => sum + row.points, 0),
  );
  return { score, level: riskLevelOf(score), points };
}
