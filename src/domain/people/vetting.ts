/** What somebody acts as (experience §1.3, T2). */
export const TRADER_KINDS = ['person', 'business', 'agent'] as const;
export type TraderKind = (typeof TRADER_KINDS)[number];

/** How far the office is with a person's identity. PostgreSQL holds the same words. */
export const VETTING_STATES = ['unvetted', 'asked', 'verified', 'refused'] as const;
export type VettingState = (typeof VETTING_STATES)[number];

/** What an officer can say of an identity that was put forward. */
export const VETTING_OUTCOMES = ['verify', 'ask', 'refuse'] as const;
export type VettingOutcome = (typeof VETTING_OUTCOMES)[number];

/** Where each answer leads: asked for more, a person completes the profile and puts it forward again. */
export const STATE_AFTER: Readonly<Record<VettingOutcome, VettingState>> = { verify: 'verified', ask: 'unvetted', refuse: 'refused' };

/** Whether an officer may still answer: not before it is put forward, and not the same twice. */
export const mayVet = (state: VettingState, outcome: VettingOutcome): boolean => state !== 'unvetted' && STATE_AFTER[outcome] !== state;

/** Why somebody's first application cannot be sent yet; null where it can. The first reason that the person can do something about. */
export const OBSTACLES = ['no-profile', 'email-unconfirmed', 'more-asked', 'awaiting', 'refused'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** What the gate before the first submission looks at (issue 4, part 1: drafts are free). */
export interface Standing {
  readonly isEmailConfirmed: boolean;
  /** Null where nothing was said about oneself yet. */
  readonly vetting: VettingState | null;
}

/** What stands between a person and sending. */
export function obstacleOf({ isEmailConfirmed, vetting }: Standing): Obstacle | null {
  if (vetting === null) return 'no-profile';
  if (!isEmailConfirmed) return 'email-unconfirmed';
  if (vetting === 'unvetted') return 'more-asked';
  if (vetting === 'asked') return 'awaiting';
  return vetting === 'refused' ? 'refused' : null;
}
