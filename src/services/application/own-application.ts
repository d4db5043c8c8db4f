import 'server-only';
import { lockApplication } from '@/data/repositories/application-repository';
import type { Tx } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayEditApplication } from '@/domain/access/policy';
import type { Application } from '@/domain/application/application';
import { FIELD_NAMES } from '@/domain/application/application-fields';
import { EDITABLE_STATES } from '@/domain/application/application-states';
import { fail, ok, type Result } from '@/domain/shared/result';

/** The applicant's own application, locked. Somebody else's is not found, as one that does not exist. */
export async function lockOwnApplication(tx: Tx, actor: Actor, reference: string): Promise<Result<Application>> {
  const application = await lockApplication(tx, reference);
  return application && mayEditApplication(actor, application) ? ok(application) : fail({ kind: 'not-found', what: 'application' });
}

/** The same, for writing: still open to the applicant's side, and not changed since the page that writes was opened. */
export async function lockOwnDraft(tx: Tx, actor: Actor, reference: string, seenVersion: number | null): Promise<Result<Application>> {
  const own = await lockOwnApplication(tx, actor, reference);
  if (!own.ok) return own;
  if (!EDITABLE_STATES.includes(own.value.state)) return fail({ kind: 'fields-sealed', fields: FIELD_NAMES });
  if (seenVersion !== null && seenVersion !== own.value.version)
    return fail({ kind: 'stale', expected: seenVersion, actual: own.value.version });
  return own;
}
