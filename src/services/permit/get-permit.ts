import 'server-only';
import { type AuditRow, eventsAbout } from '@/data/queries/audit-trail';
import { endorsementsOf, type RecordedEndorsement } from '@/data/repositories/endorsement-repository';
import {
  hasOpenLoss,
  noticesOf,
  openRevocation,
  type PermitNotice,
  type ProposedRevocation,
} from '@/data/repositories/permit-measure-repository';
import { findPermit, type RegisteredPermit } from '@/data/repositories/permit-repository';
import {
  type PreparedReplacement,
  paperReturnOf,
  preparedReplacement,
  type ReturnedPaper,
} from '@/data/repositories/replacement-repository';
import { waitsForCountersignature } from '@/data/repositories/retrospective-repository';
import { paperOf, type UsedPaper } from '@/data/repositories/stock-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import { standsFor } from '@/domain/access/policy';
import { formatPermitNumber, parsePermitNumber } from '@/domain/permit/permit-number';
import { fail, ok, type Result } from '@/domain/shared/result';
import { judgeRegister, type VerdictCode } from '@/domain/verification/verdict';
import { requireActor, type ServiceContext } from '../context';
import { isToBeHandedIn } from './receive-paper';

/** A permit with its balance, its endorsements and, for officers, everybody who had a hand in it. */
export interface PermitRecord {
  readonly permit: RegisteredPermit;
  readonly verdict: VerdictCode;
  readonly reference: string;
  readonly endorsements: readonly RecordedEndorsement[];
  /** The import that a used import permit of ours was entered as, for re-exports to stand on; and whether this person may enter it. */
  readonly importReference: string | null;
  readonly mayRecordImport: boolean;
  /** Whether this person may enter that the paper was handed in. */
  readonly mayReceivePaper: boolean;
  /** Its time stamp is on record and can be downloaded with the file. */
  readonly hasEvidence: boolean;
  /** A revocation that waits for a second officer, and who was told what became of the permit; null for a holder. */
  readonly measures: {
    readonly revocation: ProposedRevocation | null;
    readonly notices: readonly PermitNotice[];
    readonly hasOpenLoss: boolean;
    /** Who signed a number that waits for its second signatory; null for every other permit. */
    readonly firstSigner: { readonly id: string; readonly name: string } | null;
    /** A replacement that was prepared, and when the paper was handed in. */
    readonly replacement: PreparedReplacement | null;
    readonly returnedPaper: ReturnedPaper | null;
    /** On which blank paper of the office it was printed. */
    readonly paper: readonly UsedPaper[];
  } | null;
  /** Who requested, approved, processed, issued, endorsed, altered it; null for a holder. */
  readonly events: readonly AuditRow[] | null;
}

/** A permit that this person may see: of the register, or their own once it is finished. Everything else is no permit. */
async function findVisiblePermit(
  number: string,
  ctx: ServiceContext,
): Promise<Result<{ readonly actor: Actor; readonly permit: RegisteredPermit; readonly reference: string; readonly isOwn: boolean }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const parsed = parsePermitNumber(number);
  const permit = parsed.ok ? await findPermit(ctx.db, { number: formatPermitNumber(parsed.value) }) : null;
  if (!permit) return fail({ kind: 'not-found', what: 'permit' });
  const application = await ctx.db.application.findUniqueOrThrow({
    where: { id: permit.applicationId },
    select: { applicantId: true, agentId: true, reference: true },
  });
  const isOwn = standsFor(actor.value, application, 'permit:download');
  const inRegister = mayDo(actor.value.roles, 'permit:read');
  const isVisible = inRegister || (isOwn && permit.state !== 'signing' && permit.state !== 'void');
  return isVisible
    ? ok({ actor: actor.value, permit, reference: application.reference, isOwn })
    : fail({ kind: 'not-found', what: 'permit' });
}

/** Who signed a number that waits for its second signatory. */
async function firstSignerOf(permit: RegisteredPermit, ctx: ServiceContext) {
  if (permit.state !== 'signing' || !(await waitsForCountersignature(ctx.db, permit.id))) return null;
  return ctx.db.person.findUniqueOrThrow({ where: { id: permit.signedBy }, select: { id: true, name: true } });
}

