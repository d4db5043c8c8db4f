import 'server-only';
import { findPublishedList } from '@/data/repositories/list-repository';
import { fingerprintWords } from '@/domain/keys/fingerprint-words';
import { KEY_STATES, type KeyState, type PublicJwk } from '@/domain/keys/signing-key';
import { specimenContent } from '@/domain/permit/specimen-content';
import { fail, ok, type Result } from '@/domain/shared/result';
import { renderPermit } from '@/pdf/render-permit';
import type { ServiceContext } from '../context';
import { readKeyList, thumbprintOf } from '../keys/signed-list';
import { codeNames } from '../permit/permit-particulars';

/** Keys on one page at most; an authority has a few. */
const MOST_KEYS = 40;

/** A key of this authority as somebody far away compares it: in digits, and in words for the telephone. */
export interface KeyToCompare {
  readonly kid: string;
  readonly purpose: 'permit' | 'seal';
  readonly state: KeyState;
  readonly usedFrom: string;
  /** SHA-256 of the key (RFC 7638), hexadecimal in groups of four. */
  readonly fingerprint: string;
  readonly words: string;
}

const grouped = (digest: Uint8Array): string => (Buffer.from(digest).toString('hex').match(/.{4}/g) ?? []).join(' ');

/** The keys with which permits and their files are signed, the newest first; one that was stolen is named as such. */
export async function keysToCompare(ctx: ServiceContext): Promise<readonly KeyToCompare[]> {
  const rows = await ctx.db.signingKey.findMany({
    where: { purpose: { in: ['permit', 'seal'] } },
    orderBy: [{ usedFrom: 'desc' }, { kid: 'asc' }],
    take: MOST_KEYS,
    select: { kid: true, purpose: true, state: true, usedFrom: true, publicJwk: true },
  });
  return rows.map(({ kid, purpose, state, usedFrom, publicJwk }) => {
    const digest = thumbprintOf(publicJwk as unknown as PublicJwk);
    return {
      kid,
      purpose: purpose === 'seal' ? 'seal' : 'permit',
      state: KEY_STATES.find((known) => known === state) ?? 'compromised',
      usedFrom: usedFrom.toISOString(),
      fingerprint: grouped(digest),
      words: fingerprintWords(digest),
    };
  });
}

/** The fingerprint of the root that signed our key list: where whoever trusts our keys begins. Null before the first ceremony. */
export async function rootToCompare(ctx: ServiceContext): Promise<{ readonly fingerprint: string; readonly words: string } | null> {
  const list = await findPublishedList(ctx.db, 'keys', '');
  const root = list && readKeyList(list.body)?.root;
  if (!root) return null;
  const digest = thumbprintOf(root);
  return { fingerprint: grouped(digest), words: fingerprintWords(digest) };
}

/** A specimen of our permits, for others to know them by. */
export async function specimenPermit(_: unknown, ctx: ServiceContext): Promise<Result<Uint8Array>> {
  const authority = await ctx.db.authority.findFirst({ where: { kind: 'management' }, orderBy: { id: 'asc' } });
  if (!authority) return fail({ kind: 'not-found', what: 'page' });
  const { name, address, country, place } = authority;
  const content = specimenContent({
    party: ctx.party.code,
    authority: { name, address, country, place },
    on: ctx.today,
    nameOf: await codeNames(ctx.db, ctx),
  });
  return ok(await renderPermit(content, { qrText: null, checkAddress: `${ctx.party.appOrigin}/verify` }));
}
