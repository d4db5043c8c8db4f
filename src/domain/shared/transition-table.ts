import type { Role } from '../access/role';
import type { AuditEventType } from '../audit/audit-event';
import { fail, ok, type Result } from './result';

/** Who may cause a step; `system` is the nightly job or the sweeper. */
export type Mover = Role | 'system';

/** One row of a procedure: from where, to where, by whom, what is recorded, and on what ground. */
export interface Transition<S extends string> {
  readonly from: readonly S[];
  readonly to: S;
  readonly by: readonly Mover[];
  readonly records: AuditEventType;
  readonly basis: string;
}

/** A procedure. Anything that is not a row of it cannot happen. */
export type TransitionTable<S extends string, A extends string> = Readonly<Record<A, Transition<S>>>;

/** Types a table so that a misspelt state, role or event does not compile. */
export const defineTransitions =
  <S extends string>() =>
  <A extends string>(table: Record<A, Transition<S>>): TransitionTable<S, A> =>
    table;

/** The state after an action, or the refusal. */
export function follow<S extends string, A extends string>(table: TransitionTable<S, A>, state: S, action: A): Result<S> {
  const row = table[action];
  return row.from.includes(state) ? ok(row.to) : fail({ kind: 'transition-not-allowed', from: state, action });
}

/** What somebody with these roles may do from a state: the buttons of a page and the checks of the server read this. */
export function actionsFor<S extends string, A extends string>(
  table: TransitionTable<S, A>,
  state: S,
  roles: readonly Mover[],
): readonly A[] {
  return (Object.keys(table) as A[]).filter(
    (action) => table[action].from.includes(state) && table[action].by.some((role) => roles.includes(role)),
  );
}
