import { describe, expect, it } from 'vitest';
import { bodyLimitOf } from '@/app/_kit/body-limits';
import { paths } from '@/app/_kit/paths';
import { hygieneProblem } from '@/app/_kit/request-hygiene';
import { LONGEST_LIST } from '@/domain/keys/key-list';

const ORIGIN = 'http://localhost:3000';
const ID = '7f'.repeat(21);
const STATE = { summary: null, messages: [], fieldErrors: {}, values: {}, attempt: 0, isStale: false };

const formOf = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

interface Sent {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly fields?: Record<string, string>;
}

async function judge({ method = 'POST', path = '/sign-in', headers = {}, fields = {} }: Sent) {
  const all = new Headers({
    'Sec-Fetch-Site': 'same-origin',
    'Content-Type': 'multipart/form-data; boundary=x',
    'Content-Length': '10',
    ...headers,
  });
  return (await hygieneProblem({ method, path, headers: all, form: async () => formOf(fields) }, ORIGIN))?.kind ?? null;
}

const scripted = {
  headers: { 'Next-Action': ID },
  fields: { '0': JSON.stringify([STATE, '$K1']), _1_email: '$K1 is text', _1_$ACTION_KEY: 'k' },
};
const plain = {
  fields: {
    $ACTION_REF_1: '',
    '$ACTION_1:0': JSON.stringify({ id: ID, bound: '$@1' }),
    '$ACTION_1:1': JSON.stringify([STATE]),
    $ACTION_KEY: 'k',
    email: '$x',
  },
};

describe('a request', () => {
  it('goes on when it only reads', async () => {
    expect(await judge({ method: 'GET', headers: { 'Sec-Fetch-Site': 'cross-site' } })).toBeNull();
  });

  it.each(['TRACE', 'PROPFIND', 'CONNECT'])('is refused when its method is %s', async (method) => {
    expect(await judge({ method })).toBe('method-not-allowed');
    expect(await judge({ method: 'OPTIONS', headers: { 'X-Portal-Method': method } })).toBe('method-not-allowed');
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('is refused when it would %s a page', async (method) => {
    expect(await judge({ method })).toBe('method-not-allowed');
  });

  it('is refused when it changes something and comes from elsewhere', async () => {
    expect(await judge({ headers: { 'Sec-Fetch-Site': 'cross-site' } })).toBe('cross-site');
  });

  it('is refused when its body is too large, or of unknown length', async () => {
    const { bytes } = bodyLimitOf('/sign-in');
    expect(await judge({ headers: { 'Content-Length': String(bytes) } })).toBeNull();
    expect(await judge({ headers: { 'Content-Length': String(bytes + 1) } })).toBe('too-large');
    const headers = new Headers({ 'Sec-Fetch-Site': 'same-origin', 'Transfer-Encoding': 'chunked' });
    const problem = await hygieneProblem({ method: 'POST', path: '/verify', headers, form: async () => new FormData() }, ORIGIN);
    expect(problem?.kind).toBe('malformed-request');
  });
});

describe('the list of another Party', () => {
  // What a refused form carried is sent along with its next attempt: texts of at most 60,000 characters, twice as long when every one is escaped.
  const withTheRest = LONGEST_LIST + 2 * 2 * 60_000 + 32_000;

  it.each([paths.office.newParty, paths.office.party({ party: 'XB' })])(
    'as long as its field takes it, goes through to %s',
    async (path) => {
      expect(await judge({ ...scripted, path, headers: { ...scripted.headers, 'Content-Length': String(withTheRest) } })).toBeNull();
    },
  );

  it('is too large for every other form, and beyond what Next reads for its own', async () => {
    expect(await judge({ ...scripted, headers: { ...scripted.headers, 'Content-Length': String(LONGEST_LIST) } })).toBe('too-large');
    const path = paths.office.newParty;
    expect(await judge({ path, headers: { 'Content-Length': String(1024 * 1024 + 1) } })).toBe('too-large');
    expect(await judge({ path: `${path}/x`, headers: { 'Content-Length': String(LONGEST_LIST) } })).toBe('too-large');
  });
});

describe('a form of ours', () => {
  it('goes on, sent with scripts and without', async () => {
    expect(await judge(scripted)).toBeNull();
    expect(await judge(plain)).toBeNull();
  });

  it('goes on when the previous answer held text that begins with a dollar sign', async () => {
    const state = { ...STATE, values: { name: '$$K1', marks: ['$$9'] } };
    expect(await judge({ ...scripted, fields: { '0': JSON.stringify([state, '$K1']) } })).toBeNull();
  });

  it('goes on to a route when it calls no action', async () => {
    expect(await judge({ path: '/sign-out', headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })).toBeNull();
    expect(await judge({ fields: { file: 'x' } })).toBeNull();
  });
});

describe('a body that no form of ours makes', () => {
  it.each([
    ['an action id that is none', { ...scripted, headers: { 'Next-Action': 'zz' } }],
    ['an action called with text', { ...scripted, headers: { 'Next-Action': ID, 'Content-Type': 'text/plain' } }],
    ['no arguments', { ...scripted, fields: {} }],
    ['arguments that are no JSON', { ...scripted, fields: { '0': '{bad' } }],
    ['too few arguments', { ...scripted, fields: { '0': '["$K1"]' } }],
    ['a state that refers to something', { ...scripted, fields: { '0': '[{"a":["$9"]},"$K1"]' } }],
    ['a state that reaches for a prototype', { ...scripted, fields: { '0': '[{"a":"$1:__proto__:constructor"},"$K1"]' } }],
    ['a state named after a prototype', { ...scripted, fields: { '0': '[{"__proto__":{"a":1}},"$K1"]' } }],
    ['a huge number', { ...scripted, fields: { '0': `["$n${'9'.repeat(400)}","$K1"]` } }],
    ['a form that is a server reference', { ...scripted, fields: { '0': '[null,"$F1"]' } }],
    ['fields outside the form', { ...scripted, fields: { '0': JSON.stringify([STATE, '$K1']), '2': '{}' } }],
    ['an action without its target', { fields: { $ACTION_REF_1: '' } }],
    ['an action by its bare id', { fields: { [`$ACTION_ID_${ID}`]: '' } }],
    ['a target that is no JSON', { fields: { ...plain.fields, '$ACTION_1:0': '{bad' } }],
    ['a target bound to something else', { fields: { ...plain.fields, '$ACTION_1:0': JSON.stringify({ id: ID, bound: '$@9' }) } }],
    ['a bound reference', { fields: { ...plain.fields, '$ACTION_1:1': '["$1:constructor"]' } }],
    ['two actions', { fields: { ...plain.fields, $ACTION_REF_2: '' } }],
  ])('is refused: %s', async (_, sent) => {
    expect(await judge(sent)).toBe('malformed-request');
  });

  it('is refused when it cannot be read at all', async () => {
    const headers = new Headers({ 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'multipart/form-data' });
    const problem = await hygieneProblem(
      { method: 'POST', path: '/sign-in', headers, form: () => Promise.reject(new TypeError('no boundary')) },
      ORIGIN,
    );
    expect(problem?.kind).toBe('malformed-request');
  });
});
