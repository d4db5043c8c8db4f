import 'server-only';
import { type CaseShare, managementOffices, type Office, sharesOf } from '@/data/repositories/office-repository';
import { assignmentOf, officersOf } from '@/data/repositories/queue-repository';
import { mayDo } from '@/domain/access/permissions';
import { leadsQueue } from '@/domain/access/policy';
import type { Application } from '@/domain/application/application';
import { TRANSFERABLE_STATES } from '@/domain/offices/hand-over';
import type { ServiceContext } from '../context';
import { notePresence, type Present } from './presence';

/** In whose hands a case is: office, officer, who reads along and who has it open now. */
export interface CaseInHand {
  readonly assignedTo: { readonly id: string; readonly name: string } | null;
  readonly office: Office | null;
  /** Whether the reader's own office has it; another reads by a share. */
  readonly isOwn: boolean;
  readonly shares: readonly CaseShare[];
  readonly others: readonly Present[];
  /** Whom the reader may give it to; empty where they may not. */
  readonly officers: readonly { readonly id: string; readonly name: string }[];
  readonly mayTake: boolean;
  readonly mayRelease: boolean;
  readonly mayHandOver: boolean;
  readonly mayTransfer: boolean;
  /** The offices that it could go to. */
  readonly otherOffices: readonly Office[];
}

/** In whose hands a case is; looking at it is noted for those who look at the same time. */
export async function caseInHand(application: Application, ctx: ServiceContext): Promise<CaseInHand> {
  const [assignment, offices, shares, present] = await Promise.all([
    assignmentOf(ctx.db, application.id),
    managementOffices(ctx.db),
    sharesOf(ctx.db, application.id),
    notePresence({ reference: application.reference }, ctx),
  ]);
  const { actor } = ctx;
  const isOwn = actor !== null && actor.officeId === application.officeId;
  const mayTake = isOwn && mayDo(actor.roles, 'case:take') && assignment?.isOpen === true;
  const isLead = mayTake && leadsQueue(actor);
  const mayHandOver = isOwn && mayDo(actor.roles, 'case:transfer') && offices.length > 1;
  const { assignedTo = null, assignedName = '' } = assignment ?? {};
  return {
    assignedTo: assignedTo === null ? null : { id: assignedTo, name: assignedName },
    office: offices.find(({ id }) => id === application.officeId) ?? null,
    isOwn,
    shares,
    others: present.ok ? present.value.others : [],
    officers: isLead ? await officersOf(ctx.db, application.officeId) : [],
    mayTake: mayTake && assignedTo !== actor?.personId,
    mayRelease: mayTake && assignedTo !== null && (assignedTo === actor?.personId || isLead),
    mayHandOver,
    mayTransfer: mayHandOver && TRANSFERABLE_STATES.includes(application.state),
    otherOffices: mayHandOver ? offices.filter(({ id }) => id !== application.officeId) : [],
  };
}
