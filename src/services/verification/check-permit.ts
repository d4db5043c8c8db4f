import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { findPermit, type RegisteredPermit } from '@/data/repositories/permit-repository';
import { readCheckCode } from '@/domain/permit/check-code';
import { formatPermitNumber, parsePermitNumber } from '@/domain/permit/permit-number';
import { fail, ok, type Result } from '@/domain/shared/result';
import { namesForeignHost, payloadText, type ReadCode, readCode } from '@/qr/permit-code';
import type { ServiceContext } from '../context';
import { judgeForeignCode } from './judge-foreign-code';
import { judgeCode, judgeHeld } from './judge-permit';
import { noteCheck } from './note-check';
import { alarmIfDue, raiseAlarm } from './raise-alarm';
import { answerOf, type CheckAnswer } from './register-answer';

const NO_TOKEN = new Uint8Array(16);
const NO_NUMBER = '-';
const NO_CODE = '000000000000';

/** The answer to the text of a code, with the permit that the register has under its token. */
export interface CodeAnswer {
  readonly answer: CheckAnswer;
  readonly permit: RegisteredPermit | null;
}

/** Judges the text of a code: GENUINE needs the signature, the register and equal bytes, all three. */
export async function answerCode(scanned: string, ctx: ServiceContext): Promise<CodeAnswer> {
  const code = readCode(payloadText(scanned));
  if (code && code.claims.party !== ctx.party.code) return { answer: await checkForeign(code, ctx), permit: null };
  const permit = await findPermit(ctx.db, { token: code?.claims.registerToken ?? NO_TOKEN });
  const verdict = await judgeCode(code, permit, ctx.db, ctx);
  await alarmIfDue(verdict, permit?.id ?? null, code?.claims.permitNumber ?? NO_NUMBER, ctx);
  const names = code && { exporter: code.claims.exporter, importer: code.claims.importer };
  return { answer: await answerOf(permit, verdict, names, ctx), permit };
}

/** Checks the text of a code for anybody who has it. */
export async function checkCode(input: { readonly scanned: string }, ctx: ServiceContext): Promise<Result<CheckAnswer>> {
  const { answer, permit } = await answerCode(input.scanned, ctx);
  noteCheck(permit, 'code', answer.verdict, ctx);
  return ok(answer);
}

/** Checks a code that another Party's authority would have signed: AUTHENTIC at best, for its register is not ours. */
async function checkForeign(code: ReadCode, ctx: ServiceContext): Promise<CheckAnswer> {
  const { verdict, paper } = await judgeForeignCode(code, ctx);
  await alarmIfDue(verdict, null, paper.permitNumber, ctx);
  return { verdict, checkedAt: ctx.now, permit: null, scannedNames: null, foreign: paper };
}

/** The door of a number: the number itself, or for a text that is none a digest, which any text can be given as. */
const doorOf = (number: string | null, typed: string): string =>
  number ?? `text:${createHash('sha256').update(typed).digest('hex').slice(0, 32)}`;

/** A number and its check code, typed by hand. One answer for every reason, after the same queries, and throttled. */
export async function checkNumber(
  input: { readonly number: string; readonly code: string; readonly address: string },
  ctx: ServiceContext,
): Promise<Result<CheckAnswer>> {
  const parsed = parsePermitNumber(input.number);
  const number = parsed.ok ? formatPermitNumber(parsed.value) : null;
  const door = doorOf(number, input.number);
  const { throttle } = ctx.ports;
  const wait = Math.max(await throttle.blockedFor('check-address', input.address), await throttle.blockedFor('check-number', door));
  if (wait > 0) return fail({ kind: 'too-many-attempts', retryAfterSeconds: wait });

  const found = await findPermit(ctx.db, { number: number ?? NO_NUMBER });
  const code = readCheckCode(input.code) ?? NO_CODE;
  const isRight = found !== null && found.state !== 'signing' && timingSafeEqual(Buffer.from(found.checkCode), Buffer.from(code));
  const permit = isRight ? found : null;
  const verdict = await judgeHeld(permit, ctx.db, ctx);
  await alarmIfDue(verdict, permit?.id ?? null, permit?.permitNumber ?? NO_NUMBER, ctx);
  noteCheck(permit, 'number', verdict, ctx);
  const answer = await answerOf(permit, verdict, null, ctx);
  if (!isRight) {
    await throttle.consume('check-address', input.address);
    await throttle.consume('check-number', door);
    // Asked of every number alike, whether or not it exists; the office is told when its door shuts.
    const shut = (await throttle.blockedFor('check-number', door)) > 0;
    if (shut && number !== null) await raiseAlarm('WRONG_CODES', found?.id ?? null, number, ctx);
  }
  return ok(answer);
}

/** Whether a scanned address leads to somebody else's page: a genuine code copied under a host that looks like ours. */
export const isElsewhere = (scanned: string, ctx: ServiceContext): boolean => namesForeignHost(scanned, ctx.party.appOrigin);
