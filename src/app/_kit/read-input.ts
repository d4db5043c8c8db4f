import type { z } from 'zod';
import type { MessageRef, Problem } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';

/** What was sent, by field name; a repeated name is a list. */
export type RawInput = Readonly<Record<string, unknown>>;

/** Text as the register keeps it: one form of each character, one kind of line end, nothing PostgreSQL cannot hold. */
export const plainText = (text: string): string => text.replaceAll('\u0000', '').replace(/\r\n?/g, '\n').toWellFormed().normalize('NFC');

/** Reads names and values; fields of React's own are left out. */
export function entriesToInput(entries: Iterable<readonly [string, FormDataEntryValue]>): RawInput {
  const found = new Map<string, FormDataEntryValue[]>();
  for (const [name, value] of entries) {
    if (name.startsWith('$ACTION')) continue;
    const kept = typeof value === 'string' ? plainText(value) : value;
    found.set(name, [...(found.get(name) ?? []), kept]);
  }
  return Object.fromEntries([...found].map(([name, values]) => [name, values.length === 1 ? values[0] : values]));
}

const isSecret = (name: string) => /password|secret|otp|proof|recovery/i.test(name);

/** The longest text that is given back: a sheet of two hundred lines that was pasted. Of a longer one nothing is: a part would be taken for the whole. */
const LONGEST_BACK = 60_000;

/** What may travel back to the browser in a refused form: text that was typed, no secrets, no files. */
export function typedValues(input: RawInput): Readonly<Record<string, string | readonly string[]>> {
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, value]): [string, string | string[]][] => {
      if (isSecret(name)) return [];
      if (typeof value === 'string') return value.length > LONGEST_BACK ? [] : [[name, value]];
      return Array.isArray(value) ? [[name, value.filter((one): one is string => typeof one === 'string')]] : [];
    }),
  );
}

/** A message of zod's own, in the catalogue's words; a schema's own messages are catalogue keys already (`date.invalid`). */
function messageOf(issue: z.core.$ZodIssue): MessageRef {
  if (/^[a-z][\w-]*(\.[\w-]+)+$/i.test(issue.message)) {
    const values =
      issue.code === 'too_big' ? { max: String(issue.maximum) } : issue.code === 'too_small' ? { min: String(issue.minimum) } : undefined;
    return values ? { key: issue.message, values } : { key: issue.message };
  }
  if (issue.code === 'invalid_type' && issue.input === undefined) return { key: 'field.required' };
  if (issue.code === 'too_small')
    return issue.minimum === 1 ? { key: 'field.required' } : { key: 'field.tooShort', values: { min: String(issue.minimum) } };
  if (issue.code === 'too_big') return { key: 'field.tooLong', values: { max: String(issue.maximum) } };
  if (issue.code === 'invalid_value') return { key: 'field.chooseOne' };
  return { key: 'field.invalid' };
}

/** Parses by a schema; one message for each field, the first. */
export function readInput<S extends z.ZodType>(schema: S, raw: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(raw, { reportInput: true });
  if (parsed.success) return ok(parsed.data);
  const fields: Record<string, MessageRef> = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path.map(String).join('.') || 'form';
    fields[field] ??= messageOf(issue);
  }
  const problem: Problem = { kind: 'invalid-input', fields };
  return fail(problem);
}
