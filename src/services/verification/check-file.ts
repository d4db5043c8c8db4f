import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { findAnnex } from '@/data/repositories/annex-repository';
import { findPermit, type RegisteredPermit } from '@/data/repositories/permit-repository';
import { UPLOAD_LIMITS } from '@/domain/evidence/upload-limits';
import { readCheckCode } from '@/domain/permit/check-code';
import { formatPermitNumber, parsePermitNumber } from '@/domain/permit/permit-number';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { judgeFile } from '@/domain/verification/judge-file';
import { differingPlaces, type PlaceOnForm, type PrintedDocument } from '@/domain/verification/printed-document';
import { placedBoxes, renderPermit } from '@/pdf/render-permit';
import { codeText } from '@/qr/permit-code';
import type { ServiceContext } from '../context';
import { type AnnexAnswer, checkAnnex } from './check-annex';
import { judgeHeld } from './judge-permit';
import { noteCheck } from './note-check';
import { alarmIfDue } from './raise-alarm';
import { answerOf } from './register-answer';
import { sealOf } from './seal-of';

/** The answer to a file: the verdict, and in which boxes the file says something else than the register. */
export interface FileAnswer extends AnnexAnswer {
  /** Empty also where nothing may be said: only who holds number and check code learns what differs. */
  readonly differences: readonly PlaceOnForm[];
}

const CHECK_CODE = /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/;
const NUMBER = /^\d{2}[A-Z]{2}\d{6}\/[A-Z]{2}$/;
const NO_NUMBER = '-';

/** Checks a PDF: one seal of ours over the whole file, the register's very file (a permit, or an annex to one), and word for word its content. */
export async function checkFile(
  input: { readonly bytes: Uint8Array; readonly address: string },
  ctx: ServiceContext,
): Promise<Result<FileAnswer>> {
  const { bytes } = input;
  const { throttle, evidence } = ctx.ports;
  const door = await throttle.consume('check-file', input.address);
  if (!door.allowed) return fail({ kind: 'too-many-attempts', retryAfterSeconds: door.retryAfterSeconds });
  if (bytes.length > UPLOAD_LIMITS.bytesOfFile) return fail(invalidField('file', 'file.tooBig'));
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') return fail(invalidField('file', 'file.notPdf'));

  const pdfSha256 = createHash('sha256').update(bytes).digest('hex');
  const annex = await findAnnex(ctx.db, pdfSha256);
  if (annex) return ok({ ...(await checkAnnex(annex, bytes, ctx)), differences: [] });
  const kept = await findPermit(ctx.db, { pdfSha256 });
  const seal = await sealOf(bytes, kept?.issuedAt ?? ctx.now, ctx);
  const read = await evidence.readPrinted(bytes);
  const printed = read.ok ? read.value : null;
  const spokenOf = kept ?? (await permitNamedOn(printed, ctx));
  const differences = spokenOf && printed ? await differencesFrom(spokenOf, printed, ctx) : [];
  const verdict = judgeFile({
    seal,
    held: kept ? await judgeHeld(kept, ctx.db, ctx) : null,
    numberIsKnown: spokenOf !== null,
    saysTheSame: printed !== null && differences.length === 0,
  });
  await alarmIfDue(verdict, spokenOf?.id ?? null, spokenOf?.permitNumber ?? NO_NUMBER, ctx);
  noteCheck(kept, 'file', verdict, ctx);
  return ok({ ...(await answerOf(kept, verdict, null, ctx)), differences, annex: null });
}

/**
 * The permit whose number and check code a file carries: whoever has both has the paper, so that no stranger learns by trial what a
 * permit says. A permit without signature yet has no paper.
 */
async function permitNamedOn(printed: PrintedDocument | null, ctx: ServiceContext): Promise<RegisteredPermit | null> {
  const words = printed?.texts.map(({ text }) => text.trim()) ?? [];
  const parsed = parsePermitNumber(words.find((word) => NUMBER.test(word)) ?? NO_NUMBER);
  const code = readCheckCode(words.find((word) => CHECK_CODE.test(word)) ?? '');
  const found = await findPermit(ctx.db, { number: parsed.ok ? formatPermitNumber(parsed.value) : NO_NUMBER });
  if (!found?.cose || !code || found.checkCode.length !== code.length) return null;
  return timingSafeEqual(Buffer.from(found.checkCode), Buffer.from(code)) ? found : null;
}

/** Draws the permit again from the register and compares, both read by the same eyes. */
async function differencesFrom(permit: RegisteredPermit, printed: PrintedDocument, ctx: ServiceContext): Promise<readonly PlaceOnForm[]> {
  if (!permit.cose) return [];
  const { appOrigin } = ctx.party;
  const options = { qrText: codeText(appOrigin, permit.cose), checkAddress: `${appOrigin}/verify` };
  const drawn = await ctx.ports.evidence.readPrinted(await renderPermit(permit.content, options));
  return drawn.ok ? differingPlaces(drawn.value, printed, placedBoxes(permit.content, options)) : [];
}
