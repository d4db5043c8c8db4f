import 'server-only';
import { z } from 'zod';
import { Role } from '@/domain/access/role';
import { PERSON_CHANGES, type PersonChangeKind } from '@/domain/people/person-change';
import { ACCOUNT_STATES, type AccountState } from '@/domain/people/work-place';
import type { Reader } from '../client';
import type { Tx } from '../transaction';
import { NO_PASSWORD_ANY_MORE, NO_PASSWORD_YET } from './person-repository';
import { openCasesOf } from './queue-repository';

/** Somebody with an account, for those who administer people. */
export interface ListedPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  readonly state: AccountState;
  /** Closed by its own person: nothing is left of it but its number. */
  readonly isClosed: boolean;
  /** Whether somebody who was invited has not answered yet. */
  readonly awaitsAnswer: boolean;
  readonly office: { readonly id: string; readonly name: string } | null;
  readonly post: { readonly id: string; readonly name: string } | null;
  readonly leads: boolean;
  readonly roles: readonly Role[];
  readonly factors: number;
  readonly lastSignIn: string | null;
  readonly openCases: number;
}

/** A change that one administrator proposed, and nobody has decided yet. */
export interface ProposedChange {
  readonly id: string;
  readonly personId: string;
  readonly personName: string;
  readonly kind: PersonChangeKind;
  readonly role: Role | null;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposerName: string;
  readonly proposedAt: string;
  /** Whether whoever proposed it still is an administrator: otherwise it is declined, never done. */
  readonly stands: boolean;
}

const PERSON = {
  id: true,
  name: true,
  email: true,
  title: true,
  status: true,
  managesQueue: true,
  passwordHash: true,
  office: { select: { id: true, name: true } },
  post: { select: { id: true, name: true } },
  sessions: { where: { stage: 'full' }, orderBy: { createdAt: 'desc' }, take: 1, select: { createdAt: true } },
  roles: { select: { role: true } },
  secondFactors: { where: { removedAt: null }, select: { id: true } },
} as const;

/** Natural people whose name or address has a text in it, by name; without a text, those who work for an authority, or will. */
export async function findPeople(
  db: Reader,
  of: { readonly text: string; readonly id?: string; readonly most: number },
): Promise<readonly ListedPerson[]> {
  const text = { contains: of.text, mode: 'insensitive' } as const;
  const wanted = of.text
    ? { OR: [{ name: text }, { email: text }] }
    : { OR: [{ status: 'invited' }, { roles: { some: { role: { notIn: ['applicant', 'agent'] } } } }] };
  const rows = await db.person.findMany({
    where: of.id ? { kind: 'natural', id: of.id } : { kind: 'natural', ...wanted },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: of.most,
    select: PERSON,
  });
  const cases = await openCasesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ status, roles, secondFactors, sessions, managesQueue, passwordHash, ...row }) => ({
    ...row,
    state: z.enum(ACCOUNT_STATES).parse(status),
    isClosed: passwordHash === NO_PASSWORD_ANY_MORE,
    awaitsAnswer: status === 'active' && passwordHash === NO_PASSWORD_YET,
    leads: managesQueue,
    lastSignIn: sessions[0]?.createdAt.toISOString() ?? null,
    openCases: cases.get(row.id) ?? 0,
    roles: roles.map(({ role }) => Role.parse(role)).sort(),
    factors: secondFactors.length,
  }));
}

/** The changes that wait for a second administrator, oldest first. */
export async function proposedChanges(db: Reader, personId?: string): Promise<readonly ProposedChange[]> {
  const rows = await db.personChange.findMany({
    where: { outcome: null, ...(personId ? { personId } : {}) },
    orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }],
    take: 200,
    include: {
      person: { select: { name: true } },
      proposer: { select: { name: true, status: true, roles: { where: { role: 'administrator' } } } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    personId: row.personId,
    personName: row.person.name,
    kind: z.enum(PERSON_CHANGES).parse(row.kind),
    role: row.role === null ? null : Role.parse(row.role),
    reason: row.reason,
    proposedBy: row.proposedBy,
    proposerName: row.proposer.name,
    proposedAt: row.proposedAt.toISOString(),
    stands: row.proposer.status === 'active' && row.proposer.roles.length > 0,
  }));
}

/** Enters a proposal. */
export async function insertChange(tx: Tx, change: Omit<ProposedChange, 'personName' | 'proposerName' | 'stands'>): Promise<void> {
  await tx.db.personChange.create({ data: change });
}

/** Enters the decision about a proposal; false where it was decided before. */
export async function saveChangeOutcome(
  tx: Tx,
  id: string,
  decided: { readonly outcome: 'confirmed' | 'declined'; readonly decidedBy: string; readonly decidedAt: string },
): Promise<boolean> {
  const { count } = await tx.db.personChange.updateMany({ where: { id, outcome: null }, data: decided });
  return count > 0;
}

/** Gives or takes a role. */
export async function saveRole(tx: Tx, kind: 'give-role' | 'take-role', personId: string, role: Role): Promise<void> {
  if (kind === 'give-role') await tx.db.personRole.createMany({ data: [{ personId, role }], skipDuplicates: true });
  else await tx.db.personRole.deleteMany({ where: { personId, role } });
}
