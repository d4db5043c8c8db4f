import { DocumentType, documentTypesOf, FormType } from '../codes/document-type';
import { namesState } from '../codes/no-state';
import { PurposeCode } from '../codes/purpose-code';
import { SourceCode } from '../codes/source-code';
import { asciiCapitals } from '../shared/ascii-capitals';
import { type IsoDate, parseIsoDate } from '../shared/iso-date';
import type { MessageRef } from '../shared/problem';
import { parseQuantity, typableQuantity } from '../shared/quantity';
import { fail, ok, type Result } from '../shared/result';
import { type FieldName, fieldRow } from './application-fields';
import type { Answers } from './field-row';

/** The codes in force, as far as an answer must be one of them. */
export interface KnownCodes {
  readonly countries: ReadonlySet<string>;
  readonly terms: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
}

/** Longest single mark; a microchip has 15 digits, a tag may carry a text. */
const LONGEST_MARK = 60;
const MOST_TOLD = 20;

// Control and bidirectional-override characters could make a printed permit read otherwise than its data. The two joiners
// stay: some scripts cannot be written without them.
const INVISIBLE = /(?![\n\t\u200C\u200D])[\p{Cc}\p{Cf}]/gu;

const clean = (text: string): string => text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(INVISIBLE, '');
const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ').trim();

const refuse = (key: string, values?: MessageRef['values']): Result<string, MessageRef> => fail(values ? { key, values } : { key });
const codeOf = (set: ReadonlySet<string>, text: string, key: string): Result<string, MessageRef> => {
  const code = asciiCapitals(oneLine(text));
  return set.has(code) ? ok(code) : refuse(key);
};

function parseMarks(text: string, max: number): Result<string, MessageRef> {
  const marks = clean(text)
    .split(/[\n\t;,]/)
    .map((mark) => mark.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
  const long = marks.find((mark) => mark.length > LONGEST_MARK);
  if (long) return refuse('marks.tooLong', { max: LONGEST_MARK });
  const twice = new Set(marks.filter((mark, index) => marks.indexOf(mark) !== index));
  // Of a long column that was pasted all that is wrong is told at once, as far as anybody reads.
  if (twice.size > 0) return refuse('marks.twice', { n: twice.size, marks: [...twice].slice(0, MOST_TOLD).join(', ') });
  const joined = marks.join('\n');
  return joined.length > max ? refuse('text.tooLong', { max }) : ok(joined);
}

/** Fields whose day may lie ahead. */
const MAY_BE_FUTURE: readonly FieldName[] = ['importPermitUntil'];
/** Days on which another State issued its document. */
const PERMIT_DATES: readonly FieldName[] = ['importPermitOn', 'originPermitOn', 'lastReExportOn'];

function parseDate(text: string, today: IsoDate, name: FieldName): Result<string, MessageRef> {
  const on = parseIsoDate(oneLine(text));
  if (!on) return refuse('date.invalid');
  if (on <= today || MAY_BE_FUTURE.includes(name)) return ok(on);
  return refuse(PERMIT_DATES.includes(name) ? 'date.permitInFuture' : 'date.future');
}

/** Reads one answer as it was typed; what comes back is what is kept. An empty answer is kept as empty. */
export function parseAnswer(
  name: FieldName,
  typed: string,
  codes: KnownCodes,
  today: IsoDate,
  application: Answers,
): Result<string, MessageRef> {
  const { kind, max } = fieldRow(name);
  if (clean(typed).trim() === '') return ok('');
  switch (kind) {
    case 'text':
    case 'taxon': {
      const text = oneLine(typed);
      return text.length > max ? refuse('text.tooLong', { max }) : ok(text);
    }
    case 'paragraph': {
      const text = clean(typed)
        .replace(/[^\S\n]+/g, ' ')
        .replace(/\n{3,}/g, '\n\n')
        .trim();
      return text.length > max ? refuse('text.tooLong', { max }) : ok(text);
    }
    case 'permit-number': {
      const text = oneLine(typed);
      return text.length > max ? refuse('permitNumber.tooLong', { max }) : ok(text);
    }
    case 'country': {
      const code = codeOf(codes.countries, typed, 'country.unknown');
      return code.ok && name !== 'originCountry' && !namesState(code.value) ? refuse('country.unknown') : code;
    }
    case 'term':
      return codeOf(codes.terms, typed, 'term.unknown');
    case 'unit':
      return codeOf(codes.units, typed, 'unit.unknown');
    case 'purpose':
      return codeOf(new Set(PurposeCode.options), typed, 'purpose.unknown');
    case 'form':
      return codeOf(new Set(FormType.options), typed, 'form.unknown');
    case 'document-type': {
      const type = DocumentType.safeParse(asciiCapitals(oneLine(typed)));
      const form = FormType.safeParse(application.form);
      return type.success && form.success && documentTypesOf(form.data).includes(type.data)
        ? ok(type.data)
        : refuse('documentType.unknown');
    }
    case 'source':
      return codeOf(new Set(SourceCode.options), typed, 'source.unknown');
    case 'secondary-source':
      return codeOf(new Set(['I', 'O']), typed, 'source.unknown');
    case 'quantity': {
      const quantity = parseQuantity(typed);
      return quantity.ok ? ok(typableQuantity(quantity.value)) : refuse(quantity.problem);
    }
    case 'date':
      return parseDate(typed, today, name);
    case 'marks':
      return parseMarks(typed, max);
    case 'yes-no':
      return typed === 'yes' || typed === 'no' ? ok(typed) : refuse('answer.unknown');
    case 'derived':
      return refuse('answer.unknown');
  }
}
