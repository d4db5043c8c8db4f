import { type ApplicationAction, applicationTransitions } from '@/domain/application/application-states';
import type { Problem } from '@/domain/shared/problem';
import { fail, type Result } from '@/domain/shared/result';
import { actionsFor } from '@/domain/shared/transition-table';
import type { ServiceContext } from '@/services/context';
import { type Case, getCase } from '@/services/review/get-case';

type ByReference = { readonly reference: string };

/** Loads a case for the page of one step; refused in words when this person cannot take that step now. */
export const caseFor =
  (action: ApplicationAction) =>
  async ({ reference }: ByReference, ctx: ServiceContext): Promise<Result<Case>> => {
    const found = await getCase({ reference }, ctx);
    if (!found.ok || found.value.actions.includes(action)) return found;
    const { state } = found.value.application;
    const byRole = actionsFor(applicationTransitions, state, ctx.actor?.roles ?? []).includes(action);
    return fail(byRole ? anotherPerson : { kind: 'transition-not-allowed', from: state, action });
  };

/** Loads a case for the page of a finding. */
export async function caseForFinding({ reference }: ByReference, ctx: ServiceContext): Promise<Result<Case>> {
  const found = await getCase({ reference }, ctx);
  if (!found.ok || found.value.mayRecordFindings) return found;
  const { state } = found.value.application;
  return fail(state === 'under-review' ? anotherPerson : { kind: 'transition-not-allowed', from: state, action: 'recordFinding' });
}

/** Loads a case for the page of the signature. */
export async function caseForSigning({ reference }: ByReference, ctx: ServiceContext): Promise<Result<Case>> {
  const found = await getCase({ reference }, ctx);
  if (!found.ok || found.value.maySign) return found;
  const { application, barredBy } = found.value;
  return fail(barredBy ? anotherPerson : { kind: 'transition-not-allowed', from: application.state, action: 'sign' });
}

/** Loads a case for the page on which a rule is set aside. */
export async function caseForSettingAside({ reference }: ByReference, ctx: ServiceContext): Promise<Result<Case>> {
  const found = await getCase({ reference }, ctx);
  if (!found.ok || found.value.maySetAside) return found;
  const { application, barredBy } = found.value;
  return fail(barredBy ? anotherPerson : { kind: 'transition-not-allowed', from: application.state, action: 'setAside' });
}

/** Loads a case for the page on which it is held or released. */
export async function caseForHolding({ reference }: ByReference, ctx: ServiceContext): Promise<Result<Case>> {
  const found = await getCase({ reference }, ctx);
  if (!found.ok || found.value.mayHold) return found;
  return fail({ kind: 'transition-not-allowed', from: found.value.application.state, action: 'hold' });
}

const anotherPerson: Problem = { kind: 'separation-of-duties', part: '' };
