import 'server-only';
import type { Reader } from '@/data/client';
import { findPermit, lockPermit, type RegisteredPermit } from '@/data/repositories/permit-repository';
import type { Tx } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { standsFor } from '@/domain/access/policy';
import { formatPermitNumber, parsePermitNumber, permitNumberForAddress } from '@/domain/permit/permit-number';
import type { Problem } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';

/** A permit with the application it was issued on. */
export interface OwnedPermit {
  readonly permit: RegisteredPermit;
  readonly reference: string;
}

/** Where its holder finds a permit; said here because a message cannot know the pages. */
export const permitPath = (permitNumber: string): string => `/apply/permits/${permitNumberForAddress(permitNumber)}`;

const isTx = (db: Reader | Tx): db is Tx => 'record' in db;

/**
 * The permit of this number, if it was issued on an application of this person's side; locked when a transaction is given. What is
 * somebody else's, not finished, or no number at all is answered alike.
 */
export async function ownPermit(db: Reader | Tx, number: string, actor: Actor): Promise<Result<OwnedPermit>> {
  const parsed = parsePermitNumber(number);
  const nothing = fail<Problem>({ kind: 'not-found', what: 'permit' });
  if (!parsed.ok) return nothing;
  const name = formatPermitNumber(parsed.value);
  const reader = isTx(db) ? db.db : db;
  const permit = isTx(db) ? await lockPermit(db, name) : await findPermit(db, { number: name });
  if (!permit || permit.state === 'signing' || permit.state === 'void') return nothing;
  const application = await reader.application.findUniqueOrThrow({
    where: { id: permit.applicationId },
    select: { applicantId: true, agentId: true, reference: true },
  });
  return standsFor(actor, application, 'permit:download') ? ok({ permit, reference: application.reference }) : nothing;
}
