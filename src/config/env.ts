/**
 * The only door to the environment: every variable of the portal, checked once, in the portal's own words.
 *
 * It is read on the first call of `env()`, not on import, so that a build needs no secrets; the server calls it at start.
 */
import { z } from 'zod';
import { calendarDays, decisionTargets, publicHolidays, type ServiceSetting, weekendDays } from './promised-service';
import { S3_TOGETHER, type S3Setting, s3IsHalf, s3Setting, s3Variables } from './s3-setting';

/** `demo` shows printed accounts, keeps keys in files and lets tests set the clock; `production` does none of these. */
export type PortalMode = 'demo' | 'production';

/** Which clock the portal lives by. Anything but `system` exists in demo mode only. */
export type ClockSetting = { kind: 'system' } | { kind: 'fixed'; at: string } | { kind: 'offset'; milliseconds: number };

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

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const OFFSET = /^([+-])(\d+)([smhd])$/;
const MILLISECONDS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const required = (what: string) => z.string({ error: `is missing: set it to ${what}` });
const flag = (what: string) =>
  z.enum(['true', 'false'], { error: `must be true or false (${what})` }).transform((value) => value === 'true');

const url = (value: string): URL | null => (URL.canParse(value) ? new URL(value) : null);

const origin = required('the address people type, such as https://permits.example.gov').refine(
  (value) => url(value)?.origin === value && /^https?:/.test(value),
  'must be an origin without path or final slash, such as https://permits.example.gov',
);

const postgres = (role: string) =>
  required(`postgresql://${role}:PASSWORD@HOST:5432/cites`).refine(
    (value) => ['postgresql:', 'postgres:'].includes(url(value)?.protocol ?? ''),
    `must look like postgresql://${role}:PASSWORD@HOST:5432/cites`,
  );

// Next's standalone server changes its working directory, so a relative folder would move.
const directory = (what: string) =>
  required(`the absolute path of ${what}`).regex(/^(\/|[A-Za-z]:[\\/])/, `must be the absolute path of ${what}`);

const network = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: 'must list addresses or networks separated by commas, such as 10.0.0.0/8,192.0.2.7',
});

const timeZone = required('the time zone of the Party, such as Europe/Madrid').refine((value) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'must be an IANA time zone, such as Europe/Madrid or Pacific/Tarawa');

const clock = z.string().transform((value, context): ClockSetting => {
  const offset = OFFSET.exec(value);
  if (offset) {
    const [, sign, amount, unit] = offset;
    return { kind: 'offset', milliseconds: (sign === '-' ? -1 : 1) * Number(amount) * MILLISECONDS[unit as keyof typeof MILLISECONDS] };
  }
  if (z.iso.datetime({ offset: true }).safeParse(value).success) return { kind: 'fixed', at: new Date(value).toISOString() };
  context.addIssue('must be a moment such as 2026-11-23T10:00:00Z or a distance from now such as +3d, -2h, +15m, +30s');
  return z.NEVER;
});

const WITNESS = /^(https?:\/\/\S+) ([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44,48}={0,2})$/;
const COSIGNATURE = 4;

/** `URL NAME+ID+KEY`, as a witness tells it of itself (C2SP signed-note); plain HTTP on this machine alone. */
const witnesses = z.string().transform((value, context) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [, address = '', name = '', keyId = '', key = ''] = WITNESS.exec(part) ?? [];
      const bytes = new Uint8Array(Buffer.from(key, 'base64'));
      const isAddress = url(address)?.protocol === 'https:' || LOOPBACK.test(url(address)?.hostname ?? '');
      if (!isAddress || bytes.length !== 33 || bytes[0] !== COSIGNATURE)
        context.addIssue(
          'must list witnesses separated by commas, each as URL NAME+ID+KEY, such as https://witness.example/log name+1f2e3d4c+BASE64',
        );
      return { url: address.replace(/\/$/, ''), name, keyId, publicKey: bytes.subarray(1) };
    }),
);

