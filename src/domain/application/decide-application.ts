import type { Actor } from '../access/actor';
import type { AuditEvent } from '../audit/audit-event';
import { fail, ok, type Result } from '../shared/result';
import { follow, type Mover } from '../shared/transition-table';
import type { Application } from './application';
import { type ApplicationAction, type ApplicationState, applicationTransitions } from './application-states';

/** The next state and what happened, as one value: neither can be saved without the other. */
export interface Decision<T> {
  readonly next: T;
  readonly events: readonly AuditEvent[];
}

/** What a step of the procedure makes of an application. */
export interface ApplicationMove {
  readonly state: ApplicationState;
}

/**
 * Decides a step: the table must have the row, the mover must hold one of its roles, and the page that asked must have
 * seen the newest version. Separation of duties and the rules are judged by the service before, since they need facts.
 */
export function decideApplication(
  application: Pick<Application, 'id' | 'state' | 'version'>,
  action: ApplicationAction,
  by: Pick<Actor, 'roles'> | 'system',
  seenVersion: number | null,
  event: AuditEvent,
): Result<Decision<ApplicationMove>> {
  if (seenVersion !== null && seenVersion !== application.version)
    return fail({ kind: 'stale', expected: seenVersion, actual: application.version });
  const state = follow(applicationTransitions, application.state, action);
  if (!state.ok) return state;
  const movers: readonly Mover[] = by === 'system' ? ['system'] : by.roles;
  const row = applicationTransitions[action];
  if (!row.by.some((mover) => movers.includes(mover))) return fail({ kind: 'transition-not-allowed', from: application.state, action });
  return ok({ next: { state: state.value }, events: [event] });
}
