/** One-time codes of the demonstration's people, handed out so that no two tests ever type the same. */
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { TOTP } from 'otpauth';
import type { Somebody } from '../people';

interface Account {
  readonly email: string;
  readonly totpSecret?: string;
}

const PERIOD = 30;
const folder = 'test-results/codes';

const secrets = new Map(
  (JSON.parse(readFileSync(new URL('../../prisma/seed/demo-accounts.json', import.meta.url), 'utf8')) as readonly Account[]).map(
    ({ email, totpSecret }) => [email.split('@')[0] as Somebody, totpSecret],
  ),
);

const counterNow = () => Math.floor(Date.now() / 1000 / PERIOD);

/** The earliest time step whose code the portal still takes and nobody was given. */
async function claimCounter(who: Somebody): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const file = `${folder}/${who}`;
  const lock = `${file}.lock`;
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      await wait(20);
    }
  }
  const last = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  const counter = Math.max(last + 1, counterNow());
  writeFileSync(file, String(counter));
  rmdirSync(lock);
  return counter;
}

/** A code of this person that works once; waits where too many were asked for in half a minute. Null for whoever has no app. */
export async function freshCode(who: Somebody): Promise<string | null> {
  const secret = secrets.get(who);
  if (!secret) return null;
  const counter = await claimCounter(who);
  // The portal takes the code of the next half minute too: a telephone's clock may be fast.
  const isTaken = () => counter <= counterNow() + 1;
  while (!isTaken()) await wait(250);
  return new TOTP({ secret, period: PERIOD }).generate({ timestamp: counter * PERIOD * 1000 });
}
