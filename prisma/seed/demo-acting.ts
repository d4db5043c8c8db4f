import { makeContext } from '../../src/composition';
import { findPrincipals } from '../../src/data/repositories/person-repository';
import type { Role } from '../../src/domain/access/role';
import { lastDayOfMonths } from '../../src/domain/shared/iso-date';
import type { Result } from '../../src/domain/shared/result';
import { saveParty } from '../../src/services/address-book/save-party';
import { saveSpecimen } from '../../src/services/address-book/save-specimen';
import type { ServiceContext } from '../../src/services/context';
import { acceptMandate } from '../../src/services/mandates/accept-mandate';
import { giveMandate } from '../../src/services/mandates/give-mandate';
import { answerInvitation, inviteMember } from '../../src/services/organisations/invitations';
import { foundOrganisation } from '../../src/services/organisations/organisation-details';
import { vetTrader } from '../../src/services/people/vet-trader';

const must = <T>(what: string, result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(`The demonstration could not play "${what}": ${JSON.stringify(result.problem)}`);
  return result.value;
};

/** Somebody of Exampleland now. */
async function as(email: string): Promise<ServiceContext> {
  const plain = makeContext(null, 'en');
  const { id, name, officeId, postId, roles } = await plain.db.person.findUniqueOrThrow({ where: { email }, include: { roles: true } });
  const held = roles.map(({ role }) => role as Role);
  const principals = await findPrincipals(plain.db, id, held, plain.now);
  return { ...plain, actor: { personId: id, name, email, roles: held, principals, sessionId: 'demonstration', officeId, postId } };
}

/**
 * People of Exampleland who act for others: the customs agents are an organisation of two, the breeder gave its owner a mandate,
 * and keeps a buyer and a specimen for the next application. A second run changes nothing.
 */
export async function playDemonstrationActing(): Promise<void> {
  const system = makeContext(null, 'en');
  if ((await system.db.organisationMember.count()) > 0) return;
  const agent = await as('agent@example.test');
  const organisation = must(
    'the agents found their organisation',
    await foundOrganisation(
      {
        businessName: 'Brandt & Partners',
        latinBusinessName: '',
        registrationNumber: 'XA-20417',
        phone: '+99 20 555 0140',
        address: 'Quay 7\n1000 Port Example',
        latinAddress: '',
        country: 'XA',
      },
      agent,
    ),
  );
  const vetting = { id: organisation.id, outcome: 'verify', reason: '', version: 1 } as const;
  must('the office verifies the organisation', await vetTrader(vetting, await as('officer@example.test')));
  const invitation = { email: 'trader2@example.test', role: 'member', clientAddress: '::1' } as const;
  must('the agents invite a colleague', await inviteMember(invitation, await as('agent@example.test')));
  const letter = await system.db.mail.findFirstOrThrow({ where: { address: invitation.email, template: 'memberInvited' } });
  const token = letter.link?.split('/').at(-1) ?? '';
  must('the colleague joins', await answerInvitation({ token, isAccepted: true }, await as(invitation.email)));

  const trader = await as('trader@example.test');
  const term = { from: trader.today, until: lastDayOfMonths(trader.today, 12) };
  const mandate = {
    client: trader.actor?.personId ?? '',
    email: 'agent@example.test',
    scope: 'apply',
    ...term,
    clientAddress: '::1',
  } as const;
  const given = must('the breeder gives a mandate', await giveMandate(mandate, trader));
  must('the agent accepts it', await acceptMandate(given, await as('agent@example.test')));

  const buyer = { name: 'Tokyo Reptile Centre', latinName: '', address: '3-1 Shinjuku\nTokyo', latinAddress: '', country: 'JP' };
  must('the breeder keeps a buyer', await saveParty({ ...buyer, entry: null }, trader));
  const line = await system.db.specimenLine.findFirst({
    where: { application: { applicantId: trader.actor?.personId ?? '' }, scientificName: { not: null } },
    orderBy: [{ application: { reference: 'asc' } }, { position: 'asc' }],
    include: { application: { select: { reference: true } } },
  });
  if (line) must('the breeder keeps a specimen', await saveSpecimen({ reference: line.application.reference, lineId: line.id }, trader));
}
