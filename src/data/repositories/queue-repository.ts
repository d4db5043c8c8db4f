import 'server-only';
import { z } from 'zod';
import type { TaxonGroup } from '@/domain/taxonomy/taxon-group';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** Who has a case. */
export interface Assignment {
  readonly applicationId: string;
  readonly reference: string;
  readonly officeId: string;
  readonly isOpen: boolean;
  readonly assignedTo: string | null;
  readonly assignedName: string;
}

const assignment = z.object({
  application_id: z.string(),
  reference: z.string(),
  office_id: z.string(),
  is_open: z.boolean(),
  assigned_to: z.string().nullable(),
  assigned_name: z.string(),
});

const toAssignment = (row: z.output<typeof assignment>): Assignment => ({
  applicationId: row.application_id,
  reference: row.reference,
  officeId: row.office_id,
  isOpen: row.is_open,
  assignedTo: row.assigned_to,
  assignedName: row.assigned_name,
});

/** Who has a case; null before it was sent. */
export async function assignmentOf(db: Reader, applicationId: string): Promise<Assignment | null> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT e.application_id, 'A-' || e.number AS reference, e.office_id, e.is_open, e.assigned_to, e.assigned_name
    FROM queue_entry e WHERE e.application_id = ${applicationId}::uuid`;
  return z.array(assignment).parse(rows).map(toAssignment)[0] ?? null;
}

/** The same of several, locked in the order of their numbers, so that two who assign the same cases wait for one another. */
export async function lockAssignments(tx: Tx, references: readonly string[]): Promise<readonly Assignment[]> {
  const numbers = references.map((reference) => reference.slice(2));
  const rows = await tx.db.$queryRaw<
    unknown[]
  >`SELECT e.application_id, 'A-' || e.number AS reference, e.office_id, e.is_open, e.assigned_to, e.assigned_name
    FROM queue_entry e WHERE e.number = ANY (${numbers}::bigint[]) ORDER BY e.number FOR UPDATE`;
  return z.array(assignment).parse(rows).map(toAssignment);
}

/** The open cases that somebody has, locked in the same order; with an office, those of other offices alone. */
export async function lockAssignmentsOf(tx: Tx, personId: string, exceptOffice: string | null): Promise<readonly Assignment[]> {
  const rows = await tx.db.$queryRaw<
    unknown[]
  >`SELECT e.application_id, 'A-' || e.number AS reference, e.office_id, e.is_open, e.assigned_to, e.assigned_name
    FROM queue_entry e WHERE e.assigned_to = ${personId}::uuid AND e.is_open AND e.office_id IS DISTINCT FROM ${exceptOffice}::uuid
    ORDER BY e.number FOR UPDATE`;
  return z.array(assignment).parse(rows).map(toAssignment);
}

/** How many open cases each of some people has. */
export async function openCasesOf(db: Reader, people: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<unknown[]>`SELECT assigned_to AS person, count(*)::int AS cases FROM queue_entry
    WHERE assigned_to = ANY (${[...people]}::uuid[]) AND is_open GROUP BY assigned_to`;
  const counted = z.array(z.object({ person: z.string(), cases: z.number() })).parse(rows);
  return new Map(counted.map(({ person, cases }) => [person, cases]));
}

/** Gives cases to somebody, or back to nobody. */
export async function saveAssignment(tx: Tx, applicationIds: readonly string[], to: string | null, by: string, at: string): Promise<void> {
  await tx.db
    .$executeRaw`UPDATE queue_entry SET assigned_to = ${to}::uuid, assigned_by = ${by}::uuid, assigned_at = ${new Date(at)}::timestamptz
    WHERE application_id = ANY (${[...applicationIds]}::uuid[])`;
}

/** Keeps what the law said of a case when it was sent. */
export async function saveJudgedInQueue(
  tx: Tx,
  applicationId: string,
  judged: { readonly risk: number; readonly taxonGroups: readonly TaxonGroup[] },
): Promise<void> {
  await tx.db
    .$executeRaw`UPDATE queue_entry SET risk = ${judged.risk}::int, taxon_groups = ${[...judged.taxonGroups]}::text[] WHERE application_id = ${applicationId}::uuid`;
}

/** Keeps the risk of a case as it is judged now; one that is so already is not written again. */
export async function saveRisk(db: Reader, applicationId: string, risk: number): Promise<void> {
  await db.$executeRaw`UPDATE queue_entry SET risk = ${risk}::int WHERE application_id = ${applicationId}::uuid AND risk <> ${risk}::int`;
}

/** The officers of an office who can have cases, by name. */
export async function officersOf(db: Reader, officeId: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return db.person.findMany({
    where: { officeId, status: 'active', roles: { some: { role: { in: ['case-officer', 'issuing-officer'] } } } },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 500,
  });
}

/** Notes that somebody has a case open. */
export async function putPresence(db: Reader, applicationId: string, personId: string, at: string): Promise<void> {
  await db.$executeRaw`INSERT INTO case_presence (application_id, person_id, seen_at) VALUES (${applicationId}::uuid, ${personId}::uuid, ${new Date(at)}::timestamptz)
    ON CONFLICT (application_id, person_id) DO UPDATE SET seen_at = greatest(case_presence.seen_at, excluded.seen_at)`;
}

/** Who else has it open, seen since a moment. */
export async function othersPresent(
  db: Reader,
  applicationId: string,
  personId: string,
  since: string,
): Promise<readonly { readonly name: string; readonly seenAt: string }[]> {
  const rows = await db.$queryRaw<unknown[]>`SELECT p.name, c.seen_at FROM case_presence c JOIN person p ON p.id = c.person_id
    WHERE c.application_id = ${applicationId}::uuid AND c.person_id <> ${personId}::uuid AND c.seen_at > ${new Date(since)}::timestamptz ORDER BY p.name LIMIT 20`;
  return z
    .array(z.object({ name: z.string(), seen_at: z.date() }))
    .parse(rows)
    .map((row) => ({ name: row.name, seenAt: row.seen_at.toISOString() }));
}
