import 'server-only';
import { dayIn } from '@/config/clock';
import { type Mandate, type MandateSide, mandatesOf } from '@/data/repositories/mandate-repository';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import { isOpenMandate, type MandateState, mandateStateAt } from '@/domain/people/mandate';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';

/** A mandate as one of its sides sees it. */
export interface SeenMandate extends Mandate {
  readonly state: MandateState;
  /** The Party's first and last day of it. */
  readonly from: string;
  readonly until: string;
  /** Whether the reader stands on the client's side, or is the agent. */
  readonly side: 'client' | 'agent';
  /** What the reader may do: a client revokes; an agent accepts or declines an offer, and lays down what was accepted. */
  readonly may: readonly ('revoke' | 'accept' | 'decline' | 'lay-down')[];
}

/** For whom somebody gives mandates: oneself, and the organisation that one owns. */
export const clientsOf = ({ personId, name, principals }: Actor): readonly { readonly id: string; readonly name: string }[] => [
  { id: personId, name },
  ...principals.flatMap((principal) =>
    principal.basis === 'membership' && principal.role === 'owner' ? [{ id: principal.applicantId, name: principal.name }] : [],
  ),
];

/** Which mandates somebody sees. Members see their organisation's; nobody is offered anything at an address that is not proven. */
export async function sideOf(actor: Actor, ctx: Pick<ServiceContext, 'db'>): Promise<MandateSide> {
  const { personId, roles, principals } = actor;
  const organisations = principals.flatMap(({ basis, applicantId }) => (basis === 'membership' ? [applicantId] : []));
  const person = mayDo(roles, 'mandate:hold')
    ? await ctx.db.person.findUnique({ where: { id: personId }, select: { email: true, emailConfirmedAt: true } })
    : null;
  return { clients: [personId, ...organisations], agentId: personId, agentEmail: person?.emailConfirmedAt ? person.email : null };
}

const LAST_MOMENT = 1;

/** A mandate for a reader. */
export function seenBy(mandate: Mandate, actor: Actor, { now, party }: Pick<ServiceContext, 'now' | 'party'>): SeenMandate {
  const state = mandateStateAt(mandate, now);
  const isAgents = mandate.agentId === actor.personId || !clientSide(mandate, actor);
  const gives = clientsOf(actor).some(({ id }) => id === mandate.clientId);
  const mayAgent = mayDo(actor.roles, 'mandate:hold');
  const isTaken = state === 'coming' || state === 'live';
  return {
    ...mandate,
    state,
    from: dayIn(party.timeZone, mandate.startsAt),
    until: dayIn(party.timeZone, new Date(Date.parse(mandate.endsAt) - LAST_MOMENT).toISOString()),
    side: isAgents ? 'agent' : 'client',
    may: [
      ...(gives && isOpenMandate(state) && !isAgents ? (['revoke'] as const) : []),
      ...(isAgents && mayAgent && state === 'offered' ? (['accept', 'decline'] as const) : []),
      ...(isAgents && isTaken ? (['lay-down'] as const) : []),
    ],
  };
}

const clientSide = ({ clientId }: Mandate, { personId, principals }: Actor): boolean =>
  clientId === personId || principals.some(({ basis, applicantId }) => basis === 'membership' && applicantId === clientId);

/** The mandates that one gave, one's organisation gave, or that one holds as an agent. */
export async function listMandates(_: unknown, ctx: ServiceContext): Promise<Result<readonly SeenMandate[]>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const mandates = await mandatesOf(ctx.db, await sideOf(actor.value, ctx));
  return ok(mandates.map((mandate) => seenBy(mandate, actor.value, ctx)));
}

/** One of them; anybody else's does not exist. */
export async function getMandate(input: { readonly mandate: string }, ctx: ServiceContext): Promise<Result<SeenMandate>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const [mandate] = await mandatesOf(ctx.db, await sideOf(actor.value, ctx), input.mandate);
  return mandate ? ok(seenBy(mandate, actor.value, ctx)) : fail({ kind: 'not-found', what: 'mandate' });
}
