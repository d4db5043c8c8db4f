import 'server-only';
import { z } from 'zod';
import type { Application, DerivedListing, SpecimenLine } from '@/domain/application/application';
import { APPLICATION_STATES } from '@/domain/application/application-states';
import type { CaseClock } from '@/domain/application/case-clock';
import type { ApplicationMove, Decision } from '@/domain/application/decide-application';
import type { Answers } from '@/domain/application/field-row';
import { Appendix } from '@/domain/codes/appendix';
import type { IsoDate } from '@/domain/shared/iso-date';
import { Kingdom } from '@/domain/taxonomy/kingdom';
import type { Database } from '../client';
import type { SpecimenLine as LineRow, Prisma, Application as Row } from '../generated/client';
import type { Tx } from '../transaction';

const answersSchema = z.record(z.string(), z.string());
const listingSchema = z
  .object({
    appendix: Appendix.nullable(),
    annotation: z.string().nullable(),
    listedAs: z.string().nullable(),
    kingdom: Kingdom.nullable(),
    rank: z.string().nullable(),
    isLoaded: z.boolean(),
    derivedOn: z.string(),
  })
  .nullable();

const toLine = (row: LineRow): SpecimenLine => ({
  id: row.id,
  position: row.position,
  answers: answersSchema.parse(row.answers),
  listing: listingSchema.parse(row.listing),
});

/** A row and its lines as the domain knows them, checked on the way out. */
export const toApplication = (row: Row & { lines: LineRow[] }): Application => ({
  id: row.id,
  reference: row.reference,
  state: z.enum(APPLICATION_STATES).parse(row.state),
  version: row.version,
  applicantId: row.applicantId,
  agentId: row.agentId,
  officeId: row.officeId,
  partyCode: row.partyCode,
  answers: answersSchema.parse(row.answers),
  lines: row.lines.map(toLine),
  createdAt: row.createdAt.toISOString(),
  submittedAt: row.submittedAt?.toISOString() ?? null,
  clock: toClock(row),
});

const dayOf = (day: Date): IsoDate => day.toISOString().slice(0, 10) as IsoDate;

/** The clock of a case as it is kept. */
export const toClock = (row: {
  readonly clockStartedOn: Date | null;
  readonly clockStoppedOn: Date | null;
  readonly clockWaited: number;
}): CaseClock | null =>
  row.clockStartedOn && {
    startedOn: dayOf(row.clockStartedOn),
    daysWaited: row.clockWaited,
    stoppedOn: row.clockStoppedOn && dayOf(row.clockStoppedOn),
  };

const withLines = { lines: { orderBy: { position: 'asc' } } } satisfies Prisma.ApplicationInclude;

/** An application by its reference (`A-10482`), without lock. */
export async function findApplication(db: Database | Prisma.TransactionClient, reference: string): Promise<Application | null> {
  const row = await db.application.findUnique({ where: { reference }, include: withLines });
  return row ? toApplication(row) : null;
}

/** An application, locked until the transaction ends, so that two changes of it come one after the other. */
export async function lockApplication(tx: Tx, reference: string): Promise<Application | null> {
  await tx.db.$queryRaw`SELECT 1 FROM application WHERE reference = ${reference} FOR UPDATE`;
  return findApplication(tx.db, reference);
}

/** Begins a draft; the same idempotency key of the same person gives the draft that was begun first. */
export async function insertApplication(
  tx: Tx,
  draft: {
    readonly id: string;
    readonly applicantId: string;
    readonly agentId: string | null;
    readonly officeId: string;
    readonly partyCode: string;
    readonly at: string;
    readonly idempotencyKey: string | null;
    readonly answers: Answers;
  },
): Promise<Application> {
  const { at, ...data } = draft;
  const row = await tx.db.application.create({ data: { ...data, createdAt: at, updatedAt: at }, include: withLines });
  return toApplication(row);
}

/** The draft that a person began with this key, if any. */
export async function findByIdempotencyKey(tx: Tx, applicantId: string, idempotencyKey: string): Promise<Application | null> {
  const row = await tx.db.application.findUnique({
    where: { applicantId_idempotencyKey: { applicantId, idempotencyKey } },
    include: withLines,
  });
  return row ? toApplication(row) : null;
}

/** Saves a step of the procedure: state and events together, never one without the other. */
export async function saveMove(tx: Tx, id: string, decision: Decision<ApplicationMove>, at: string, submittedAt?: string): Promise<void> {
  await tx.db.application.update({
    where: { id },
    data: { state: decision.next.state, version: { increment: 1 }, updatedAt: at, ...(submittedAt ? { submittedAt } : {}) },
  });
  tx.record(...decision.events);
}

/** Saves how long the office has had a case, and the last day of its target, by which lists are sorted; null while it waits for the applicant. */
export async function saveClock(tx: Tx, id: string, clock: CaseClock, dueOn: IsoDate | null): Promise<void> {
  const { startedOn, daysWaited, stoppedOn } = clock;
  const day = (on: IsoDate | null): Date | null => on && new Date(on);
  await tx.db.application.update({
    where: { id },
    data: { clockStartedOn: day(startedOn), clockWaited: daysWaited, clockStoppedOn: day(stoppedOn), dueOn: day(dueOn) },
    select: { id: true },
  });
}

/** Saves answers about the whole application. */
export async function saveAnswers(tx: Tx, id: string, answers: Answers, at: string): Promise<void> {
  await tx.db.application.update({ where: { id }, data: { answers: { ...answers }, version: { increment: 1 }, updatedAt: at } });
}

/** Counts a change that was made to a line only. */
export async function touchApplication(tx: Tx, id: string, at: string): Promise<void> {
  await tx.db.application.update({ where: { id }, data: { version: { increment: 1 }, updatedAt: at } });
}

/** Adds a specimen line at the end. */
export async function insertLine(
  tx: Tx,
  line: {
    readonly id: string;
    readonly applicationId: string;
    readonly position: number;
    readonly answers: Answers;
    readonly listing: DerivedListing | null;
  },
): Promise<void> {
  const { listing, ...data } = line;
  await tx.db.specimenLine.create({
    data: { ...data, answers: { ...line.answers }, ...(listing ? { listing: { ...listing } } : {}), ...quantityOf(line.answers) },
    select: { id: true },
  });
}

/** Saves a line's answers and what was derived from them. */
export async function saveLine(tx: Tx, id: string, answers: Answers, listing: DerivedListing | null): Promise<void> {
  await tx.db.specimenLine.update({
    where: { id },
    data: { answers: { ...answers }, ...(listing ? { listing: { ...listing } } : {}), ...quantityOf(answers) },
    select: { id: true },
  });
}

/** Takes a line out and closes the gap in the letters. */
export async function removeLine(tx: Tx, applicationId: string, line: SpecimenLine): Promise<void> {
  await tx.db.specimenLine.delete({ where: { id: line.id } });
  await tx.db
    .$executeRaw`UPDATE specimen_line SET position = position - 1 WHERE application_id = ${applicationId}::uuid AND position > ${line.position}`;
}

const quantityOf = (answers: Answers): { quantity: string | null } => ({ quantity: answers.quantity || null });