const variables = z.object({
  PORTAL_MODE: z.enum(['demo', 'production'], { error: 'must be demo or production' }).default('production'),
  PORTAL_FORCE: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
  APP_ORIGIN: origin,
  DATABASE_URL: postgres('cites_app'),
  DATABASE_OWNER_URL: postgres('cites_owner').optional(),
  SIGNER_DATABASE_URL: postgres('cites_signer').optional(),
  SIGNER_URL: z
    .string()
    .refine(
      (value) => url(value)?.protocol === 'https:' || LOOPBACK.test(url(value)?.hostname ?? ''),
      'must be https://…, or http:// on this machine',
    )
    .optional(),
  SIGNER_TOKEN: z.string().min(32, 'is too short: give 32 characters or more (openssl rand -hex 32)').optional(),
  SIGNER_PORT: z.coerce.number().int().min(0).max(65_535).default(8600),
  AUTH_SECRET: required('a random text of 32 characters or more (openssl rand -hex 32)').min(
    32,
    'is too short: give 32 characters or more (openssl rand -hex 32)',
  ),
  PARTY_CODE: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be the two capital letters of the Party in ISO 3166-1, such as JP')
    .optional(),
  PARTY_TIME_ZONE: timeZone,
  TRUSTED_PROXIES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .pipe(z.array(network)),
  FILES_DIR: directory('the folder that keeps permits and uploads'),
  ...s3Variables,
  KEYS_DIR: directory('the folder that keeps signing keys and certificates'),
  LOG_WITNESSES: witnesses.default([]),
  CLAMD_ADDRESS: z
    .string()
    .regex(
      /^(\/\S+|(\[[0-9a-f:]+\]|[\w.-]+):\d{1,5})$/i,
      'must be the socket or the address of clamd, such as /run/clamav/clamd.ctl or 127.0.0.1:3310',
    )
    .optional(),
  SMTP_URL: z
    .string()
    .refine((value) => ['smtp:', 'smtps:'].includes(url(value)?.protocol ?? ''), 'must look like smtps://USER:PASSWORD@HOST:465')
    .optional(),
  MAIL_FROM: z.email({ error: 'must be the address that mail comes from, such as permits@example.gov' }).optional(),
  TIME_STAMP_SERVICES: z
    .string()
    .default('')
    .transform((list) =>
      list
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    // Only what an administrator wrote here is ever asked; in the clear only on this machine.
    .refine(
      (services) =>
        services.every((service) => {
          const at = url(service);
          return at !== null && at.username === '' && (at.protocol === 'https:' || (at.protocol === 'http:' && LOOPBACK.test(at.hostname)));
        }),
      'must list https addresses separated by commas, such as https://tsa.example.org/tsr',
    ),
  SPLIT_CONSIGNMENTS: flag('may one permit cover several consignments?').default(false),
  DECISION_DAYS: decisionTargets.default({ usual: 10, byType: {} }),
  WEEKEND_DAYS: weekendDays.default([6, 7]),
  PUBLIC_HOLIDAYS: publicHolidays.default([]),
  REPLY_DAYS: calendarDays('that an applicant has to answer').default(30),
  LAPSE_DAYS: calendarDays('after which an unanswered application lapses').default(30),
  PORTAL_CLOCK: clock.default({ kind: 'system' }),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
});

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
  if (s3IsHalf(values)) found.push(S3_TOGETHER);
  if ((values.SMTP_URL === undefined) !== (values.MAIL_FROM === undefined))
    found.push('SMTP_URL and MAIL_FROM go together: set both to send mail, or neither to keep it where an administrator reads it');
  if ((values.SIGNER_URL === undefined) === (values.SIGNER_DATABASE_URL === undefined))
    found.push(
      'SIGNER_URL or SIGNER_DATABASE_URL: set the first where the signer is a process of its own, the second where the portal signs by itself',
    );
  if (values.SIGNER_URL !== undefined && values.SIGNER_TOKEN === undefined)
    found.push('SIGNER_TOKEN is missing: set it to the random text that the signer at SIGNER_URL was given');
  return found;
}

export type EnvReading = { ok: true; env: Env } | { ok: false; problems: readonly string[] };

/** Reads a set of variables; every problem names its variable and says what to do. An empty variable counts as absent. */
export function readEnv(source: Readonly<Record<string, string | undefined>>): EnvReading {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = variables.safeParse(given);
  if (!parsed.success)
    return {
      ok: false,
      problems: [...new Set(parsed.error.issues.map((issue) => `${issue.path.map(String)[0] ?? 'environment'} ${issue.message}`))],
    };
  const problems = conflicts(parsed.data);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, env: named(parsed.data) };
}

function named(values: Variables): Env {
  return {
    mode: values.PORTAL_MODE,
    forced: values.PORTAL_FORCE === '1',
    appOrigin: values.APP_ORIGIN,
    databaseUrl: values.DATABASE_URL,
    databaseOwnerUrl: values.DATABASE_OWNER_URL ?? null,
    signerDatabaseUrl: values.SIGNER_DATABASE_URL ?? null,
    signer: values.SIGNER_URL && values.SIGNER_TOKEN ? { url: values.SIGNER_URL, token: values.SIGNER_TOKEN } : null,
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

const signerVariables = variables
  .pick({ PORTAL_MODE: true, PORTAL_FORCE: true, APP_ORIGIN: true, KEYS_DIR: true, SIGNER_PORT: true, LOG_LEVEL: true })
  .extend({
    PARTY_CODE: z.string().regex(/^[A-Z]{2}$/),
    SIGNER_DATABASE_URL: postgres('cites_signer'),
    SIGNER_TOKEN: required('a random text of 32 characters or more (openssl rand -hex 32)').min(32),
  });

/** What a signer of its own reads, and nothing more: neither the portal's way into the register nor its secret is among it. */
export function signerEnv() {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value?.trim()));
  const parsed = signerVariables.safeParse(given);
  if (!parsed.success)
    throw new Error(
      `The signer cannot start with this environment:\n${parsed.error.issues.map(({ path, message }) => `  - ${path.join('.')} ${message}`).join('\n')}`,
    );
  const values = parsed.data;
  return {
    mayUseKeyFiles: values.PORTAL_MODE === 'demo' || values.PORTAL_FORCE === '1',
    appOrigin: values.APP_ORIGIN,
    partyCode: values.PARTY_CODE,
    keysDir: values.KEYS_DIR,
    databaseUrl: values.SIGNER_DATABASE_URL,
    token: values.SIGNER_TOKEN,
    port: values.SIGNER_PORT,
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
