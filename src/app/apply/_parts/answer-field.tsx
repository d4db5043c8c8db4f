import type { ReactNode } from 'react';
import type { Application, SpecimenLine } from '@/domain/application/application';
import { type FieldName, fieldRow } from '@/domain/application/application-fields';
import { groupsOf, type TermGroup } from '@/domain/codes/term-groups';
import type { Words } from '@/i18n/words';
import type { ChoicesOfStep } from '@/services/application/lawful-choices';
import type { CodeBook } from '@/services/reference/list-codes';
import { Radios, Select } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { listed, named, withCode } from './answer-text';
import { hintOf, offeredOf, typedQuantity, WhyNot } from './choice-words';
import { countryChoices } from './country-choices';

/** What a question needs to know to be asked. */
export interface AnswerFieldProps {
  readonly name: FieldName;
  readonly application: Application;
  readonly line: SpecimenLine | null;
  readonly isOptional: boolean;
  readonly words: Words;
  readonly book: CodeBook;
  /** What the rules say of each code beside the answers so far. */
  readonly choices: ChoicesOfStep;
  /** Whether what an officer would have to allow is shown as well, and the page that shows it. */
  readonly showsAll: boolean;
  readonly allPage: string;
  /** The group of terms that the reader picked; null: all of them. */
  readonly group: TermGroup | null;
  /** An answer that a helper on another page proposes, where none is given yet. */
  readonly proposed?: Readonly<Partial<Record<FieldName, string>>>;
}

const answerOf = (name: FieldName, { application, line, proposed }: AnswerFieldProps): string =>
  (line ? line.answers : application.answers)[name] ?? proposed?.[name] ?? '';

/** The choices of a field that stand on the page. */
const shownOf = (name: FieldName, props: AnswerFieldProps) =>
  offeredOf(props.choices[name as keyof ChoicesOfStep], props.showsAll, answerOf(name, props));

/** The terms of the chosen group; what seldom comes of the species stands last, under a heading that says so. */
const termChoices = (props: AnswerFieldProps) => {
  const { words, book, group, line } = props;
  return shownOf('term', props)
    .filter(({ code }) => group === null || groupsOf(code).includes(group) || line?.answers.term === code)
    .map(({ code, standing }) => ({
      value: code,
      text: listed('terms', code, book, words),
      ...(standing === 'unusual' ? { group: words.t('apply.choice.unusualGroup') } : {}),
    }))
    .sort((a, b) => Number('group' in a) - Number('group' in b) || words.format.compare(a.text, b.text));
};

/** Exporting and importing, one side is in this country unless the reader says otherwise. */
function ownCountry(name: FieldName, { answers, partyCode }: Application): string {
  if (name === 'importerCountry') return answers.form === 'IMPORT' ? partyCode : '';
  return name === 'exporterCountry' && answers.form !== 'IMPORT' ? partyCode : '';
}

/** Units that the term is counted in, the preferred one first and chosen; all of them while the term is not known. */
function UnitField({ value, ...props }: AnswerFieldProps & { readonly value: string; readonly label: string }) {
  const { name, label, line, words, book } = props;
  const preferred = book.unitsOf(line?.answers.term ?? '');
  const textOf = (code: string) => listed('units', code, book, words);
  if (preferred.length === 0)
    return (
      <Select
        name={name}
        label={label}
        value={value}
        choices={shownOf(name, props).map(({ code }) => ({ value: code, text: textOf(code) }))}
      />
    );
  const offered = shownOf(name, props);
  const inOrder = offered.toSorted((a, b) => rankIn(preferred, a.code) - rankIn(preferred, b.code));
  return (
    <Radios
      name={name}
      label={label}
      value={value || (preferred[0] ?? '')}
      choices={inOrder.map(({ code }) => ({ value: code, text: textOf(code) }))}
    />
  );
}

const rankIn = (order: readonly string[], code: string): number => (order.includes(code) ? order.indexOf(code) : order.length);

/** One question, by its kind in the field table. */
export function AnswerField(props: AnswerFieldProps): ReactNode {
  const { name, words, choices, allPage } = props;
  const list = name in choices ? choices[name as keyof ChoicesOfStep] : undefined;
  return (
    <>
      <Question {...props} />
      {list ? (
        <WhyNot
          choices={list}
          shown={shownOf(name, props)}
          allPage={allPage}
          textOf={(code) => codeInWords(name, code, props)}
          words={words}
        />
      ) : null}
    </>
  );
}

/** A code of the list that a field is chosen from, in words. */
function codeInWords(name: FieldName, code: string, { book, words }: AnswerFieldProps): string {
  switch (fieldRow(name).kind) {
    case 'document-type':
      return named('documentType', code, words);
    case 'purpose':
      return withCode('purpose', code, words);
    case 'term':
      return listed('terms', code, book, words);
    case 'unit':
      return listed('units', code, book, words);
    default:
      return withCode('source', code, words);
  }
}

function Question(props: AnswerFieldProps): ReactNode {
  const { name, application, isOptional, words } = props;
  const { t, say, has } = words;
  const { kind, max } = fieldRow(name);
  const value = answerOf(name, props);
  const label = t(`fields.${name}.label`);
  const hintKey = `fields.${name}.hint`;
  const common = { name, label, isOptional, ...(has(hintKey) ? { hint: say({ key: hintKey }) } : {}) };
  switch (kind) {
    case 'document-type':
    case 'purpose':
    case 'source': {
      const offered = shownOf(name, props);
      return (
        <Radios
          {...common}
          value={value}
          choices={offered.map((choice) => ({
            value: choice.code,
            text: codeInWords(name, choice.code, props),
            hint: hintOf(kind, choice, words),
          }))}
        />
      );
    }
    case 'secondary-source': {
      const paired = shownOf(name, props);
      return (
        <Select {...common} value={value} choices={paired.map(({ code }) => ({ value: code, text: withCode('source', code, words) }))} />
      );
    }
    case 'country':
      return (
        <Select
          {...common}
          value={value || ownCountry(name, application)}
          choices={countryChoices(props.book, words, name === 'originCountry')}
        />
      );
    case 'term':
      return <Select {...common} value={value} choices={termChoices(props)} />;
    case 'unit':
      return <UnitField {...props} value={value} label={label} />;
    case 'quantity':
      return <TextField {...common} value={typedQuantity(value, words.locale)} inputMode="decimal" width="short" />;
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
