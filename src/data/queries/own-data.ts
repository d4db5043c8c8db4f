import 'server-only';
import type { Prisma } from '../generated/client';

const text = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'));

/** Where a person belongs and belonged, for whom they act and who acts for them, and what they saved for the next application. */
async function readRelations(db: Prisma.TransactionClient, personId: string) {
  const memberships = await db.organisationMember.findMany({ where: { personId }, orderBy: [{ since: 'asc' }, { id: 'asc' }] });
  const organisations = await db.person.findMany({
    where: { id: { in: memberships.map(({ organisationId }) => organisationId) } },
    select: { id: true, name: true },
  });
  const mandates = await db.mandate.findMany({
    where: { OR: [{ clientId: personId }, { agentId: personId }] },
    orderBy: [{ givenAt: 'asc' }, { id: 'asc' }],
  });
  const parties = await db.savedParty.findMany({ where: { ownerId: personId }, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  const specimens = await db.savedSpecimen.findMany({ where: { ownerId: personId }, orderBy: [{ label: 'asc' }, { id: 'asc' }] });
  return {
    memberships: memberships.map(({ organisationId, role, wantsLetters, since, leftAt }) => ({
      organisation: organisations.find(({ id }) => id === organisationId)?.name,
      role,
      wantsLetters,
      since,
      leftAt,
    })),
    mandates: mandates.map(({ clientId, agentEmail, scope, startsAt, endsAt, givenAt, acceptedAt, endedAt, ending }) => ({
      side: clientId === personId ? 'client' : 'agent',
      // Whose address it is: the agent's own, or the one the client typed.
      agentEmail,
      scope,
      startsAt,
      endsAt,
      givenAt,
      acceptedAt,
      endedAt,
      ending,
    })),
    addressBook: {
      parties: parties.map(({ name, latinName, address, latinAddress, country, savedAt }) => ({
        name,
        latinName,
        address,
        latinAddress,
        country,
        savedAt,
      })),
      specimens: specimens.map(({ label, answers, savedAt }) => ({ label, answers, savedAt })),
    },
  };
}

/** What the register keeps about one person: account, profile, applications with their lines and documents, permits, letters, sessions. */
export async function readOwnData(db: Prisma.TransactionClient, personId: string) {
  const { name, email, locale, wantsReminders, createdAt, emailConfirmedAt, traderProfile, roles } = await db.person.findUniqueOrThrow({
    where: { id: personId },
    include: { traderProfile: { omit: { personId: true, vettedBy: true } }, roles: true },
  });
  const applications = await db.application.findMany({
    where: { applicantId: personId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: {
      lines: { orderBy: { position: 'asc' }, select: { position: true, answers: true } },
      permits: { orderBy: { serial: 'asc' } },
    },
  });
  const documents = await db.applicationDocument.findMany({
    where: { applicationId: { in: applications.map(({ id }) => id) } },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    include: { file: { select: { name: true, mediaType: true, size: true } } },
  });
  const papers = await db.identityPaper.findMany({
    where: { personId },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    select: { name: true, mediaType: true, size: true, addedAt: true },
  });
  const letters = await db.mail.findMany({ where: { personId }, orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }] });
  const sessions = await db.session.findMany({ where: { personId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return {
    account: { name, email, locale, wantsReminders, createdAt, emailConfirmedAt, roles: roles.map(({ role }) => role) },
    profile: traderProfile,
    identityPapers: papers,
    ...(await readRelations(db, personId)),
    applications: applications.map(({ id, reference, state, answers, createdAt, submittedAt, lines, permits }) => ({
      reference,
      state,
      createdAt,
      submittedAt,
      answers,
      lines,
      documents: documents
        .filter(({ applicationId }) => applicationId === id)
        .map(({ kind, answer, note, addedAt, removedAt, file }) => ({ kind, answer, note, addedAt, removedAt, file })),
      permits: permits
        .filter(({ state }) => state !== 'signing')
        .map((permit) => ({
          permitNumber: permit.permitNumber,
          state: permit.state,
          issuedOn: permit.issuedOn,
          validUntil: permit.validUntil,
          content: text(permit.content),
        })),
    })),
    letters: letters.map(({ queuedAt, address, subject, paragraphs, state }) => ({ queuedAt, address, subject, paragraphs, state })),
    sessions: sessions.map(({ createdAt, lastSeenAt, expiresAt, endedAt }) => ({ createdAt, lastSeenAt, expiresAt, endedAt })),
  };
}
