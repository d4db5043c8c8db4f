import 'server-only';
import { createHash } from 'node:crypto';
import { annexSayingTheSame, insertAnnex, type RegisteredAnnex } from '@/data/repositories/annex-repository';
import { lastCheckpoint } from '@/data/repositories/checkpoint-repository';
import { box14Of } from '@/data/repositories/endorsement-repository';
import { lockPermit } from '@/data/repositories/permit-repository';
import { inTransaction } from '@/data/transaction';
import { type AnnexFacts, annexStatement } from '@/domain/permit/endorsement-annex';
import { stateOnDay } from '@/domain/permit/permit-use';
import { fail, ok, type Result } from '@/domain/shared/result';
import { renderAnnex } from '@/pdf/annex/render-annex';
import type { ServiceContext } from '../context';
import { sealOf } from '../verification/seal-of';
import { entriesDigest } from './entries-digest';
import { type PermitFile, permitToHandOut } from './get-permit';

/** A sealed annex with what the register enters of it; `isNew` where it is not entered yet. */
interface MadeAnnex {
  readonly annex: RegisteredAnnex;
  readonly pdf: Uint8Array;
  readonly isNew: boolean;
}

/**
 * Box 14 of a permit as the register has it now, as a sealed annex to the issued file, which is never edited. Who may have the permit may
 * have it. Asked again on the same day, and nothing was entered since, it is the same file: one moment, one seal. Each time is recorded.
 */
export async function getEndorsementAnnex(input: { readonly number: string }, ctx: ServiceContext): Promise<Result<PermitFile>> {
  const permit = await permitToHandOut(input.number, ctx);
  if (!permit.ok) return permit;
  const { id, permitNumber, pdfSha256: issued } = permit.value;
  if (issued === null) return fail({ kind: 'not-found', what: 'permit' });
  const facts = await boxAtThisMoment(permitNumber, issued, ctx);
  if (!facts.ok) return facts;
  const { annex, pdf, isNew } = (await givenToday(id, facts.value, ctx)) ?? (await drawAndSeal(id, facts.value, ctx));
  const { pdfSha256, entries } = annex;
  return inTransaction(ctx, async (tx) => {
    if (isNew) await insertAnnex(tx, annex);
    tx.record({ type: 'EndorsementAnnexDownloaded', subject: 'permit', subjectId: id, payload: { permitNumber, pdfSha256, entries } });
    return ok({ permitNumber, pdf });
  });
}

/** Read under the lock that an endorsement takes, so that state and entries are of one moment. */
const boxAtThisMoment = (permitNumber: string, pdfSha256: string, ctx: ServiceContext): Promise<Result<AnnexFacts>> =>
  inTransaction(ctx, async (tx) => {
    const permit = await lockPermit(tx, permitNumber);
    if (!permit) return fail({ kind: 'not-found', what: 'permit' });
    const head = await lastCheckpoint(tx.db);
    return ok({
      content: permit.content,
      useRule: permit.useRule,
      state: stateOnDay(permit, ctx.today),
      entries: await box14Of(tx.db, permit.id),
      pdfSha256,
      drawnAt: ctx.now,
      checkpoint: head && { origin: head.origin, size: head.size, root: Buffer.from(head.root).toString('base64') },
    });
  });

/** The annex that was given out today and still says what the register says, under a seal that still holds. */
async function givenToday(permitId: string, { entries, state }: AnnexFacts, ctx: ServiceContext): Promise<MadeAnnex | null> {
  const same = { permitId, entries: entries.length, permitState: state, drawnOn: ctx.today };
  const annex = await annexSayingTheSame(ctx.db, same);
  const pdf = annex && (await ctx.ports.files.get(annex.pdfSha256));
  return pdf && (await sealOf(pdf, annex.drawnAt, ctx)) === 'intact' ? { annex, pdf, isNew: false } : null;
}

async function drawAndSeal(permitId: string, facts: AnnexFacts, ctx: ServiceContext): Promise<MadeAnnex> {
  const { sealer, files, timeStamps } = ctx.ports;
  const { content, entries, state, drawnAt } = facts;
  const drawing = await renderAnnex(annexStatement(facts), `${ctx.party.appOrigin}/verify/file`);
  const pdf = await sealer.seal(drawing, {
    signerName: content.managementAuthority.name,
    reason: `CITES ${content.permitNumber}, annex to box 14`,
    place: content.issue.place,
    at: new Date(drawnAt),
    stamp: timeStamps?.stamp ?? null,
  });
  const annex: RegisteredAnnex = {
    pdfSha256: await files.put(pdf),
    permitId,
    entries: entries.length,
    entriesSha256: entriesDigest(entries),
    permitState: state,
    drawingSha256: createHash('sha256').update(drawing).digest('hex'),
    drawnOn: ctx.today,
    drawnAt,
  };
  return { annex, pdf, isNew: true };
}
