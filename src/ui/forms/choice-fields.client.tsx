'use client';

import type { ReactNode } from 'react';
import { GroupedField, LabelledField, useField } from './fields.client';

interface ChoiceProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly isOptional?: boolean;
}

/** One answer that can be chosen. */
export interface Choice {
  readonly value: string;
  readonly text: ReactNode;
  readonly hint?: ReactNode;
}

/** One of a few answers, all in sight; up to about seven. */
export function Radios({ value = '', choices, ...field }: ChoiceProps & { readonly value?: string; readonly choices: readonly Choice[] }) {
  const state = useField(field.name, value);
  return (
    <GroupedField {...field} error={state.error}>
      {(described) =>
        choices.map((choice, index) => {
          const id = index === 0 ? field.name : `${field.name}-${index}`;
          return (
            <div key={choice.value} className="choice">
              <input
                {...described}
                type="radio"
                id={id}
                name={field.name}
                value={choice.value}
                defaultChecked={choice.value === state.value}
                aria-describedby={choice.hint ? `${id}-hint-of` : undefined}
              />
              <label htmlFor={id}>{choice.text}</label>
              {choice.hint ? (
                <div id={`${id}-hint-of`} className="hint">
                  {choice.hint}
                </div>
              ) : null}
            </div>
          );
        })
      }
    </GroupedField>
  );
}

/** One statement to be agreed to; sent as `value` when it is ticked. */
export function Checkbox({
  name,
  label,
  hint,
  value = 'yes',
  isChecked = false,
}: Omit<ChoiceProps, 'isOptional'> & { readonly value?: string; readonly isChecked?: boolean }) {
  const state = useField(name, isChecked ? value : '');
  return (
    <div className={state.error ? 'field field-wrong' : 'field'}>
      {state.error ? (
        <p id={`${name}-error`} className="field-error">
          <span className="visually-hidden">{state.words.errorPrefix}</span>
          {state.error}
        </p>
      ) : null}
      <div className="choice">
        <input
          type="checkbox"
          id={name}
          name={name}
          value={value}
          defaultChecked={state.value === value}
          aria-invalid={state.error ? true : undefined}
          aria-describedby={[hint ? `${name}-hint` : '', state.error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined}
        />
        <label htmlFor={name}>{label}</label>
        {hint ? (
          <div id={`${name}-hint`} className="hint">
            {hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}

/** Any of some answers, all in sight; sent as one text or a list. */
export function CheckboxGroup({ choices, ...field }: ChoiceProps & { readonly choices: readonly Choice[] }) {
  const state = useField(field.name, []);
  return (
    <GroupedField {...field} error={state.error}>
      {(described) =>
        choices.map((choice, index) => {
          const id = index === 0 ? field.name : `${field.name}-${index}`;
          const isChecked = state.values.includes(choice.value);
          return (
            <div key={choice.value} className="choice">
              <input {...described} type="checkbox" id={id} name={field.name} value={choice.value} defaultChecked={isChecked} />
              <label htmlFor={id}>{choice.text}</label>
            </div>
          );
        })
      }
    </GroupedField>
  );
}

/** One of many answers, such as a country or a code. */
export function Select({
  value = '',
  choices,
  hasEmpty = true,
  ...field
}: ChoiceProps & {
  readonly value?: string;
  /** Choices with a `group` stand under that heading, after those without. */
  readonly choices: readonly { readonly value: string; readonly text: string; readonly group?: string }[];
  readonly hasEmpty?: boolean;
}) {
  const state = useField(field.name, value);
  return (
    <LabelledField {...field} error={state.error}>
      {(described) => (
        <select {...described} id={field.name} name={field.name} defaultValue={state.value} className="input">
          {hasEmpty ? <option value="">{state.words.choose}</option> : null}
          {choices.map((choice) => (choice.group ? null : <Option key={choice.value} {...choice} />))}
          {[...new Set(choices.flatMap(({ group }) => group ?? []))].map((group) => (
            <optgroup key={group} label={group}>
              {choices.map((choice) => (choice.group === group ? <Option key={choice.value} {...choice} /> : null))}
            </optgroup>
          ))}
        </select>
      )}
    </LabelledField>
  );
}

const Option = ({ value, text }: { readonly value: string; readonly text: string }) => <option value={value}>{text}</option>;

/** Any number of several answers; a link of each leads to what there is to read about it before it is chosen. */
export function CheckboxList({
  choices,
  ...field
}: Pick<ChoiceProps, 'name' | 'label' | 'hint'> & {
  readonly choices: readonly {
    readonly value: string;
    readonly text: ReactNode;
    readonly hint: ReactNode;
    readonly link: { readonly href: string; readonly text: string };
  }[];
}) {
  const state = useField(field.name);
  return (
    <GroupedField {...field} error={state.error}>
      {(described) =>
        choices.map(({ value, text, hint, link }, nth) => {
          const id = nth === 0 ? field.name : `${field.name}-${value}`;
          return (
            <div key={value} className="choice">
              <input
                {...described}
                type="checkbox"
                id={id}
                name={field.name}
                value={value}
                defaultChecked={state.values.includes(value)}
                aria-describedby={`${id}-hint`}
              />
              <label htmlFor={id}>{text}</label>
              <div id={`${id}-hint`} className="hint">
                {hint} · <a href={link.href}>{link.text}</a>
              </div>
            </div>
          );
        })
      }
    </GroupedField>
  );
}
