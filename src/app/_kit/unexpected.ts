import 'server-only';
import { randomInt } from 'node:crypto';
import pino from 'pino';
import { env } from '@/config/env';
import type { Problem } from '@/domain/shared/problem';

const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A reference that a person can read aloud and that stands in the log beside the error: `E-7F3K2`. */
export const newReference = (): string => `E-${Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;

let known: pino.Logger | undefined;

/** One JSON line for each entry, with ids only: never names, addresses or the text of a square code. */
export const log = (): pino.Logger => {
  known ??= pino({ level: env().logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['err.config', 'err.meta'] });
  return known;
};

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  '57P01',
  '57P03',
  '53300',
]);

function isUnreachable(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 4) return false;
  const { code, cause, meta, message } = error as {
    code?: unknown;
    cause?: unknown;
    meta?: { driverAdapterError?: unknown };
    message?: unknown;
  };
  // Raw queries carry no code of their own for this.
  if (typeof message === 'string' && message.includes("Can't reach database server")) return true;
  return (
    (typeof code === 'string' && UNREACHABLE.has(code)) ||
    isUnreachable(cause, depth + 1) ||
    isUnreachable(meta?.driverAdapterError, depth + 1)
  );
}

/** What an error that nobody expected becomes: logged once, and shown with its reference. */
export interface Unexpected {
  readonly kind: 'unexpected';
  readonly reference: string;
}

/** Logs an error that is not the asker's doing. A database that cannot be reached is told as such. */
export function unexpected(error: unknown, where: string): Problem | Unexpected {
  const reference = newReference();
  log().error({ err: error, reference, where }, 'unexpected');
  return isUnreachable(error) ? { kind: 'unavailable' } : { kind: 'unexpected', reference };
}
