import 'server-only';
import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator app takes it. */
const PERIOD = 30;
const DIGITS = 6;
/** A clock that is half a minute off is forgiven, and a code typed as it changed. */
const WINDOW = 1;
const SECRET_BYTES = 20;

const totpOf = (secret: string, label = '') =>
  new TOTP({ issuer: 'CITES', label, algorithm: 'SHA1', digits: DIGITS, period: PERIOD, secret: Secret.fromBase32(secret) });

/** A secret in the letters that people can type (RFC 4648), out of bytes that nobody can guess. */
export const totpSecretOf = (bytes: Uint8Array): string =>
  new Secret({ buffer: new Uint8Array(bytes.slice(0, SECRET_BYTES)).buffer }).base32;

/** The address that a QR code hands to an authenticator app. */
export const totpAddress = (secret: string, label: string): string => totpOf(secret, label).toString();

/** The time step of which this is the code, among those that are taken at a moment; null for any other code. */
export function counterOfCode(secret: string, typed: string, now: string): number | null {
  const token = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = Date.parse(now);
  const delta = totpOf(secret).validate({ token, timestamp, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: PERIOD, timestamp }) + delta;
}

/** The code of a moment: what an app would show. */
export const codeAt = (secret: string, now: string): string => totpOf(secret).generate({ timestamp: Date.parse(now) });
