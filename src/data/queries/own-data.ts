import 'server-only';
import type { Prisma } from '../generated/client';

const text = (bytes: Uint8Array): unknown => JSON.parse(Buffer.from(bytes).toString('utf8'));

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
  const letters = await db.mail.findMany({ where: { personId }, orderBy: [{ queuedAt: 'asc' }, { id: 'asc' }] });
  const sessions = await db.session.findMany({ where: { personId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return {
    account: { name, email, locale, wantsReminders, createdAt, emailConfirmedAt, roles: roles.map(({ role }) => role) },
    profile: traderProfile,
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
