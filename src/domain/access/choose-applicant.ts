import { fail, ok, type Result } from '../shared/result';
import type { Actor } from './actor';
import type { OnBehalf } from './policy';
import { reaches } from './principal';

/** Applying for oneself, or for somebody without an account here, whose letter of authority goes with the application. */
export const OWN_CHOICES = ['self', 'other'] as const;

/** Whose name an application is begun in, as it was chosen; null for whoever the reader may not act for. */
export function chooseApplicant(actor: Actor, choice: string): Result<OnBehalf, null> {
  if (OWN_CHOICES.some((own) => own === choice)) return ok({ applicantId: actor.personId, agentId: null });
  const within = actor.principals.filter((one) => one.applicantId === choice && reaches(one, 'application:create'));
  if (within.some(({ basis }) => basis === 'membership')) return ok({ applicantId: choice, agentId: null });
  return within.length > 0 ? ok({ applicantId: choice, agentId: actor.personId }) : fail(null);
}

/** The choices somebody has beside their own: each principal once. */
export const otherApplicants = (
  actor: Actor,
): readonly { readonly id: string; readonly name: string; readonly basis: 'membership' | 'mandate' }[] =>
  actor.principals
    .filter(
      (one, index) =>
        reaches(one, 'application:create') && actor.principals.findIndex(({ applicantId }) => applicantId === one.applicantId) === index,
    )
    .map(({ applicantId: id, name, basis }) => ({ id, name, basis }));
