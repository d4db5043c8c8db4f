import 'server-only';
import pg from 'pg';
import { z } from 'zod';
import { KEY_PURPOSES, type KeyPurpose } from '@/domain/keys/signing-key';

/** A permit that waits for its signature, and the one it already has if a crash came between. */
export interface WaitingPermit {
  readonly id: string;
  readonly contentBytes: Uint8Array;
  readonly registerToken: Uint8Array;
  readonly signature: { readonly kid: string; readonly cose: Uint8Array } | null;
}

/** The register as the signer sees it: permits that wait for a signature, and the keys in use. Nothing else of it can be read. */
export interface SigningRegister {
  readonly waitingPermit: (permitNumber: string) => Promise<WaitingPermit | null>;
  readonly keysInUse: () => Promise<readonly { readonly kid: string; readonly purpose: KeyPurpose }[]>;
  /** Attaches a signature, once. Refused when the register holds other bytes than were signed, or has a signature already. */
  readonly attach: (permitId: string, kid: string, cose: Uint8Array, contentSha256: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
}

const bytes = z.instanceof(Uint8Array);
const waitingSchema = z.object({
  id: z.string(),
  content: bytes,
  register_token: bytes,
  kid: z.string().nullable(),
  cose: bytes.nullable(),
});
const keySchema = z.object({ kid: z.string(), purpose: z.enum(KEY_PURPOSES) });

/** Opens the register as the role cites_signer. Connects at first use. */
export function openSigningRegister(connectionString: string): SigningRegister {
  const pool = new pg.Pool({ connectionString, max: 4, connectionTimeoutMillis: 10_000, statement_timeout: 15_000, allowExitOnIdle: true });
  // A server that restarts breaks idle connections; the next question opens a new one.
  pool.on('error', () => undefined);
  return {
    waitingPermit: async (permitNumber) => {
      const { rows } = await pool.query('SELECT id, content, register_token, kid, cose FROM permit_to_sign WHERE permit_number = $1', [
        permitNumber,
      ]);
      if (rows.length === 0) return null;
      const row = waitingSchema.parse(rows[0]);
      const signature = row.kid !== null && row.cose !== null ? { kid: row.kid, cose: new Uint8Array(row.cose) } : null;
      return { id: row.id, contentBytes: row.content, registerToken: row.register_token, signature };
    },
    keysInUse: async () => z.array(keySchema).parse((await pool.query('SELECT kid, purpose FROM key_in_use')).rows),
    attach: async (permitId, kid, cose, contentSha256) => {
      await pool.query('SELECT attach_signature($1, $2, $3, $4)', [permitId, kid, Buffer.from(cose), Buffer.from(contentSha256)]);
    },
    close: () => pool.end(),
  };
}
