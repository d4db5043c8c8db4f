import 'server-only';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Database } from '../client';
import type { Prisma } from '../generated/client';
import type { Tx } from '../transaction';
import { removeFactors } from './factor-repository';
import { NO_PASSWORD_ANY_MORE } from './person-repository';

/** What still needs a person's account. */
export interface NeededBy {
  readonly applications: readonly string[];
  readonly permits: readonly string[];
}

const UNDECIDED = ['draft', 'submitted', 'under-review', 'awaiting-findings', 'returned', 'recommended'];
const LIVE = ['issued', 'partly-used', 'suspended'];

/** Applications that are not at their end, and permits that can still be used on that day. */
export async function neededBy(db: Prisma.TransactionClient | Database, applicantId: string, today: IsoDate): Promise<NeededBy> {
  const permit = { OR: [{ state: 'signing' }, { state: { in: LIVE }, validUntil: { gte: new Date(today) } }] };
  const applications = await db.application.findMany({
    where: { applicantId, OR: [{ state: { in: UNDECIDED } }, { state: 'approved', permits: { none: { state: { not: 'void' } } } }] },
    orderBy: { reference: 'asc' },
    take: 20,
    select: { reference: true },
  });
  const permits = await db.permit.findMany({
    where: { application: { applicantId }, ...permit },
    orderBy: { permitNumber: 'asc' },
    take: 20,
    select: { permitNumber: true },
  });
  return { applications: applications.map(({ reference }) => reference), permits: permits.map(({ permitNumber }) => permitNumber) };
}

/**
 * Takes out of the register what it need not keep of a person or organisation: name, address of mail, password, profile, copies of
 * papers, links, address book, what was typed and not saved. A mandate that was accepted stays with the cases it explains, without the address.
 */
export async function forgetPerson(tx: Tx, personId: string, at: string): Promise<void> {
  const { email } = await tx.db.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } });
  await tx.db.organisationInvitation.deleteMany({ where: { OR: [{ email }, { organisationId: personId }] } });
  await tx.db.mandate.deleteMany({ where: { agentId: null, OR: [{ agentEmail: email }, { clientId: personId }] } });
  await tx.db.mandate.updateMany({ where: { agentId: personId }, data: { agentEmail: `${personId}@closed.invalid` } });
  await tx.db.savedParty.deleteMany({ where: { ownerId: personId } });
  await tx.db.savedSpecimen.deleteMany({ where: { ownerId: personId } });
  await tx.db.oneTimeToken.deleteMany({ where: { personId } });
  await tx.db.keptForm.deleteMany({ where: { personId } });
  await tx.db.identityPaper.deleteMany({ where: { personId } });
  await tx.db.traderProfile.deleteMany({ where: { personId } });
  await tx.db.recoveryCode.deleteMany({ where: { personId } });
  await removeFactors(tx, personId, at);
  await tx.db.person.update({
    where: { id: personId },
    data: {
      name: '–',
      title: '',
      email: `${personId}@closed.invalid`,
      passwordHash: NO_PASSWORD_ANY_MORE,
      status: 'disabled',
      wantsReminders: false,
      emailConfirmedAt: null,
    },
  });
}
