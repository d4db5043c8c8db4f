import 'server-only';
import { type Assignment, lockAssignments, saveAssignment } from '@/data/repositories/queue-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import { leadsQueue } from '@/domain/access/policy';
import { PAGE_SIZES } from '@/domain/queue/queue-view';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/**
 * Gives cases of one's office to an officer, or to nobody: oneself, everybody may; others, who leads the queue. A page at a
 * time, all or none. Cases that are so already change nothing, and so a form sent twice does what it does once.
 */
export async function assignCases(
  input: { readonly references: readonly string[]; readonly to: string | null },
  ctx: ServiceContext,
): Promise<Result<{ readonly changed: number }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { roles, personId, officeId } = actor.value;
  if (!mayDo(roles, 'case:take') || officeId === null) return fail({ kind: 'forbidden', permission: 'case:take' });
  if (input.references.length === 0) return fail(invalidField('cases', 'queue.noneChosen'));
  if (input.references.length > Math.max(...PAGE_SIZES)) return fail(invalidField('cases', 'queue.tooMany'));
  if (input.to !== null && input.to !== personId && !leadsQueue(actor.value))
    return fail({ kind: 'forbidden', permission: 'queue:manage' });
  return inTransaction(ctx, async (tx) => {
    const cases = await lockAssignments(tx, [...new Set(input.references)]);
    const theirs = cases.filter((one) => one.officeId === officeId);
    if (theirs.length < new Set(input.references).size) return fail({ kind: 'not-found', what: 'application' });
    if (theirs.some(({ isOpen }) => !isOpen)) return fail(invalidField('cases', 'queue.finished'));
    const changing = theirs.filter(({ assignedTo }) => assignedTo !== input.to);
    // Giving back is of one's own; taking from a colleague is open to everybody, and told.
    if (input.to === null && !leadsQueue(actor.value) && changing.some(({ assignedTo }) => assignedTo !== personId))
      return fail({ kind: 'forbidden', permission: 'queue:manage' });
    return change(tx, changing, input.to, actor.value, ctx);
  });
}

async function change(
  tx: Tx,
  cases: readonly Assignment[],
  to: string | null,
  actor: Actor,
  ctx: ServiceContext,
): Promise<Result<{ readonly changed: number }>> {
  if (cases.length === 0) return ok({ changed: 0 });
  const officer = to === null ? null : await officerOfOffice(tx, to, actor.officeId);
  if (to !== null && officer === null) return fail(invalidField('to', 'field.chooseOne'));
  const ids = cases.map(({ applicationId }) => applicationId);
  await saveAssignment(tx, ids, to, actor.personId, ctx.now);
  for (const one of cases) {
    const about = { subject: 'application', subjectId: one.applicationId } as const;
    if (officer) tx.record({ type: 'CaseAssigned', ...about, payload: { to: officer.id, name: officer.name } });
    else tx.record({ type: 'CaseReleased', ...about, payload: { from: one.assignedName } });
  }
  return ok({ changed: cases.length });
}

const officerOfOffice = (tx: Tx, id: string, officeId: string | null) =>
  tx.db.person.findFirst({
    where: { id, officeId, status: 'active', roles: { some: { role: { in: ['case-officer', 'issuing-officer'] } } } },
    select: { id: true, name: true },
  });

/** Notes who took a case up, where nobody had it. */
export async function takeIfFree(tx: Tx, reference: string, actor: Actor, ctx: ServiceContext): Promise<void> {
  const [held] = await lockAssignments(tx, [reference]);
  if (!held || held.assignedTo !== null || held.officeId !== actor.officeId) return;
  await change(tx, [held], actor.personId, actor, ctx);
}
