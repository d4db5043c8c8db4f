import 'server-only';
import { createPublicKey, verify } from 'node:crypto';
import { foreignLists } from '@/data/repositories/trust-repository';
import type { ListedKey } from '@/domain/keys/key-list';
import { parsePermitNumber } from '@/domain/permit/permit-number';
import type { Instant } from '@/domain/shared/iso-date';
import { type ForeignFacts, type ForeignVerdict, judgeForeign } from '@/domain/verification/judge-foreign';
import { statusOf } from '@/domain/verification/status-list';
import type { PermitClaims } from '@/qr/claims';
import type { ReadCode } from '@/qr/permit-code';
import type { ServiceContext } from '../context';
import { keysUnder, statesUnder } from '../trust/read-lists';

/** A paper of another Party: what its code says, how far its lists reach, and what leaves a doubt. */
export interface ForeignPaper extends Omit<PermitClaims, 'contentSha256' | 'registerToken'> {
  /** When the list of states was made that the answer rests on; null without one. */
  readonly statusAsOf: string | null;
  readonly doubt: ForeignVerdict['doubt'];
}

const signatureVerifies = (code: ReadCode, { kty, crv, x, ...key }: ListedKey): boolean =>
  'y' in key &&
  verify(
    'sha256',
    code.signedBytes,
    { key: createPublicKey({ key: { kty, crv, x, y: key.y }, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
    code.signature,
  );

/** Judges the code of another Party's permit by the lists that were taken in from it. Their signatures are looked at every time. */
export async function judgeForeignCode(
  code: ReadCode,
  ctx: ServiceContext,
): Promise<{ readonly verdict: ForeignVerdict['verdict']; readonly paper: ForeignPaper }> {
  const { contentSha256: _content, registerToken: _token, ...claims } = code.claims;
  const number = parsePermitNumber(claims.permitNumber);
  const year = claims.permitNumber.slice(0, 2);
  const held = await foreignLists(ctx.db, claims.party, year);
  const keys = held?.stands ? keysUnder(held.keys, held.root_sha256) : null;
  const key = keys?.keys.find(({ kid, purpose }) => kid === code.kid && purpose === 'permit') ?? null;
  const found = keys && held ? statesUnder(held.status, keys) : null;
  const status = found?.list.year === year ? found : null;
  const facts: ForeignFacts = {
    issuedOn: claims.issuedOn,
    validUntil: claims.validUntil,
    trust: held === null ? 'none' : held.stands ? 'trusted' : 'withdrawn',
    keysUntil: keys?.nextUpdate ?? null,
    key,
    signatureVerifies: key !== null && signatureVerifies(code, key),
    status: status && { issuedAt: status.list.issuedAt, says: statusOf(status.states, number.ok ? number.value.serial : 0) },
  };
  const { verdict, doubt } = judgeForeign(facts, ctx.now as Instant, ctx.today);
  return { verdict, paper: { ...claims, statusAsOf: facts.status?.issuedAt ?? null, doubt } };
}
