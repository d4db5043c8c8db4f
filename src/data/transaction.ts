import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '@/domain/access/actor';
import type { AuditEvent } from '@/domain/audit/audit-event';
import type { Instant } from '@/domain/shared/iso-date';
import { invalidField, type Problem } from '@/domain/shared/problem';
import { fail, type Result } from '@/domain/shared/result';
import { appendEvents } from './audit-log';
import type { Database } from './client';
import { databaseRefusal, isTransient } from './database-error';
import type { Prisma } from './generated/client';

/** One transaction of the register: reads and writes, and the events that tell of them. */
export interface Tx {
  readonly db: Prisma.TransactionClient;
  /** Notes what happened; written to the chain just before the commit, or not at all. */
  readonly record: (...events: readonly AuditEvent[]) => void;
}

/** What a transaction needs of the request. */
export interface TransactionContext {
  readonly db: Database;
  readonly actor: Actor | null;
  readonly now: Instant;
}

class RolledBack extends Error {
  constructor(readonly result: { readonly ok: false; readonly problem: Problem }) {
    super('rolled back');
  }
}

const MOST_ATTEMPTS = 4;

/** What PostgreSQL refused by itself, when two requests raced past the check above it. */
function asProblem(error: unknown): Problem | null {
  const refusal = databaseRefusal(error);
  if (!refusal) return null;
  if (/separation of duties|not an issuing-officer/.test(refusal.message)) return { kind: 'separation-of-duties', part: '' };
  if (/in the hands of another office|of another office/.test(refusal.message)) return { kind: 'not-found', what: 'application' };
  if (/the applicant is not verified/.test(refusal.message)) return { kind: 'not-verified', obstacle: 'awaiting' };
  if (/permits in an hour/.test(refusal.message)) return { kind: 'signing-too-fast' };
  if (/on the list of signatories on that day/.test(refusal.message)) return { kind: 'not-a-signatory' };
  if (/decided this is no administrator any more/.test(refusal.message)) return invalidField('outcome', 'personChange.proposerGone');
  // Two who let one another go at the same moment: the second is nobody's administrator any more.
  if (/another administrator lets somebody go/.test(refusal.message)) return { kind: 'forbidden', permission: 'people:manage' };
  if (/two administrators remain/.test(refusal.message)) return invalidField('outcome', 'personChange.twoRemain');
  if (/only ever followed by a newer one|a key belongs to one Party/.test(refusal.message)) return invalidField('list', 'partyTrust.raced');
  if (/reported lost, stolen or spoiled/.test(refusal.message)) return invalidField('stamp', 'stock.gone');
  if (/is declared gone came in with this entry/.test(refusal.message)) return invalidField('first', 'stock.touched');
  if (/each was opened by its signer/.test(refusal.message)) return { kind: 'not-opened', references: [] };
  return null;
}

/**
 * Runs work in one transaction. A refusal rolls everything back; events go to the chain in the same transaction; a lost
 * race for locks is run again, with a growing pause, and other failures are thrown.
 */
export async function inTransaction<T>(ctx: TransactionContext, work: (tx: Tx) => Promise<Result<T>>): Promise<Result<T>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ctx.db.$transaction(async (db) => {
        const events: AuditEvent[] = [];
        const result = await work({ db, record: (...more) => events.push(...more) });
        if (!result.ok) throw new RolledBack(result);
        await appendEvents(db, events, ctx.actor, ctx.now);
        return result;
      });
    } catch (error) {
      if (error instanceof RolledBack) return error.result;
      const problem = asProblem(error);
      if (problem) return fail(problem);
      if (!isTransient(error) || attempt === MOST_ATTEMPTS) throw error;
      await wait(20 * 2 ** attempt * (0.5 + Math.random()));
    }
  }
}
