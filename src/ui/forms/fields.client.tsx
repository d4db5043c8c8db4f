'use client';

import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react';
import { useFormContext } from './action-form.client';

interface FieldProps {
  /** Name in the form, id of the control, and key of its error. */
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly isOptional?: boolean;
}

const NOTHING: readonly string[] = [];

/** What a field needs to know: its error, and what stands in it. */
export function useField(name: string, initial: string | readonly string[] = '') {
  const { state, words } = useFormContext();
  const typed = state.attempt > 0 ? (state.values[name] ?? (state.summary ? NOTHING : initial)) : initial;
  const values = typeof typed === 'string' ? [typed] : typed;
  return { error: state.fieldErrors[name] ?? null, value: values[0] ?? '', values, attempt: state.attempt, words };
}

interface FrameProps extends FieldProps {
  readonly error: string | null;
  readonly children: (described: { readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true }) => ReactNode;
}

const describedBy = ({ name, hint, error }: Pick<FrameProps, 'name' | 'hint' | 'error'>) => {
  const ids = [hint ? `${name}-hint` : null, error ? `${name}-error` : null].filter((id) => id !== null);
  return { ...(ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}), ...(error ? { 'aria-invalid': true as const } : {}) };
};

function Label({ label, isOptional }: Pick<FieldProps, 'label' | 'isOptional'>) {
  const { words } = useFormContext();
  const [before = '', after = ''] = words.optional.split('\u0001');
  return isOptional ? (
    <>
      {before}
      {label}
      <span className="optional">{after}</span>
    </>
  ) : (
    label
  );
}

function HintAndError({ name, hint, error }: Pick<FrameProps, 'name' | 'hint' | 'error'>) {
  const { words } = useFormContext();
  return (
    <>
      {hint ? (
        <div id={`${name}-hint`} className="hint">
          {hint}
        </div>
      ) : null}
      {error ? (
        <p id={`${name}-error`} className="field-error">
          <span className="visually-hidden">{words.errorPrefix}</span>
          {error}
        </p>
      ) : null}
    </>
  );
}

/** One control under its label, hint and error. */
export function LabelledField({ name, label, hint, isOptional, error, children }: FrameProps) {
  return (
    <div className={error ? 'field field-wrong' : 'field'}>
      <label htmlFor={name}>
        <Label label={label} isOptional={isOptional ?? false} />
      </label>
      <HintAndError name={name} hint={hint} error={error} />
      {children(describedBy({ name, hint, error }))}
    </div>
  );
}

/** Several controls under one question. */
export function GroupedField({ name, label, hint, isOptional, error, children }: FrameProps) {
  const described = describedBy({ name, hint, error });
  return (
    <fieldset className={error ? 'field field-wrong' : 'field'} aria-describedby={described['aria-describedby']}>
      <legend>
        <Label label={label} isOptional={isOptional ?? false} />
      </legend>
      <HintAndError name={name} hint={hint} error={error} />
      {children(error ? { 'aria-invalid': true } : {})}
    </fieldset>
  );
}

interface TextFieldProps extends FieldProps {
  readonly value?: string;
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'tel';
  readonly autoComplete?: HTMLInputAutoCompleteAttribute;
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'email';
  readonly autoCapitalize?: 'none' | 'characters';
  readonly maxLength?: number;
  /** How much is expected: a code, a number, a name. */
  readonly width?: 'short' | 'medium' | 'full';
  readonly isCode?: boolean;
  /** Words after the box, such as a unit. */
  readonly suffix?: ReactNode;
}

/** One line of text. Quantities are text too (`inputMode="decimal"`): a number box would round or empty what is typed. */
export function TextField({
  value = '',
  type = 'text',
  autoComplete = 'off',
  width = 'full',
  isCode = false,
  suffix,
  ...field
}: TextFieldProps) {
  const { name, label, hint, isOptional, ...more } = field;
  const state = useField(name, value);
  return (
    <LabelledField name={name} label={label} hint={hint} isOptional={isOptional ?? false} error={state.error}>
      {(described) => (
        <div className="input-row">
          <input
            {...more}
            {...described}
            id={name}
            name={name}
            type={type}
            autoComplete={autoComplete}
            spellCheck={isCode || type !== 'text' ? false : undefined}
            defaultValue={type === 'password' ? '' : state.value}
            className={`input input-${width}${isCode ? ' code' : ''}`}
          />
          {suffix ? <span className="suffix">{suffix}</span> : null}
        </div>
      )}
    </LabelledField>
  );
}

/** Several lines of text. */
export function TextArea({
  value = '',
  rows = 5,
  maxLength,
  ...field
}: FieldProps & { readonly value?: string; readonly rows?: number; readonly maxLength?: number }) {
  const state = useField(field.name, value);
  return (
    <LabelledField {...field} error={state.error}>
      {(described) => (
        <textarea
          {...described}
          id={field.name}
          name={field.name}
          rows={rows}
          maxLength={maxLength}
          defaultValue={state.value}
          className="input"
        />
      )}
    </LabelledField>
  );
}

/** A value the page already knows. It is checked like anything else that is sent. */
export function HiddenField({ name, value }: { readonly name: string; readonly value: string | number }) {
  return <input type="hidden" name={name} value={value} />;
}
