import 'server-only';
import { answersSavedLast } from '@/data/queries/audit-trail';
import { lockApplication } from '@/data/repositories/application-repository';
import type { Tx } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import type { Permission } from '@/domain/access/permissions';
import { standsFor } from '@/domain/access/policy';
import type { Application } from '@/domain/application/application';
import { FIELD_NAMES } from '@/domain/application/application-fields';
import { EDITABLE_STATES } from '@/domain/application/application-states';
import type { Problem } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';

/**
 * An application of the reader's side, locked: their own, their organisation's, or a client's as far as the mandate goes.
 * Anybody else's is not found, as one that does not exist.
 */
export async function lockOwnApplication(
  tx: Tx,
  actor: Actor,
  reference: string,
  permission: Permission = 'application:edit',
): Promise<Result<Application>> {
  const application = await lockApplication(tx, reference);
  if (!application || !standsFor(actor, application, 'application:read-own')) return fail({ kind: 'not-found', what: 'application' });
  return standsFor(actor, application, permission) ? ok(application) : fail({ kind: 'forbidden', permission });
}

/** The same, for writing: still open to the applicant's side, and not changed since the page that writes was opened. */
export async function lockOwnDraft(tx: Tx, actor: Actor, reference: string, seenVersion: number | null): Promise<Result<Application>> {
  const own = await lockOwnApplication(tx, actor, reference);
  if (!own.ok) return own;
  if (!EDITABLE_STATES.includes(own.value.state)) return fail({ kind: 'fields-sealed', fields: FIELD_NAMES });
  if (seenVersion !== null && seenVersion !== own.value.version) return fail(await staleProblem(tx, own.value, seenVersion));
  return own;
}

/** What happened since the page was opened, as far as answers were saved meanwhile. */
async function staleProblem(tx: Tx, { id, version }: Application, seenVersion: number): Promise<Problem> {
  const changed = seenVersion < version ? await answersSavedLast(tx.db, id, version - seenVersion) : null;
  return { kind: 'stale', expected: seenVersion, actual: version, ...(changed ? { changed } : {}) };
}
