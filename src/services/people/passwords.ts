import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import { fail, ok, type Result } from '@/domain/shared/result';

/** Argon2id (the package's default), 64 MiB and three passes: about 60 ms on two cores, four times OWASP's floor. */
const OPTIONS = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

/** Each takes 64 MiB while it runs: more at once would let strangers empty the memory. */
const AT_ONCE = 4;
const LONGEST_QUEUE = 50;
const LONGEST_PASSWORD = 128;

const waiting: (() => void)[] = [];
let running = 0;

/** Waits for a place; false when too many wait already. */
async function place(): Promise<boolean> {
  if (running < AT_ONCE) {
    running += 1;
    return true;
  }
  if (waiting.length >= LONGEST_QUEUE) return false;
  await new Promise<void>((resolve) => waiting.push(resolve));
  return true;
}

function leave(): void {
  const next = waiting.shift();
  // The place is handed on, so that nobody slips in between.
  if (next) next();
  else running -= 1;
}

async function inTurn<T>(work: () => Promise<T>): Promise<Result<T>> {
  if (!(await place())) return fail({ kind: 'too-many-attempts', retryAfterSeconds: 5 });
  try {
    return ok(await work());
  } finally {
    leave();
  }
}

/** The same password typed on another keyboard is the same password (NIST SP 800-63B-4 §3.1.1.2). */
const normalised = (password: string) => password.normalize('NFKC');

/** Hashes a password that a stranger sent, in turn with all the others. */
export const hashInTurn = (password: string): Promise<Result<string>> => inTurn(() => hashPassword(password));

/** Hashes a password for the register. */
export const hashPassword = (password: string): Promise<string> => hash(normalised(password), OPTIONS);

let dummy: Promise<string> | undefined;

/**
 * Whether a password is the one of a hash. Without a hash (no such person) the same work is done on a dummy and the answer is
 * no, so that the time says nothing. Too many at once are sent away for a moment.
 */
export async function isPassword(passwordHash: string | null, password: string): Promise<Result<boolean>> {
  dummy ??= hashPassword('nobody has this password');
  const against = passwordHash ?? (await dummy);
  // A longer one cannot be anybody's, but refusing it at once would say so.
  const typed = normalised(password.slice(0, LONGEST_PASSWORD * 4));
  const checked = await inTurn(() => verify(against, typed).catch(() => false));
  return checked.ok ? ok(checked.value && passwordHash !== null && password.length <= LONGEST_PASSWORD) : checked;
}
