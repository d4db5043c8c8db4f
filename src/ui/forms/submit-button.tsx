import type { ReactNode } from 'react';

interface SubmitButtonProps {
  readonly tone?: 'primary' | 'secondary' | 'danger';
  /** Says which button was pressed, where a form has two. */
  readonly name?: string;
  readonly value?: string;
  readonly children: ReactNode;
}

/** Sends the form. Never disabled: a repeat is harmless because the server knows it (idempotency key). */
export function SubmitButton({ tone = 'primary', name, value, children }: SubmitButtonProps) {
  return (
    <button type="submit" name={name} value={value} className={`button button-${tone}`}>
      {children}
    </button>
  );
}
