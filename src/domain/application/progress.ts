import type { PermitState } from '../permit/permit-states';
import type { ApplicationState } from './application-states';

/** The way of an application as its applicant follows it, from sending to use. */
export const STAGES = ['submitted', 'checks', 'advice', 'decision', 'issued', 'used'] as const;
export type Stage = (typeof STAGES)[number];

/** How far a stage is: over, under way, waiting for the applicant, still to come, not needed, or never reached because it ended before. */
export const STAGE_STANDINGS = ['done', 'now', 'waiting', 'to-come', 'not-needed', 'not-reached'] as const;
export type StageStanding = (typeof STAGE_STANDINGS)[number];

/** A stage, how far it is, and since when. */
export interface StageOfProgress {
  readonly stage: Stage;
  readonly standing: StageStanding;
  /** The day it was over, or the day it began; null while it is to come. */
  readonly at: string | null;
}

/** What is known of an application and its permits. */
export interface Way {
  readonly state: ApplicationState;
  /** Steps of the procedure, oldest first. */
  readonly milestones: readonly { readonly type: string; readonly at: string }[];
  readonly permits: readonly { readonly state: PermitState; readonly issuedAt: string | null; readonly usedAt: string | null }[];
}

const NOT_USED_UP: readonly PermitState[] = ['signing', 'issued', 'partly-used', 'suspended'];

/** The stage that an application is in; null once everything is over. */
function stageNow({ state, permits }: Way): Stage | null {
  if (state === 'approved') {
    if (permits.length === 0 || permits.some((permit) => permit.issuedAt === null)) return 'issued';
    return permits.some((permit) => NOT_USED_UP.includes(permit.state)) ? 'used' : null;
  }
  if (state === 'awaiting-findings') return 'advice';
  if (state === 'recommended') return 'decision';
  return state === 'refused' || state === 'withdrawn' || state === 'lapsed' ? null : 'checks';
}

const latest = (moments: readonly (string | null)[]): string | null =>
  moments
    .flatMap((at) => at ?? [])
    .toSorted()
    .at(-1) ?? null;

/** The way of an application, every stage dated as far as it came. Advice that nobody asked for was not needed. */
export function progressOf(way: Way): readonly StageOfProgress[] {
  const { state, milestones, permits } = way;
  const first = (...types: readonly string[]): string | null => milestones.find(({ type }) => types.includes(type))?.at ?? null;
  const last = (...types: readonly string[]): string | null => milestones.findLast(({ type }) => types.includes(type))?.at ?? null;
  const now = stageNow(way);
  const [asked, recommended] = [first('FindingsRequested'), last('ApplicationRecommended')];
  const decided = last('ApplicationApproved', 'ApplicationRefused');
  const over: Readonly<Record<Stage, string | null>> = {
    submitted: first('ApplicationSubmitted'),
    checks: latest([recommended, decided]),
    advice: asked && (last('ReviewResumed') ?? latest([recommended, decided])),
    decision: decided,
    issued: latest(permits.map(({ issuedAt }) => issuedAt)),
    used: latest(permits.map(({ usedAt }) => usedAt)),
  };
  const begun: Readonly<Record<Stage, string | null>> = {
    submitted: over.submitted,
    checks: first('ReviewStarted') ?? over.submitted,
    advice: last('FindingsRequested'),
    decision: recommended,
    issued: decided,
    used: latest(permits.map(({ usedAt }) => usedAt)),
  };
  const hasEnded = now === null;
  return STAGES.map((stage, index) => {
    const at = over[stage];
    if (stage === now) return { stage, standing: state === 'returned' ? 'waiting' : 'now', at: begun[stage] };
    const isBehind = hasEnded || index < STAGES.indexOf(now);
    // The Scientific Authority may be asked while the checks go on, and the checks go on after it answered.
    if (stage === 'advice' && asked !== null && now === 'checks') return { stage, standing: 'done', at };
    if (!isBehind) return { stage, standing: 'to-come', at: null };
    if (stage === 'checks' && now === 'advice') return { stage, standing: 'done', at: begun.advice };
    if (at !== null) return { stage, standing: 'done', at };
    if (stage === 'advice' && (decided !== null || recommended !== null)) return { stage, standing: 'not-needed', at: null };
    return { stage, standing: 'not-reached', at: null };
  });
}
