import 'server-only';
import { type Member, membersOf, organisationOf } from '@/data/repositories/organisation-repository';
import { lockPerson } from '@/data/repositories/profile-repository';
import type { Tx } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** The organisation of whoever asks, locked, as it stands now. */
export interface LockedOrganisation {
  readonly organisationId: string;
  readonly me: Member;
  readonly members: readonly Member[];
}

/** The reader's organisation, locked; not found for whoever belongs to none. The register is asked, not what the request began with. */
export async function lockOwnOrganisation(tx: Tx, ctx: ServiceContext): Promise<Result<LockedOrganisation>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId, roles } = actor.value;
  if (!mayDo(roles, 'organisation:belong')) return fail({ kind: 'forbidden', permission: 'organisation:belong' });
  const organisationId = await organisationOf(tx.db, personId);
  if (organisationId === null) return fail({ kind: 'not-found', what: 'organisation' });
  await lockPerson(tx, organisationId);
  const members = await membersOf(tx.db, organisationId);
  const me = members.find((member) => member.personId === personId);
  return me ? ok({ organisationId, me, members }) : fail({ kind: 'not-found', what: 'organisation' });
}

/** The same for what only an owner decides. */
export async function lockAsOwner(tx: Tx, ctx: ServiceContext): Promise<Result<LockedOrganisation>> {
  const held = await lockOwnOrganisation(tx, ctx);
  if (!held.ok) return held;
  return held.value.me.role === 'owner' ? held : fail({ kind: 'forbidden', permission: 'organisation:belong' });
}
