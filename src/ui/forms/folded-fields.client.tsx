'use client';

import type { ReactNode } from 'react';
import { useFormContext } from './action-form.client';

interface FoldedFieldsProps {
  readonly summary: string;
  /** What the names of the fields within begin with. */
  readonly names: readonly string[];
  readonly children: ReactNode;
}

/** Fields that few need, folded until they are asked for; open where one of them came back with an answer in it, or with a fault. */
export function FoldedFields({ summary, names, children }: FoldedFieldsProps) {
  const { state } = useFormContext();
  const isWithin = (name: string) => names.some((start) => name.startsWith(start));
  const isAnswered = Object.entries(state.values).some(([name, value]) => isWithin(name) && value.length > 0);
  return (
    <details open={isAnswered || Object.keys(state.fieldErrors).some(isWithin)}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
