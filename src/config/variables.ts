/** What each variable of the environment may hold; `env.ts` reads them together and names them in the portal's own words. */
import { z } from 'zod';
import { calendarDays, decisionTargets, publicHolidays, weekendDays } from './promised-service';
import { s3Variables } from './s3-setting';

/** Which clock the portal lives by. Anything but `system` exists in demo mode only. */
export type ClockSetting = { kind: 'system' } | { kind: 'fixed'; at: string } | { kind: 'offset'; milliseconds: number };

/** A host that only this machine reaches. */
export const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const OFFSET = /^([+-])(\d+)([smhd])$/;
const MILLISECONDS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A text that has no default; the message says what to set. */
export const required = (what: string) => z.string({ error: `is missing: set it to ${what}` });
const flag = (what: string) =>
  z.enum(['true', 'false'], { error: `must be true or false (${what})` }).transform((value) => value === 'true');

const url = (value: string): URL | null => (URL.canParse(value) ? new URL(value) : null);

/** Told in the clear: to this machine, or to a name without a dot, which only a private network (as of containers) knows. */
const isNear = (address: URL | null): boolean =>
  address?.protocol === 'http:' && (LOOPBACK.test(address.hostname) || /^[a-z][a-z0-9-]*$/.test(address.hostname));

const origin = required('the address people type, such as https://permits.example.gov').refine(
  (value) => url(value)?.origin === value && /^https?:/.test(value),
  'must be an origin without path or final slash, such as https://permits.example.gov',
);

/** The address of the database for one of its roles. */
export const postgres = (role: string) =>
  required(`postgresql://${role}:PASSWORD@HOST:5432/cites`).refine(
    (value) => ['postgresql:', 'postgres:'].includes(url(value)?.protocol ?? ''),
    `must look like postgresql://${role}:PASSWORD@HOST:5432/cites`,
  );

// Next's standalone server changes its working directory, so a relative folder would move.
const directory = (what: string) =>
  required(`the absolute path of ${what}`).regex(/^(\/|[A-Za-z]:[\\/])/, `must be the absolute path of ${what}`);

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);

const commaList = z.string().default('').transform(listed);

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
  listed(value).map((part) => {
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

/** Every variable of the portal, each checked by itself. */
export const variables = z.object({
  PORTAL_MODE: z.enum(['demo', 'production'], { error: 'must be demo or production' }).default('production'),
  PORTAL_FORCE: z.enum(['0', '1'], { error: 'must be 0 or 1' }).default('0'),
  APP_ORIGIN: origin,
  DATABASE_URL: postgres('cites_app'),
  DATABASE_OWNER_URL: postgres('cites_owner').optional(),
  SIGNER_DATABASE_URL: postgres('cites_signer').optional(),
  SIGNER_URL: z
    .string()
    .refine(
      (value) => url(value)?.protocol === 'https:' || isNear(url(value)),
      'must be https://…, or http:// on this machine or to a neighbour of its private network, such as http://signer:8600',
    )
    .optional(),
  SIGNER_TOKEN: z.string().min(32, 'is too short: give 32 characters or more (openssl rand -hex 32)').optional(),
  SIGNER_HOST: z
    .union([z.ipv4(), z.ipv6()], { error: 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0' })
    .default('127.0.0.1'),
  SIGNER_PORT: z.coerce.number().int().min(0).max(65_535).default(8600),
  TOKEN_MODULE: directory('the PKCS #11 library of the token').optional(),
  TOKEN_LABEL: z.string().max(32, 'is longer than any label of a token').optional(),
  TOKEN_PIN: z.string().optional(),
  TOKEN_PIN_FILE: directory('the file that holds the PIN of the token').optional(),
  AUTH_SECRET: required('a random text of 32 characters or more (openssl rand -hex 32)').min(
    32,
    'is too short: give 32 characters or more (openssl rand -hex 32)',
  ),
  PARTY_CODE: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be the two capital letters of the Party in ISO 3166-1, such as JP')
    .optional(),
  PARTY_TIME_ZONE: timeZone,
  TRUSTED_PROXIES: commaList.pipe(z.array(network)),
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
  TIME_STAMP_SERVICES: commaList
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
