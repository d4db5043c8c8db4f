import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { requiredDate, withDates } from '@/app/_kit/date-parts';
import { stateOfProblem } from '@/app/_kit/form-state';
import { readBody } from '@/app/_kit/read-body';
import { entriesToInput, readInput, typedValues } from '@/app/_kit/read-input';
import { getWords } from '@/i18n/words';
import { EMPTY_FORM_STATE } from '@/ui/forms/form-state';

const words = getWords('en');
const fieldsOf = (schema: z.ZodType, raw: unknown) => {
  const read = readInput(schema, raw);
  return read.ok || read.problem.kind !== 'invalid-input' ? null : read.problem.fields;
};

describe('what a form sends', () => {
  it('is read by name, a repeated name as a list, and without what belongs to the framework', () => {
    expect(
      entriesToInput([
        ['a', '1'],
        ['b', 'x'],
        ['b', 'y'],
        ['$ACTION_KEY', 'k'],
      ]),
    ).toEqual({ a: '1', b: ['x', 'y'] });
  });

  it('is text that the register can hold', () => {
    expect(entriesToInput([['a', 'Jose\u0301\u0000\r\n\uD800']])).toEqual({ a: 'José\n\uFFFD' });
  });

  it('can not reach a prototype', () => {
    const input = entriesToInput([['__proto__', 'x']]);
    expect(Object.getPrototypeOf(input)).toBe(Object.prototype);
  });
});

describe('a refused form', () => {
  const raw = entriesToInput([
    ['email', 'a@b'],
    ['password', 'secret'],
    ['newPassword', 'secret'],
    ['file', new File(['x'], 'x.pdf')],
  ]);

  it('gives back what was typed, but no secret and no file', () => {
    expect(typedValues(raw)).toEqual({ email: 'a@b' });
  });

  it('gives a text back whole or not at all', () => {
    expect(typedValues({ sheet: 'x'.repeat(60_000), list: 'x'.repeat(60_001) })).toEqual({ sheet: 'x'.repeat(60_000) });
  });

  it('says what is wrong in the reader’s language, by field', () => {
    const state = stateOfProblem(
      { kind: 'invalid-input', fields: { email: { key: 'email.invalid' } } },
      raw,
      EMPTY_FORM_STATE,
      getWords('fr'),
    );
    expect(state.fieldErrors.email).toMatch(/^Saisissez une adresse/);
    expect(state).toMatchObject({ attempt: 1, values: { email: 'a@b' } });
  });

  it('counts its attempts, whatever it is told the last one was', () => {
    for (const previous of [null, 'x', { attempt: 'x' }, { attempt: -1 }, { attempt: 1e308 }])
      expect(stateOfProblem({ kind: 'stale', expected: 1, actual: 2 }, {}, previous, words).attempt).toBe(1);
    expect(stateOfProblem({ kind: 'stale', expected: 1, actual: 2 }, {}, { attempt: 4 }, words).attempt).toBe(5);
  });
});

describe('a wrong answer', () => {
  it('is told by the schema’s own key', () => {
    expect(fieldsOf(z.object({ reasons: z.string().min(1, 'reason.required') }), { reasons: '' })).toEqual({
      reasons: { key: 'reason.required', values: { min: '1' } },
    });
  });

  it('is told in general words when the schema has none', () => {
    const schema = z.object({ a: z.string(), b: z.string().max(3), c: z.enum(['x']), d: z.string().min(1), e: z.number() });
    expect(fieldsOf(schema, { b: 'long', c: 'y', d: '', e: 'x' })).toEqual({
      a: { key: 'field.required' },
      b: { key: 'field.tooLong', values: { max: '3' } },
      c: { key: 'field.chooseOne' },
      d: { key: 'field.required' },
      e: { key: 'field.invalid' },
    });
  });
});

describe('a day typed in three boxes', () => {
  const schema = withDates(['on'], z.object({ on: requiredDate }));
  const typed = (day: string, month: string, year: string) => ({ 'on-day': day, 'on-month': month, 'on-year': year });

  it('is one day', () => {
    expect(readInput(schema, typed('5', ' 05 ', '2027'))).toEqual({ ok: true, value: { on: '2027-05-05' } });
  });

  it.each([
    ['30', '2', '2027'],
    ['1', '13', '2027'],
    ['1', '1', '27'],
    ['１', '1', '2027'],
    ['1e0', '1', '2027'],
    ['', '1', '2027'],
  ])('is refused when there is no day %s %s %s', (day, month, year) => {
    expect(fieldsOf(schema, typed(day, month, year))).toEqual({ on: { key: 'date.invalid' } });
  });

  it('is asked for when nothing was typed, unless it may be left out', () => {
    expect(fieldsOf(schema, typed('', '', ''))).toEqual({ on: { key: 'date.required' } });
    expect(readInput(withDates(['on'], z.object({ on: requiredDate.optional() })), typed('', '', ''))).toEqual({ ok: true, value: {} });
  });
});

describe('the body of a request', () => {
  const sent = (body: BodyInit, type: string) =>
    new Request('http://localhost/x', { method: 'POST', body, headers: { 'Content-Type': type } });
  const kindOf = async (request: Request, limit = 1000) => {
    const read = await readBody(request, limit);
    return read.ok ? read.value : read.problem.kind;
  };

  it('is read as JSON or as a form', async () => {
    expect(await kindOf(sent('{"a":["\\u0000x"]}', 'application/json'))).toEqual({ a: ['x'] });
    expect(await kindOf(sent('a=1&a=2', 'application/x-www-form-urlencoded'))).toEqual({ a: ['1', '2'] });
  });

  it.each([
    ['{', 'application/json'],
    ['[]', 'application/json'],
    ['"x"', 'application/json'],
    ['garbage', 'multipart/form-data; boundary=x'],
    ['garbage', 'multipart/form-data'],
    ['a=1', 'text/plain'],
  ])('is the sender’s mistake when it is %j as %s', async (body, type) => {
    expect(await kindOf(sent(body, type))).toBe('malformed-request');
  });

  it('is refused when it is no UTF-8', async () => {
    expect(await kindOf(sent(new Uint8Array([0x7b, 0xff, 0x7d]), 'application/json'))).toBe('malformed-request');
  });

  it('is refused beyond its limit, also when its length is not said', async () => {
    expect(await kindOf(sent(`{"a":"${'x'.repeat(2000)}"}`, 'application/json'))).toBe('too-large');
    const stream = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(100)),
    });
    const endless = new Request('http://localhost/x', {
      method: 'POST',
      body: stream,
      duplex: 'half',
      headers: { 'Content-Type': 'application/json' },
    } as RequestInit);
    expect(await kindOf(endless)).toBe('too-large');
  });
});
