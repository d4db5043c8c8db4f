import 'server-only';
import { createHash, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import { findPermit, findSigningKey, type PublicKey, type RegisteredPermit } from '@/data/repositories/permit-repository';
import { readCheckCode } from '@/domain/permit/check-code';
import { formatPermitNumber, parsePermitNumber } from '@/domain/permit/permit-number';
import { fail, ok, type Result } from '@/domain/shared/result';
import { judgeRegister, judgeScan, type VerdictCode, verdictRow } from '@/domain/verification/verdict';
import { payloadText, type ReadCode, readCode } from '@/qr/permit-code';
import type { ServiceContext } from '../context';
import { raiseAlarm } from './raise-alarm';
import { type CheckAnswer, checkedPermit } from './register-answer';

const NO_TOKEN = new Uint8Array(16);
const NO_NUMBER = '-';

const signatureVerifies = (code: ReadCode, key: PublicKey): boolean =>
  verify(
    'sha256',
    code.signedBytes,
    { key: createPublicKey({ key: { ...key.jwk }, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    code.signature,
  );

/** A key speaks for this Party only: its own country, the claim and the number must agree. */
const keyState = (code: ReadCode, key: PublicKey | null, ctx: ServiceContext): 'known' | 'unknown' | 'revoked' => {
  if (!key || code.claims.party !== ctx.party.code) return 'unknown';
  return key.isRevoked ? 'revoked' : 'known';
};

/** Checks the text of a code: GENUINE needs the signature, the register and equal bytes, all three. */
export async function checkCode(input: { readonly scanned: string }, ctx: ServiceContext): Promise<Result<CheckAnswer>> {
  const code = readCode(payloadText(input.scanned));
  const key = await findSigningKey(ctx.db, code?.kid ?? NO_NUMBER);
  const permit = await findPermit(ctx.db, { token: code?.claims.registerToken ?? NO_TOKEN });
  const verdict = code ? judgeScan(scanFacts(code, key, permit, ctx), ctx.today) : 'MALFORMED';
  if (code && verdictRow(verdict).alarm) await raiseAlarm(verdict, permit?.id ?? null, code.claims.permitNumber, ctx);
  const shown = await checkedPermit(permit, verdict, ctx);
  return ok({
    verdict,
    checkedAt: ctx.now,
    permit: shown,
    scannedNames: shown && code ? { exporter: code.claims.exporter, importer: code.claims.importer } : null,
  });
}

const scanFacts = (code: ReadCode, key: PublicKey | null, permit: RegisteredPermit | null, ctx: ServiceContext) => {
  const state = keyState(code, key, ctx);
  return {
    parsed: true,
    key: state,
    signatureVerifies: state !== 'unknown' && key !== null && signatureVerifies(code, key),
    register: permit && permit.state !== 'signing' && permit.cose ? permit : null,
    stillSigning: permit?.state === 'signing',
    bytesEqualRegister: permit?.cose !== null && permit !== null && Buffer.compare(permit.cose, code.bytes) === 0 && isSame(permit, code),
  };
};

/** The register's frozen bytes are still those the signature covers: an edited row shows here, even under a copied signature. */
const isSame = (permit: RegisteredPermit, code: ReadCode): boolean =>
  permit.permitNumber === code.claims.permitNumber &&
  Buffer.compare(createHash('sha256').update(permit.contentBytes).digest(), code.claims.contentSha256) === 0;

/** A number and its check code, typed by hand. One answer for every reason, after the same queries, and throttled. */
export async function checkNumber(
  input: { readonly number: string; readonly code: string; readonly address: string },
  ctx: ServiceContext,
): Promise<Result<CheckAnswer>> {
  const parsed = parsePermitNumber(input.number);
  const number = parsed.ok ? formatPermitNumber(parsed.value) : NO_NUMBER;
  const { throttle } = ctx.ports;
  const wait = Math.max(await throttle.blockedFor('check-address', input.address), await throttle.blockedFor('check-number', number));
  if (wait > 0) return fail({ kind: 'too-many-attempts', retryAfterSeconds: wait });

  const permit = await findPermit(ctx.db, { number });
  const code = readCheckCode(input.code) ?? '000000000000';
  const isRight = permit !== null && permit.state !== 'signing' && timingSafeEqual(Buffer.from(permit.checkCode), Buffer.from(code));
  const verdict: VerdictCode = isRight ? judgeRegister(permit, ctx.today) : 'UNKNOWN';
  const shown = await checkedPermit(isRight ? permit : null, verdict, ctx);
  if (!isRight) {
    await throttle.consume('check-address', input.address);
    await throttle.consume('check-number', number);
  }
  return ok({ verdict, checkedAt: ctx.now, permit: shown, scannedNames: null });
}
