import { z } from 'zod';
import { type IsoDate, makeDate } from '@/domain/shared/iso-date';

const WHOLE = /^\d{1,4}$/;
const part = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

function read(input: Readonly<Record<string, unknown>>, name: string): IsoDate | null | 'empty' {
  const [day, month, year] = [part(input[`${name}-day`]), part(input[`${name}-month`]), part(input[`${name}-year`])];
  if (day === '' && month === '' && year === '') return 'empty';
  if (![day, month, year].every((text) => WHOLE.test(text)) || year.length !== 4) return null;
  return makeDate(Number(year), Number(month), Number(day));
}

/**
 * Gathers the three boxes of a DateField into one `name` holding `YYYY-MM-DD`, before the rest of the form is parsed:
 *
 *   input: withDates(['acquiredOn'], z.object({ acquiredOn: isoDateSchema, reference: z.string() }))
 *
 * Empty boxes leave the name out (the schema says whether that is allowed); a day that does not exist becomes text that no
 * date schema accepts.
 */
export const withDates = <S extends z.ZodType>(names: readonly string[], schema: S) =>
  z.preprocess((raw) => {
    if (typeof raw !== 'object' || raw === null) return raw;
    const input: Record<string, unknown> = { ...raw };
    for (const name of names) {
      const day = read(input, name);
      if (day === 'empty') delete input[name];
      else input[name] = day ?? 'no such day';
    }
    return input;
  }, schema);

/** A day that must be given: `date.required` when the boxes are empty, `date.invalid` when there is no such day. */
export const requiredDate = z.string({ error: 'date.required' }).transform((text, context): IsoDate => {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const made = day ? makeDate(Number(day[1]), Number(day[2]), Number(day[3])) : null;
  if (made) return made;
  context.addIssue({ code: 'custom', message: 'date.invalid' });
  return z.NEVER;
});
