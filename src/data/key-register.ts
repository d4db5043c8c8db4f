import 'server-only';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { AUDIT_EVENTS, type AuditEvent } from '@/domain/audit/audit-event';
import { KEY_PURPOSES, KEY_STATES, type KeyPurpose, type KeyState, type PublicJwk } from '@/domain/keys/signing-key';
import type { OwnerConnection } from './reference/owner-connection';

/** A public key of the authority with its life, as the register has it. */
export interface RegisteredKey {
  readonly kid: string;
  readonly purpose: KeyPurpose;
  readonly state: KeyState;
  readonly publicJwk: PublicJwk;
  /** Leaf certificate, DER. */
  readonly certificate: Uint8Array | null;
  readonly publishedAt: string;
  readonly usedFrom: string;
  readonly usedUntil: string | null;
  readonly cutOff: string | null;
}

const coordinate = z.string();
/** The public members alone are taken out, whatever else a row may hold. */
const publicJwk = z.discriminatedUnion('kty', [
  z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: coordinate, y: coordinate }),
  z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: coordinate }),
]);
const iso = z.date().transform((at) => at.toISOString());
const rowSchema = z.object({
  kid: z.string(),
  purpose: z.enum(KEY_PURPOSES),
  state: z.enum(KEY_STATES),
  public_jwk: publicJwk,
  certificate: z.instanceof(Uint8Array).nullable(),
  published_at: iso,
  used_from: iso,
  used_until: iso.nullable(),
  cut_off: iso.nullable(),
});

/** Every key, the newest first. Ceremonies read and write as the owner of the register. */
export async function registeredKeys(owner: OwnerConnection): Promise<readonly RegisteredKey[]> {
  const { rows } = await owner.query(
    'SELECT kid, purpose, state, public_jwk, certificate, published_at, used_from, used_until, cut_off FROM signing_key ORDER BY published_at DESC, kid',
  );
  return z
    .array(rowSchema)
    .parse(rows)
    .map((r) => ({
      kid: r.kid,
      purpose: r.purpose,
      state: r.state,
      publicJwk: r.public_jwk,
      certificate: r.certificate,
      publishedAt: r.published_at,
      usedFrom: r.used_from,
      usedUntil: r.used_until,
      cutOff: r.cut_off,
    }));
}

/** A key that enters the register. */
export interface NewKey {
  readonly kid: string;
  readonly purpose: KeyPurpose;
  readonly state: KeyState;
  readonly publicJwk: PublicJwk;
  readonly certificate: Uint8Array | null;
}

/** Writes a new key. */
export async function insertKey(owner: OwnerConnection, key: NewKey, by: string, at: string): Promise<void> {
  await owner.query(
    'INSERT INTO signing_key (kid, purpose, state, public_jwk, certificate, published_at, used_from, decided_by) VALUES ($1, $2, $3, $4, $5, $6, $6, $7)',
    [key.kid, key.purpose, key.state, key.publicJwk, key.certificate && Buffer.from(key.certificate), at, by],
  );
}

/** Takes a key into use, or out of it. */
export async function moveKey(owner: OwnerConnection, kid: string, to: 'active' | 'retired', by: string, at: string): Promise<void> {
  const column = to === 'active' ? 'used_from' : 'used_until';
  await owner.query(`UPDATE signing_key SET state = $2, ${column} = $3, decided_by = $4 WHERE kid = $1`, [kid, to, at, by]);
}

/** Ends the trust in a key: what the register had before the cut-off stays genuine. */
export async function stopTrusting(owner: OwnerConnection, kid: string, cutOff: string, by: string, at: string): Promise<void> {
  await owner.query("UPDATE signing_key SET state = 'compromised', revoked_at = $3, cut_off = $2, decided_by = $4 WHERE kid = $1", [
    kid,
    cutOff,
    at,
    by,
  ]);
}

/** Puts a certificate to a key that had none. */
export async function putCertificate(owner: OwnerConnection, kid: string, certificate: Uint8Array, by: string): Promise<void> {
  await owner.query('UPDATE signing_key SET certificate = $2, decided_by = $3 WHERE kid = $1', [kid, Buffer.from(certificate), by]);
}

/** The last published key list, with its counter. */
export async function lastKeyList(owner: OwnerConnection): Promise<{ readonly counter: number; readonly body: string } | null> {
  const { rows } = await owner.query("SELECT counter, body FROM published_list WHERE kind = 'keys'");
  return rows[0] ? z.object({ counter: z.number(), body: z.string() }).parse(rows[0]) : null;
}

/** Publishes a key list in place of the one before. */
export async function saveKeyList(
  owner: OwnerConnection,
  list: { readonly counter: number; readonly body: string; readonly issuedAt: string; readonly nextUpdate: string },
): Promise<void> {
  await owner.query(
    `INSERT INTO published_list (kind, name, counter, body, issued_at, next_update) VALUES ('keys', '', $1, $2, $3, $4)
     ON CONFLICT (kind, name) DO UPDATE SET counter = EXCLUDED.counter, body = EXCLUDED.body, issued_at = EXCLUDED.issued_at, next_update = EXCLUDED.next_update`,
    [list.counter, list.body, list.issuedAt, list.nextUpdate],
  );
}

/** Tells the audit log of a ceremony, in its own transaction. */
export async function tellCeremony(owner: OwnerConnection, event: AuditEvent, at: string): Promise<void> {
  const payload = canonicalize(AUDIT_EVENTS[event.type].parse(event.payload)) ?? '{}';
  await owner.query("SELECT audit_append($1, '', 'ceremony', $2, $3, $4, $5)", [at, event.type, event.subject, event.subjectId, payload]);
}
