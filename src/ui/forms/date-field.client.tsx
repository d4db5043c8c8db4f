'use client';

import type { ReactNode } from 'react';
import { useFormContext } from './action-form.client';
import { GroupedField, useField } from './fields.client';

interface DateFieldProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly isOptional?: boolean;
  /** `YYYY-MM-DD`. */
  readonly value?: string;
}

/** A day in three boxes, sent as `name-day`, `name-month`, `name-year`; `withDates` of app/_kit reads them. */
export function DateField({ value = '', ...field }: DateFieldProps) {
  const { name } = field;
  const { state, words } = useFormContext();
  const error = state.fieldErrors[name] ?? null;
  const [year = '', month = '', day = ''] = value.split('-');
  return (
    <GroupedField {...field} error={error}>
      {(described) => (
        <div className="date-boxes">
          <DateBox id={name} name={`${name}-day`} label={words.day} initial={day.replace(/^0/, '')} described={described} />
          <DateBox
            id={`${name}-month`}
            name={`${name}-month`}
            label={words.month}
            initial={month.replace(/^0/, '')}
            described={described}
          />
          <DateBox id={`${name}-year`} name={`${name}-year`} label={words.year} initial={year} isYear described={described} />
        </div>
      )}
    </GroupedField>
  );
}

interface DateBoxProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly initial: string;
  readonly isYear?: boolean;
  readonly described: object;
}

function DateBox({ id, name, label, initial, isYear = false, described }: DateBoxProps) {
  const { value } = useField(name, initial);
  return (
    <div className={isYear ? 'date-box date-box-year' : 'date-box'}>
      <label htmlFor={id}>{label}</label>
      <input
        {...described}
        id={id}
        name={name}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={isYear ? 4 : 2}
        defaultValue={value}
        className="input"
      />
    </div>
  );
}
