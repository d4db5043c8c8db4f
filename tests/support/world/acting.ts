/** People who act for others in a test: organisations with members, agents with mandates. */
import { randomUUID } from 'node:crypto';
import { findPrincipals } from '@/data/repositories/person-repository';
import type { Actor } from '@/domain/access/actor';
import type { MandateScope } from '@/domain/people/mandate';
import type { MemberRole } from '@/domain/people/organisation';
import { acceptMandate } from '@/services/mandates/accept-mandate';
import { giveMandate } from '@/services/mandates/give-mandate';
import { answerInvitation, inviteMember } from '@/services/organisations/invitations';
import { foundOrganisation } from '@/services/organisations/organisation-details';
import { vetTrader } from '@/services/people/vet-trader';
import { ownerUrl, query } from '../database';
import type { World } from '../world';
import { must } from './request';

export const ORGANISATION = {
  businessName: 'Serpentes Ltd',
  latinBusinessName: '',
  registrationNumber: 'XA-4711',
  phone: '+99 20 555 0100',
  address: 'Quay 7\n1000 Port Example',
  latinAddress: '',
  country: 'XA',
};

/** Verbs of people who act for others, in a world. */
export function actingPlay(world: World) {
  /** The same person at their next request. */
  const again = async (actor: Actor, now = world.ctx(null).now): Promise<Actor> => ({
    ...actor,
    principals: await findPrincipals(world.db, actor.personId, actor.roles, now),
  });

  /** The token of the newest letter of a template to an address. */
  const tokenTo = async (address: string, template: string): Promise<string> => {
    const rows = await query(ownerUrl(), 'SELECT link FROM mail WHERE address = $1 AND template = $2 AND link IS NOT NULL ORDER BY id', [
      address,
      template,
    ]);
    return String((rows.at(-1) as { link: string } | undefined)?.link.split('/').at(-1));
  };

  const verify = async (id: string) => {
    const [row] = await query(ownerUrl(), 'SELECT version FROM trader_profile WHERE person_id = $1', [id]);
    must(
      await vetTrader(
        { id, outcome: 'verify', reason: '', version: Number((row as { version: number }).version) },
        world.ctx(world.people.officer),
      ),
    );
  };

  const organisation = async ({ isVerified = true, name = `Serpentes ${randomUUID().slice(0, 8)}` } = {}) => {
    const owner = await world.person(['applicant']);
    const { id } = must(await foundOrganisation({ ...ORGANISATION, businessName: name }, world.ctx(owner)));
    if (isVerified) await verify(id);
    return { id, name, owner: await again(owner) };
  };

  const join = async (owner: Actor, actor: Actor, role: MemberRole = 'member'): Promise<Actor> => {
    must(await inviteMember({ email: actor.email, role, clientAddress: '::1' }, world.ctx(owner)));
    const [row] = await query(
      ownerUrl(),
      "SELECT link FROM mail WHERE address = $1 AND template = 'memberInvited' ORDER BY queued_at DESC, key DESC LIMIT 1",
      [actor.email],
    );
    const token = String((row as { link: string }).link.split('/').at(-1));
    must(await answerInvitation({ token, isAccepted: true }, world.ctx(actor)));
    return again(actor);
  };

  /** An agent with an accepted mandate of a client for the year. */
  const agentOf = async (client: Actor, scope: MandateScope, clientId = client.personId) => {
    const agent = await world.person(['applicant', 'agent']);
    const term = { from: world.ctx(null).today, until: '2027-11-22' };
    const input = { client: clientId, email: agent.email, scope, ...term, clientAddress: '::1' };
    const { mandate } = must(await giveMandate(input, world.ctx(client)));
    must(await acceptMandate({ mandate }, world.ctx(agent)));
    return { mandate, agent: await again(agent) };
  };

  return { again, tokenTo, verify, organisation, join, agentOf };
}
