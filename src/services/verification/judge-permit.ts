import 'server-only';
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { Reader } from '@/data/client';
import { findSigningKey, type PublicKey, type RegisteredPermit } from '@/data/repositories/permit-repository';
import { isAfterCutOff } from '@/domain/keys/signing-key';
import { columnsAgree } from '@/domain/verification/register-agreement';
import { judgeRegister, judgeScan, type ScanFacts, type VerdictCode } from '@/domain/verification/verdict';
import { encodeBase32 } from '@/qr/base32';
import { type ReadCode, readCode } from '@/qr/permit-code';
import type { ServiceContext } from '../context';

/** The key identifier of no key: a check that has none asks the register all the same. */
const NO_KEY = '-';

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

const signatureVerifies = (code: ReadCode, key: PublicKey): boolean =>
  verify(
    'sha256',
    code.signedBytes,
    { key: createPublicKey({ key: { ...key.jwk }, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    code.signature,
  );

/** A key speaks for this Party only: its own country, the claim and the number must agree. */
const keyState = (code: ReadCode, key: PublicKey | null, ctx: ServiceContext): ScanFacts['key'] => {
  if (!key || code.claims.party !== ctx.party.code) return 'unknown';
  return key.state === 'compromised' ? 'revoked' : 'known';
};

/** The register's frozen bytes are still those the signature covers, and its columns still say the same: an edited row shows here. */
const isUnaltered = (permit: RegisteredPermit, code: ReadCode): boolean =>
  permit.permitNumber === code.claims.permitNumber &&
  sameBytes(createHash('sha256').update(permit.contentBytes).digest(), code.claims.contentSha256) &&
  columnsAgree(permit, permit.content);

/** Judges a code against the permit that the register has under its token, after one query for its key. */
export async function judgeCode(
  code: ReadCode | null,
  permit: RegisteredPermit | null,
  db: Reader,
  ctx: ServiceContext,
): Promise<VerdictCode> {
  const key = await findSigningKey(db, code?.kid ?? NO_KEY);
  if (!code) return 'MALFORMED';
  const state = keyState(code, key, ctx);
  const facts: ScanFacts = {
    parsed: true,
    key: state,
    signatureVerifies: state !== 'unknown' && key !== null && signatureVerifies(code, key),
    register: permit && permit.state !== 'signing' && permit.cose ? permit : null,
    stillSigning: permit?.state === 'signing',
    registeredAfterCutOff: permit !== null && key !== null && isAfterCutOff(key, permit.issuedAt ?? permit.numberedAt),
    bytesEqualRegister: permit?.cose != null && sameBytes(permit.cose, code.bytes) && isUnaltered(permit, code),
  };
  return judgeScan(facts, ctx.today);
}

/**
 * Judges a permit of the register by itself, when only its number is at hand: its own signature must still verify over its
 * own bytes. What fails here is an altered register, so it is a mismatch, with alarm. A null permit takes the same one query.
 */
export async function judgeHeld(permit: RegisteredPermit | null, db: Reader, ctx: ServiceContext): Promise<VerdictCode> {
  const code = permit?.cose ? readCode(encodeBase32(permit.cose)) : null;
  const verdict = await judgeCode(code, permit, db, ctx);
  if (!permit || permit.state === 'signing') return 'UNKNOWN';
  // A number that was voided before its signature has none to verify.
  if (permit.state === 'void' && permit.cose === null) return judgeRegister(permit, ctx.today);
  return verdict === 'MALFORMED' || verdict === 'UNKNOWN_KEY' || verdict === 'INVALID_SIGNATURE' ? 'MISMATCH' : verdict;
}