/** A permit of the register, for its holder or for an officer. */
export async function getPermit(input: { readonly number: string }, ctx: ServiceContext): Promise<Result<PermitRecord>> {
  const found = await findVisiblePermit(input.number, ctx);
  if (!found.ok) return found;
  const { actor, permit, reference } = found.value;
  const [endorsements, permitEvents, applicationEvents] = await Promise.all([
    endorsementsOf(ctx.db, permit.id),
    eventsAbout(ctx.db, 'permit', permit.id),
    eventsAbout(ctx.db, 'application', permit.applicationId),
  ]);
  const events = mayDo(actor.roles, 'permit:read')
    ? [...applicationEvents, ...permitEvents].sort((a, b) => Number(BigInt(a.seq) - BigInt(b.seq)))
    : null;
  const measures = events && {
    revocation: await openRevocation(ctx.db, permit.id),
    notices: await noticesOf(ctx.db, permit.id),
    hasOpenLoss: await hasOpenLoss(ctx.db, permit.id),
    firstSigner: await firstSignerOf(permit, ctx),
    replacement: permit.replacedBy === null ? await preparedReplacement(ctx.db, permit.id) : null,
    returnedPaper: await paperReturnOf(ctx.db, permit.id),
    paper: await paperOf(ctx.db, permit.id),
  };
  const imported = await ctx.db.importRecord.findFirst({ where: { permitId: permit.id }, select: { reference: true } });
  const evidence = await ctx.db.permitEvidence.findUnique({ where: { permitId: permit.id }, select: { permitId: true } });
  const isArrived = permit.documentType === 'IM' && permit.state === 'used';
  return ok({
    permit,
    verdict: judgeRegister(permit, ctx.today),
    reference,
    endorsements,
    hasEvidence: evidence !== null,
    importReference: imported?.reference ?? null,
    mayRecordImport: isArrived && !imported && mayDo(actor.roles, 'foreign-document:record'),
    mayReceivePaper: measures?.returnedPaper === null && mayDo(actor.roles, 'permit:sign') && isToBeHandedIn(permit, ctx),
    measures,
    events,
  });
}

/** A permit as a file to take away. */
export interface PermitFile {
  readonly permitNumber: string;
  readonly pdf: Uint8Array;
}

/** A permit that this person may take away. */
export async function permitToHandOut(number: string, ctx: ServiceContext): Promise<Result<RegisteredPermit>> {
  const found = await findVisiblePermit(number, ctx);
  if (!found.ok) return found;
  const { permit, isOwn, actor } = found.value;
  return isOwn || mayDo(actor.roles, 'permit:download') ? ok(permit) : fail({ kind: 'forbidden', permission: 'permit:download' });
}

/** Hands out a permit in one form or another to who may have it; each time is recorded. */
export async function handOut(
  { number }: { readonly number: string },
  ctx: ServiceContext,
  inWhichForm: (permit: RegisteredPermit) => Promise<Result<Uint8Array>>,
): Promise<Result<PermitFile>> {
  const permit = await permitToHandOut(number, ctx);
  if (!permit.ok) return permit;
  const pdf = await inWhichForm(permit.value);
  if (!pdf.ok) return pdf;
  const { id, permitNumber } = permit.value;
  return inTransaction(ctx, async (tx) => {
    tx.record({ type: 'PermitDownloaded', subject: 'permit', subjectId: id, payload: { permitNumber } });
    return ok({ permitNumber, pdf: pdf.value });
  });
}

/** The sealed file, as it was written once. */
export const getPermitPdf = (input: { readonly number: string }, ctx: ServiceContext): Promise<Result<PermitFile>> =>
  handOut(input, ctx, async ({ pdfSha256 }) => {
    const pdf = pdfSha256 ? await ctx.ports.files.get(pdfSha256) : null;
    return pdf ? ok(pdf) : fail({ kind: pdfSha256 ? 'unavailable' : 'not-found', what: 'permit' });
  });
