import 'server-only';
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { SecretVault } from '@/services/ports';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Keeps small secrets under keys of its own, derived from the portal's secret (HKDF-SHA256), so that who copies the register
 * alone has none. What was sealed for one purpose and person cannot be opened for another. A changed portal secret opens
 * nothing that the old one sealed: people then set their factors up anew.
 */
export function secretVault(portalSecret: string): SecretVault {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', portalSecret, 'cites permit portal', use, 32));
  const sealing = keyFor('secrets of second factors');
  const binding = keyFor('digests of codes and proofs');
  return {
    seal: (text, purpose) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return new Uint8Array(Buffer.concat([nonce, sealed, cipher.getAuthTag()]));
    },
    open: (sealed, purpose) => {
      const bytes = Buffer.from(sealed);
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, NONCE_BYTES))
          .setAAD(Buffer.from(purpose))
          .setAuthTag(bytes.subarray(-TAG_BYTES));
        return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null;
      }
    },
    mac: (text, purpose) => new Uint8Array(createHmac('sha256', binding).update(`${purpose.length}:${purpose},${text}`).digest()),
  };
}
