import 'server-only';
import type { Reach } from '@/domain/access/policy';
import { Prisma } from '../generated/client';

const ids = (some: readonly string[]) => Prisma.sql`${[...some]}::uuid[]`;

/** The applications `a` (or of another alias) within somebody's reach: theirs, their organisation's, and what they began for a client. */
export function withinReach({ personId, applicants, clients }: Reach, alias = 'a'): Prisma.Sql {
  const a = Prisma.raw(alias);
  const theirs = Prisma.sql`${a}.applicant_id = ANY (${ids(applicants)})`;
  // Whoever holds no mandate asks one index only.
  if (clients.length === 0) return theirs;
  return Prisma.sql`(${theirs} OR (${a}.agent_id = ${personId}::uuid AND ${a}.applicant_id = ANY (${ids(clients)})))`;
}

/** The same for Prisma's own questions. */
export const whereWithinReach = ({ personId, applicants, clients }: Reach): Prisma.ApplicationWhereInput => ({
  OR: [{ applicantId: { in: [...applicants] } }, { agentId: personId, applicantId: { in: [...clients] } }],
});
