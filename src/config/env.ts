/**
 * The only door to the environment: every variable of the portal, checked once, in the portal's own words.
 *
 * It is read on the first call of `env()`, not on import, so that a build needs no secrets; the server calls it at start.
 */
import type { z } from 'zod';
import type { ServiceSetting } from './promised-service';
import { type S3Setting, s3Setting } from './s3-setting';
import { type TogetherProblem, togetherProblems } from './together';
import { type TokenSetting, tokenSetting } from './token-setting';
import { type ClockSetting, LOOPBACK, variables } from './variables';

/** `demo` shows printed accounts, keeps keys in files and lets tests set the clock; `production` does none of these. */
export type PortalMode = 'demo' | 'production';

export type Env = {
  mode: PortalMode;
  /** PORTAL_FORCE=1: the deployer takes a risk that is refused by default. */
  forced: boolean;
  appOrigin: string;
  /** The runtime role: owns nothing, cannot alter the audit log. */
  databaseUrl: string;
  /** The owner, for migrations and seeds alone; the web server and the worker run without it. */
  databaseOwnerUrl: string | null;
  /** The signer's role, where the portal signs by itself: reads what waits for a signature and attaches it, nothing else. */
  signerDatabaseUrl: string | null;
  /** Where a signer of its own listens; then this process has neither its role nor its keys. */
  signer: { url: string; token: string } | null;
  /** The token in which the ceremonies make keys; only a signer of its own signs with it. */
  token: TokenSetting | null;
  authSecret: string;
  partyCode: string;
  partyTimeZone: string;
  /** Addresses and networks whose X-Forwarded-For is believed. */
  trustedProxies: readonly string[];
  filesDir: string;
  /** The bucket that keeps permits and uploads in place of the folder; null: the folder. */
  s3: S3Setting | null;
  keysDir: string;
  /** Who is shown every new head of the audit log. */
  logWitnesses: readonly { url: string; name: string; keyId: string; publicKey: Uint8Array }[];
  /** Where a ClamAV daemon listens; null: the built-in scanner, which knows the EICAR test file only. */
  clamdAddress: string | null;
  /** The mail server and the address that mail comes from; without one an administrator reads what would have been sent. */
  smtp: { url: string; from: string } | null;
  /** Services that stamp time on sealed permits (RFC 3161), asked in this order; none: permits carry none. */
  timeStamps: readonly string[];
  splitConsignments: boolean;
  /** In how many working days the office means to decide, and how long it waits for an applicant's answer. */
  service: ServiceSetting;
  clock: ClockSetting;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
};

type Variables = z.output<typeof variables>;

/** What no single variable can say for itself. */
function conflicts(values: Variables): string[] {
  const forced = values.PORTAL_FORCE === '1';
  const isDemo = values.PORTAL_MODE === 'demo';
  const isLoopback = LOOPBACK.test(new URL(values.APP_ORIGIN).hostname);
  const found: string[] = [];
  if (isDemo && !isLoopback && !forced)
    found.push(
      'APP_ORIGIN is reachable by others, but PORTAL_MODE=demo prints passwords: use http://localhost:PORT, or PORTAL_MODE=production (PORTAL_FORCE=1 if you accept the risk)',
    );
  if (!isDemo && values.PARTY_CODE === undefined)
    found.push('PARTY_CODE is missing: set it to the two capital letters of the Party in ISO 3166-1, such as JP');
  if (!isDemo && values.PARTY_CODE === 'XA')
    found.push('PARTY_CODE=XA is the demonstration Party, which exists in PORTAL_MODE=demo only: set the code of your Party');
  if (!isDemo && values.PORTAL_CLOCK.kind !== 'system')
    found.push('PORTAL_CLOCK moves the clock and is allowed in PORTAL_MODE=demo only: remove it');
  return found;
}

export type EnvReading = { ok: true; env: Env } | { ok: false; problems: readonly string[] };

/** Reads a set of variables; every problem names its variable and says what to do. An empty variable counts as absent. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): EnvReading {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = variables.safeParse(given);
  const incomplete = togetherProblems(given);
  if (!parsed.success) {
    const refused = parsed.error.issues.map(({ path, message }) => ({ name: path.map(String)[0] ?? 'environment', message }));
    // A variable that is refused for itself is not complained of twice.
    const others = incomplete.filter(({ names }) => !refused.some(({ name }) => names.includes(name)));
    return { ok: false, problems: [...new Set([...refused, ...others].map(told))] };
  }
  const problems = [...conflicts(parsed.data), ...incomplete.map(told)];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, env: named(parsed.data) };
}

const told = (problem: { readonly name: string; readonly message: string } | TogetherProblem): string =>
  'name' in problem ? `${problem.name} ${problem.message}` : problem.message;

function named(values: Variables): Env {
  return {
    mode: values.PORTAL_MODE,
    forced: values.PORTAL_FORCE === '1',
    appOrigin: values.APP_ORIGIN,
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL ?? null,
    signerDatabaseUrl: values.SIGNER_DATABASE_URL ?? null,
    signer: values.SIGNER_URL && values.SIGNER_TOKEN ? { url: values.SIGNER_URL, token: values.SIGNER_TOKEN } : null,
    token: tokenSetting(values),
    authSecret: values.AUTH_SECRET,
    partyCode: values.PARTY_CODE ?? 'XA',
    partyTimeZone: values.PARTY_TIME_ZONE,
    trustedProxies: values.TRUSTED_PROXIES,
    filesDir: values.FILES_DIR,
    s3: s3Setting(values),
    keysDir: values.KEYS_DIR,
    logWitnesses: values.LOG_WITNESSES,
    clamdAddress: values.CLAMD_ADDRESS ?? null,
    smtp: values.SMTP_URL && values.MAIL_FROM ? { url: values.SMTP_URL, from: values.MAIL_FROM } : null,
    timeStamps: values.TIME_STAMP_SERVICES,
    splitConsignments: values.SPLIT_CONSIGNMENTS,
    service: {
      calendar: { weekend: values.WEEKEND_DAYS, holidays: values.PUBLIC_HOLIDAYS },
      targets: values.DECISION_DAYS,
      replyDays: values.REPLY_DAYS,
      lapseDays: values.LAPSE_DAYS,
    },
    clock: values.PORTAL_CLOCK,
    logLevel: values.LOG_LEVEL,
  };
}

let known: Env | undefined;

/** The environment of this process, read once. Stops with the whole list of problems rather than with the first. */
export function env(): Env {
  if (known) return known;
  const reading = readEnv(process.env);
  if (!reading.ok)
    throw new Error(`The portal cannot start with this environment:\n${reading.problems.map((line) => `  - ${line}`).join('\n')}`);
  known = reading.env;
  return known;
}
