import type { ReactNode } from 'react';
import type { Application, SpecimenLine } from '@/domain/application/application';
import { type FieldName, fieldRow } from '@/domain/application/application-fields';
import { DOCUMENT_TYPES } from '@/domain/codes/document-type';
import { PURPOSE_CODES } from '@/domain/codes/purpose-code';
import { possibleSources, SOURCE_CODES, SOURCE_LAW } from '@/domain/codes/source-code';
import type { Words } from '@/i18n/words';
import type { CodeBook } from '@/services/reference/list-codes';
import { Radios, Select } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { listed, withCode } from './answer-text';

/** What a question needs to know to be asked. */
export interface AnswerFieldProps {
  readonly name: FieldName;
  readonly application: Application;
  readonly line: SpecimenLine | null;
  readonly isOptional: boolean;
  readonly words: Words;
  readonly book: CodeBook;
}

/** Codes that say where no country can be named; only a country of origin may be one of them. */
const NO_COUNTRY = ['XX', 'XV'];

const countryChoices = (name: FieldName, { words, book }: AnswerFieldProps) =>
  book.lists.countries
    .filter(({ code, isCurrent }) => isCurrent && (name === 'originCountry' || !NO_COUNTRY.includes(code)))
    .map(({ code, name: text }) => ({ value: code, text }))
    .sort((a, b) => words.format.compare(a.text, b.text));

const termChoices = ({ words, book }: AnswerFieldProps) =>
  book.lists.terms
    .filter(({ isCurrent }) => isCurrent)
    .map(({ code }) => ({ value: code, text: listed('terms', code, book, words) }))
    .sort((a, b) => words.format.compare(a.text, b.text));

/** Exporting and importing, one side is in this country unless the reader says otherwise. */
function ownCountry(name: FieldName, { answers, partyCode }: Application): string {
  if (name === 'importerCountry') return answers.form === 'IMPORT' ? partyCode : '';
  return name === 'exporterCountry' && answers.form !== 'IMPORT' ? partyCode : '';
}

/** Units that the term is counted in; all of them while the term is not known. */
function UnitField({ value, ...props }: AnswerFieldProps & { readonly value: string; readonly label: string }) {
  const { name, label, line, words, book } = props;
  const offered = book.unitsOf(line?.answers.term ?? '');
  const known = offered.length > 0 ? offered : book.lists.units.filter(({ isCurrent }) => isCurrent).map(({ code }) => code);
  const choices = known.map((code) => ({ value: code, text: listed('units', code, book, words) }));
  return offered.length > 0 ? (
    <Radios name={name} label={label} value={value || (offered[0] ?? '')} choices={choices} />
  ) : (
    <Select name={name} label={label} value={value} choices={choices} />
  );
}

/** One question, by its kind in the field table. */
export function AnswerField(props: AnswerFieldProps): ReactNode {
  const { name, application, line, isOptional, words } = props;
  const { t, say, has } = words;
  const { kind, max } = fieldRow(name);
  const value = (line ? line.answers : application.answers)[name] ?? '';
  const label = t(`fields.${name}.label`);
  const hintKey = `fields.${name}.hint`;
  const common = { name, label, isOptional, ...(has(hintKey) ? { hint: say({ key: hintKey }) } : {}) };
  switch (kind) {
    case 'document-type':
      return (
        <Radios
          {...common}
          value={value}
          choices={DOCUMENT_TYPES.map((type) => ({
            value: type,
            text: t(`codes.documentType.${type}`),
            hint: t(`apply.documentMeaning.${type}`),
          }))}
        />
      );
    case 'purpose':
      return (
        <Radios
          {...common}
          value={value}
          choices={PURPOSE_CODES.map((code) => ({ value: code, text: withCode('purpose', code, words) }))}
        />
      );
    case 'source': {
      const possible = possibleSources(line?.listing?.kingdom ?? null, line?.listing?.appendix ?? null);
      const choices = possible.map((code) => ({
        value: code,
        text: withCode('source', code, words),
        hint: t(`apply.sourceMeaning.${code}`),
      }));
      return <Radios {...common} value={value} choices={choices} />;
    }
    case 'secondary-source': {
      const paired = SOURCE_CODES.filter((code) => SOURCE_LAW[code].pairs);
      return <Select {...common} value={value} choices={paired.map((code) => ({ value: code, text: withCode('source', code, words) }))} />;
    }
    case 'country':
      return <Select {...common} value={value || ownCountry(name, application)} choices={countryChoices(name, props)} />;
    case 'term':
      return <Select {...common} value={value} choices={termChoices(props)} />;
    case 'unit':
      return <UnitField {...props} value={value} label={label} />;
    case 'quantity':
      return <TextField {...common} value={value} inputMode="decimal" width="short" />;
    case 'date':
      return <DateField {...common} value={value} />;
    case 'yes-no':
      return (
        <Radios
          {...common}
          value={value}
          choices={[
            { value: 'yes', text: t('shared.yes') },
            { value: 'no', text: t('shared.no') },
          ]}
        />
      );
    case 'permit-number':
      return <TextField {...common} value={value} isCode width="medium" autoCapitalize="characters" />;
    case 'paragraph':
      return <TextArea {...common} value={value} rows={max > 400 ? 5 : 4} />;
    case 'marks':
      return <TextArea {...common} value={value} rows={8} />;
    case 'text':
    case 'taxon':
      return <TextField {...common} value={value} />;
    // The form follows from the document that is chosen beside it.
    case 'form':
      return <HiddenField name={name} value={value} />;
    case 'derived':
      return null;
  }
}
