'use client';

import type { ReactNode } from 'react';
import { useFormContext } from './action-form.client';

interface ArisingFieldProps {
  readonly name: string;
  readonly children: ReactNode;
}

/**
 * A question that another answer on the same page may raise (a Latin line for a name in another script). It appears when the
 * server has asked for it, so that it works without scripts, and stays while something is typed in it.
 */
export function ArisingField({ name, children }: ArisingFieldProps) {
  const { state } = useFormContext();
  const isAsked = state.fieldErrors[name] !== undefined || state.values[name] !== undefined;
  return isAsked ? children : null;
}
