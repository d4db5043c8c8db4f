import 'server-only';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { insertNumberedPermit, takeSerial } from '@/data/repositories/permit-repository';
import type { Tx } from '@/data/transaction';
import type { DocumentType } from '@/domain/codes/document-type';
import { makeCheckCode } from '@/domain/permit/check-code';
import type { PermitContent } from '@/domain/permit/permit';
import { formatPermitNumber, LAST_SERIAL } from '@/domain/permit/permit-number';
import type { UseRule } from '@/domain/permit/permit-use';
import { yearOf } from '@/domain/shared/iso-date';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { type Proof, spendProof } from '../step-up/prove';
import { raiseAlarm } from '../verification/raise-alarm';
import { signableSha256 } from './signable';

/** One item of a proof: what was shown, and that its signer meant it. */
export interface SigningProof {
  readonly proof: Proof;
  readonly item: number;
}

/** Whose number it will be. */
interface NumberOf {
  readonly application: { readonly id: string; readonly reference: string; readonly partyCode: string };
  readonly documentType: DocumentType;
  readonly useRule: UseRule;
  /** The id of the permit that is replaced; null for an application's own. */
  readonly replaces: string | null;
  readonly signedBy: string;
}

/**
 * Takes the next number and freezes under it what a permit says, signed by nobody yet: the proof of its signer is spent on it. What
 * was shown and proven is what is frozen, or nothing is. The series' row is locked from here to the commit, so everything slow comes
 * before.
 */
export async function freezeUnderNumber(
  tx: Tx,
  { application, documentType, useRule, replaces, signedBy }: NumberOf,
  { proof, item }: SigningProof,
  ctx: ServiceContext,
  contentUnder: (number: { readonly permitNumber: string; readonly checkCode: string }) => PermitContent,
): Promise<Result<{ readonly id: string; readonly permitNumber: string; readonly lineIds: ReadonlyMap<number, string> }>> {
  const year = yearOf(ctx.today);
  const serial = await takeSerial(tx, application.partyCode, year).catch((error: unknown) => {
    if (/last_serial/.test(String(error))) return LAST_SERIAL + 1;
    throw error;
  });
  if (serial > LAST_SERIAL) return fail({ kind: 'series-exhausted' });
  const permitNumber = formatPermitNumber({ year, party: application.partyCode, serial, documentType });
  const content = contentUnder({ permitNumber, checkCode: makeCheckCode([...ctx.randomBytes(11)]) });
  if (signableSha256(application.reference, content) !== proof.items[item]) return fail(invalidField('proofCode', 'proof.changed'));
  const contentBytes = new TextEncoder().encode(canonicalize(content));
  const id = ctx.newId();
  const lineIds = await insertNumberedPermit(tx, {
    id,
    applicationId: application.id,
    content,
    contentBytes,
    year,
    serial,
    useRule,
    registerToken: ctx.randomBytes(16),
    signedBy,
    replaces,
    at: ctx.now,
    newId: ctx.newId,
  });
  await spendProof(tx, proof, item, { subject: 'permit', id }, ctx);
  tx.record({
    type: 'PermitNumberTaken',
    subject: 'permit',
    subjectId: id,
    payload: { permitNumber, contentSha256: createHash('sha256').update(contentBytes).digest('hex') },
  });
  return ok({ id, permitNumber, lineIds });
}

/** The answer to whoever asked for a number. The end of a series stops every officer, so the house hears of it, not only the one who signs. */
export async function heard<T>(numbered: Result<T>, ctx: ServiceContext): Promise<Result<T>> {
  if (!numbered.ok && numbered.problem.kind === 'series-exhausted')
    await raiseAlarm('SERIES_EXHAUSTED', null, `${ctx.party.code} ${yearOf(ctx.today)}`, ctx);
  return numbered;
}
