import 'server-only';
import type { Reader } from '@/data/client';
import { playedParts } from '@/data/repositories/case-repository';
import { permitsOfApplication } from '@/data/repositories/permit-repository';
import { isSignatoryOn } from '@/data/repositories/signatory-repository';
import { termsOf } from '@/data/repositories/terms-repository';
import type { Actor } from '@/domain/access/actor';
import { takePart } from '@/domain/access/separation-of-duties';
import type { Application } from '@/domain/application/application';
import { asGranted } from '@/domain/application/approval-terms';
import { DocumentType } from '@/domain/codes/document-type';
import type { PermitContent } from '@/domain/permit/permit';
import { lastPermittedDay } from '@/domain/permit/validity';
import { blocking } from '@/domain/rules/rule';
import type { IsoDate } from '@/domain/shared/iso-date';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { judge } from '../application/gather-facts';
import type { ServiceContext } from '../context';
import { feesSettled } from '../fees/fees-of';
import { notHeld } from '../review/case-holds';
import { findCase } from '../review/open-case';
import { type FreeStamp, freeStamp } from '../stock/stock-numbers';
import { draftContent } from './draft-content';
import { signableSha256 } from './signable';

/** What an issuing officer wants to sign: an approved application, with the last day of validity. */
export interface SigningOrder {
  readonly reference: string;
  readonly version: number;
  /** Null takes the longest the treaty allows for the document type. */
  readonly validUntil: IsoDate | null;
  /** The number of the security stamp that goes into box 5b, as typed; nothing for a permit without one. */
  readonly stamp?: string | null;
}

/** An order that stands: what will be signed, and its digest. */
export interface ToSign {
  readonly order: SigningOrder;
  readonly application: Application;
  readonly content: PermitContent;
  readonly sha256: string;
}

/** What may be numbered, and as what: the application as it was granted. */
export interface Signable {
  readonly documentType: DocumentType;
  readonly validUntil: IsoDate;
  readonly granted: Application;
  readonly stamp: FreeStamp | null;
}

/** What may be numbered at all, and until when: asked before the proof, and once more under the lock that `lock` takes. */
export async function checkSignable(
  db: Reader,
  asked: Application,
  order: Pick<SigningOrder, 'validUntil' | 'stamp'>,
  ctx: ServiceContext,
  lock: (granted: Application) => Promise<void> = async () => undefined,
): Promise<Result<Signable>> {
  if (asked.state !== 'approved') return fail({ kind: 'transition-not-allowed', from: asked.state, action: 'sign' });
  const free = await notHeld(db, asked.id);
  if (!free.ok) return free;
  const settled = await feesSettled(db, asked.id);
  if (!settled.ok) return settled;
  const documentType = DocumentType.parse(asked.answers.documentType);
  const terms = await termsOf(db, asked.id);
  const last = terms?.validUntil ?? lastPermittedDay(documentType, ctx.today);
  const validUntil = order.validUntil ?? last;
  if (terms?.validUntil && validUntil > last) return fail(invalidField('validUntil', 'terms.tooLong', { day: last }));
  if (validUntil < ctx.today) return fail(invalidField('validUntil', 'date.past'));
  const stamp = await freeStamp(db, order.stamp, asked.officeId);
  if (!stamp.ok) return stamp;
  const granted = asGranted(asked, terms);
  await lock(granted);
  const findings = await judge(db, granted, 'I', ctx, { issuedOn: ctx.today, validUntil });
  if (blocking(findings).length > 0) return fail({ kind: 'rules-not-met', findings: blocking(findings) });
  return ok({ documentType, validUntil, granted, stamp: stamp.value });
}

/** The number that an application has already, or null: sent twice, or by two officers, the first is the answer. */
export async function numberTaken(db: Reader, applicationId: string): Promise<string | null> {
  return (await permitsOfApplication(db, applicationId)).find((permit) => permit.state !== 'void')?.permitNumber ?? null;
}

/** Looks whether an order stands and what it would sign, without lock and without leaving a trace. */
export async function prepareSigning(
  order: SigningOrder,
  ctx: ServiceContext,
): Promise<Result<{ readonly permitNumber: string } | ToSign>> {
  const found = await findCase(order.reference, 'permit:sign', ctx);
  if (!found.ok) return found;
  const { actor, application } = found.value;
  if (order.version !== application.version) return fail({ kind: 'stale', expected: order.version, actual: application.version });
  const part = takePart(await playedParts(ctx.db, application.id), actor.personId, 'S');
  if (!part.ok) return part;
  const permitNumber = await numberTaken(ctx.db, application.id);
  if (permitNumber) return ok({ permitNumber });
  return draw(order, application, actor, ctx);
}

async function draw(order: SigningOrder, application: Application, actor: Actor, ctx: ServiceContext): Promise<Result<ToSign>> {
  if (!(await isSignatoryOn(ctx.db, actor.personId, ctx.today))) return fail({ kind: 'not-a-signatory' });
  const may = await checkSignable(ctx.db, application, order, ctx);
  if (!may.ok) return may;
  const content = await draftContent(ctx.db, application, actor, ctx, may.value.validUntil, may.value.stamp?.printed);
  if (!content) return fail({ kind: 'transition-not-allowed', from: application.state, action: 'sign' });
  return ok({ order, application, content, sha256: signableSha256(application.reference, content) });
}
