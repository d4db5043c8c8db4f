import 'server-only';
import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Throttle, ThrottledDoor } from '@/services/ports';

/** What is needed of the register's connection. */
interface Database {
  readonly $queryRawUnsafe: <T>(sql: string, ...values: unknown[]) => Promise<T>;
}

interface Row {
  readonly points: number;
  readonly expire: bigint | null;
}

interface Door {
  /** Attempts within `seconds`. */
  readonly points: number;
  readonly seconds: number;
  /** After the points are used up: how long the next attempt waits, by the number of attempts so far. Without it, the door opens when `seconds` are over. */
  readonly growing?: (attempts: number) => number;
}

const DAY = 24 * 3600;
const LONGEST_WAIT = 15 * 60;
const HARD_STOP = 100;

/** Five attempts, then a minute, doubling to fifteen; after a hundred in a row nothing until the next day (NIST SP 800-63B-4). */
const growingWait = (attempts: number) => (attempts >= HARD_STOP ? DAY : Math.min(60 * 2 ** (attempts - 5), LONGEST_WAIT));

const DOORS: Readonly<Record<ThrottledDoor, Door>> = {
  'sign-in-account': { points: 5, seconds: DAY, growing: growingWait },
  'sign-in-address': { points: 20, seconds: 60 },
  'second-factor': { points: 5, seconds: DAY, growing: growingWait },
  // Mail that strangers can have sent: to one address, and from one.
  'account-mail': { points: 5, seconds: 3600 },
  'account-address': { points: 30, seconds: 600 },
  'check-address': { points: 30, seconds: 600 },
  'check-number': { points: 30, seconds: 600 },
  'check-file': { points: 60, seconds: 600 },
  credential: { points: 60, seconds: 600 },
  'share-address': { points: 30, seconds: 600 },
  'report-address': { points: 10, seconds: 3600 },
};

/** Asks through the register's own pool, so that the counters hold for every process and outlive each of them. */
const storeOver = (db: Database) => ({
  query: async ({ text, values }: { readonly text: string; readonly values: readonly unknown[] }) => {
    const rows = await db.$queryRawUnsafe<Row[]>(text, ...values.map((value) => (typeof value === 'number' ? BigInt(value) : value)));
    return { rows: rows.map((row) => ({ ...row, expire: row.expire === null ? null : Number(row.expire) })), rowCount: rows.length };
  },
});

const secondsOf = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1000));

/** Neither an address nor a typed number is kept: the table holds a digest, which also fits any length. */
const keyOf = (key: string) => createHash('sha256').update(key).digest('base64url');

/** Counts one attempt: the seconds to wait when it is one too many, else 0. Anything but a refusal is an error and is thrown. */
async function take(
  limiter: RateLimiterPostgres,
  key: string,
  seconds?: number,
): Promise<{ readonly wait: number; readonly attempts: number }> {
  try {
    const { consumedPoints } = await limiter.consume(key, 1, seconds === undefined ? {} : { customDuration: seconds });
    return { wait: 0, attempts: consumedPoints };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return { wait: secondsOf(refusal), attempts: refusal.consumedPoints };
  }
}

/** The doors that count attempts, in the table `throttle` that migrations made. */
export function postgresThrottle(db: Database): Throttle {
  const limiter = (keyPrefix: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: storeOver(db),
      storeType: 'client',
      tableName: 'throttle',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      points,
      duration,
    });
  const counters = Object.fromEntries(
    Object.entries(DOORS).map(([door, { points, seconds, growing }]) => [
      door,
      limiter(door, growing ? Number.MAX_SAFE_INTEGER : points, seconds),
    ]),
  ) as Record<ThrottledDoor, RateLimiterPostgres>;
  // A gate lets one attempt through and then stays shut: of many at the same moment only one gets in.
  const gates = limiter('gate', 1, LONGEST_WAIT);
  const gateOf = (door: ThrottledDoor, key: string) => `${door}:${keyOf(key)}`;

  const blockedFor = async (door: ThrottledDoor, key: string): Promise<number> => {
    const isGrowing = DOORS[door].growing !== undefined;
    const found = isGrowing ? await gates.get(gateOf(door, key)) : await counters[door].get(keyOf(key));
    return found && found.consumedPoints >= (isGrowing ? 1 : DOORS[door].points) ? secondsOf(found) : 0;
  };

  const consume: Throttle['consume'] = async (door, key) => {
    const { growing, points } = DOORS[door];
    // While it waits, an account is not counted further, or an impatient owner could never get in again.
    const waiting = growing ? await blockedFor(door, key) : 0;
    if (waiting > 0) return { allowed: false, retryAfterSeconds: waiting };
    const { wait, attempts } = await take(counters[door], keyOf(key));
    if (wait > 0) return { allowed: false, retryAfterSeconds: wait };
    if (!growing || attempts < points) return { allowed: true };
    const gate = await take(gates, gateOf(door, key), growing(attempts));
    return gate.wait > 0 ? { allowed: false, retryAfterSeconds: gate.wait } : { allowed: true };
  };

  const forget = async (door: ThrottledDoor, key: string): Promise<void> => {
    await counters[door].delete(keyOf(key));
    await gates.delete(gateOf(door, key));
  };

  return { consume, blockedFor, forget };
}
