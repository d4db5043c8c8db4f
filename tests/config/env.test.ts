import { describe, expect, it } from 'vitest';
import { readEnv } from '@/config/env';

const production = {
  APP_ORIGIN: 'https://permits.example.gov',
  DATABASE_URL: 'postgresql://cites_app:secret@db:5432/cites',
  SIGNER_DATABASE_URL: 'postgresql://cites_signer:secret@db:5432/cites',
  AUTH_SECRET: 'x'.repeat(32),
  PARTY_CODE: 'JP',
  PARTY_TIME_ZONE: 'Asia/Tokyo',
  FILES_DIR: '/var/lib/cites/files',
  KEYS_DIR: '/var/lib/cites/keys',
};
const demo = { ...production, PORTAL_MODE: 'demo', APP_ORIGIN: 'http://localhost:3000', PARTY_CODE: '' };
const problems = (source: Record<string, string>) => {
  const reading = readEnv(source);
  return reading.ok ? [] : reading.problems;
};
const read = (source: Record<string, string>) => {
  const reading = readEnv(source);
  if (!reading.ok) throw new Error(reading.problems.join('\n'));
  return reading.env;
};

describe('the environment', () => {
  it('is production unless demo is asked for', () => {
    expect(read(production)).toMatchObject({ mode: 'production', partyCode: 'JP', databaseOwnerUrl: null, splitConsignments: false });
  });

  it('takes Exampleland as the Party of a demonstration', () => {
    expect(read(demo).partyCode).toBe('XA');
  });

  it('names every missing variable and what to set', () => {
    const found = problems({});

    for (const name of ['APP_ORIGIN', 'DATABASE_URL', 'SIGNER_DATABASE_URL', 'AUTH_SECRET', 'PARTY_TIME_ZONE', 'FILES_DIR', 'KEYS_DIR'])
      expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${name} is missing: set it to `)));
  });

  it.each([
    ['APP_ORIGIN', 'https://permits.example.gov/'],
    ['APP_ORIGIN', 'permits.example.gov'],
    ['APP_ORIGIN', 'ftp://permits.example.gov'],
    ['DATABASE_URL', 'mysql://a@b/c'],
    ['AUTH_SECRET', 'short'],
    ['SIGNER_DATABASE_URL', ''],
    ['SIGNER_URL', 'http://signer.example'],
    ['SIGNER_HOST', 'signer'],
    ['TOKEN_MODULE', 'libsofthsm2.so'],
    ['TOKEN_MODULE', '/usr/lib/softhsm/libsofthsm2.so'],
    ['TOKEN_PIN_FILE', '/run/secrets/pin'],
    ['LOG_WITNESSES', 'https://witness.example'],
    ['PARTY_CODE', 'Japan'],
    ['PARTY_CODE', 'XA'],
    ['PARTY_TIME_ZONE', 'Tokyo'],
    ['TRUSTED_PROXIES', '10.0.0.0/99'],
    ['FILES_DIR', 'files'],
    ['TIME_STAMP_SERVICES', 'http://tsa.example.org/tsr'],
    ['TIME_STAMP_SERVICES', 'https://ok.example/tsr,file:///etc/passwd'],
    ['SPLIT_CONSIGNMENTS', 'yes'],
    ['PORTAL_MODE', 'development'],
    ['PORTAL_CLOCK', '+3d'],
    ['LOG_LEVEL', 'loud'],
    ['S3_ENDPOINT', 'https://s3.example.gov/bucket'],
    ['S3_BUCKET', 'permits'],
    ['DECISION_DAYS', 'soon'],
    ['DECISION_DAYS', '10,Export=5'],
    ['DECISION_DAYS', '0'],
    ['WEEKEND_DAYS', '1,2,3,4,5,6,7'],
    ['WEEKEND_DAYS', 'Sunday'],
    ['PUBLIC_HOLIDAYS', '2026-02-30'],
    ['REPLY_DAYS', '0'],
    ['LAPSE_DAYS', 'never'],
  ])('refuses %s=%s and says so by name', (name, value) => {
    expect(problems({ ...production, [name]: value })).toEqual([expect.stringContaining(name)]);
  });

  it('refuses a demonstration that others can reach', () => {
    expect(problems({ ...demo, APP_ORIGIN: 'http://permits.example.gov' })).toEqual([expect.stringContaining('APP_ORIGIN')]);
    expect(read({ ...demo, APP_ORIGIN: 'http://permits.example.gov', PORTAL_FORCE: '1' }).forced).toBe(true);
  });

  it.each([
    ['2026-11-23T10:00:00Z', { kind: 'fixed', at: '2026-11-23T10:00:00.000Z' }],
    ['2026-11-23T10:00:00+05:00', { kind: 'fixed', at: '2026-11-23T05:00:00.000Z' }],
    ['+3d', { kind: 'offset', milliseconds: 259_200_000 }],
    ['-90s', { kind: 'offset', milliseconds: -90_000 }],
  ])('lets a demonstration live at %s', (value, clock) => {
    expect(read({ ...demo, PORTAL_CLOCK: value }).clock).toEqual(clock);
  });

  it('reads in how many working days of which calendar the office means to decide', () => {
    expect(read(production).service).toEqual({
      calendar: { weekend: [6, 7], holidays: [] },
      targets: { usual: 10, byType: {} },
      replyDays: 30,
      lapseDays: 30,
    });
    const own = { DECISION_DAYS: '20, IM=30,TE=5', WEEKEND_DAYS: '5,6', PUBLIC_HOLIDAYS: '12-25, 02-29, 2027-03-26', REPLY_DAYS: '14' };
    expect(read({ ...production, ...own }).service).toMatchObject({
      calendar: { weekend: [5, 6], holidays: ['12-25', '02-29', '2027-03-26'] },
      targets: { usual: 20, byType: { IM: 30, TE: 5 } },
      replyDays: 14,
    });
  });

  it('asks a signer of its own in the clear on this machine or beside it, and nowhere else', () => {
    const { SIGNER_DATABASE_URL: _, ...rest } = production;
    for (const url of ['http://127.0.0.1:8600', 'http://signer:8600', 'https://signer.example.gov'])
      expect(read({ ...rest, SIGNER_URL: url, SIGNER_TOKEN: 'x'.repeat(32) }).signer?.url).toBe(url);
    for (const url of ['http://10.0.0.7:8600', 'http://signer.internal:8600', 'ftp://signer'])
      expect(problems({ ...rest, SIGNER_URL: url, SIGNER_TOKEN: 'x'.repeat(32) })).toEqual([expect.stringContaining('SIGNER_URL')]);
  });

  it('takes a token with its label and one PIN', () => {
    const token = { TOKEN_MODULE: '/usr/lib/softhsm/libsofthsm2.so', TOKEN_LABEL: 'cites' };
    const { SIGNER_DATABASE_URL: _, ...rest } = production;
    const asked = { ...rest, SIGNER_URL: 'http://signer:8600', SIGNER_TOKEN: 'x'.repeat(32), ...token };
    expect(problems({ ...production, ...token, TOKEN_PIN: '2718' })).toEqual([expect.stringContaining('SIGNER_URL is missing')]);
    expect(read({ ...asked, TOKEN_PIN: '2718' }).token).toEqual({
      module: token.TOKEN_MODULE,
      label: 'cites',
      pin: '2718',
      pinFile: null,
    });
    expect(problems({ ...asked, TOKEN_PIN: '2718', TOKEN_PIN_FILE: '/run/secrets/pin' })).toEqual([expect.stringContaining('TOKEN_PIN')]);
  });

  it('keeps files in a bucket once all that it needs is given', () => {
    const four = {
      S3_ENDPOINT: 'https://s3.example.gov',
      S3_BUCKET: 'permits',
      S3_ACCESS_KEY_ID: 'AKEXAMPLE',
      S3_SECRET_ACCESS_KEY: 'secret',
    };
    expect(read(production).s3).toBeNull();
    expect(read({ ...production, ...four }).s3).toMatchObject({
      endpoint: 'https://s3.example.gov',
      bucket: 'permits',
      region: 'us-east-1',
    });
    expect(problems({ ...production, ...four, S3_SECRET_ACCESS_KEY: '' })).toEqual([expect.stringContaining('go together')]);
  });

  it('reads networks and single addresses of trusted proxies', () => {
    expect(read({ ...production, TRUSTED_PROXIES: '10.0.0.0/8, ::1' }).trustedProxies).toEqual(['10.0.0.0/8', '::1']);
  });
});
