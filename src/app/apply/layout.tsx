import type { ReactNode } from 'react';
import './apply.css';

/** The trader's own sheet, so that nobody else's page carries it. */
export default function ApplyLayout({ children }: { readonly children: ReactNode }) {
  return children;
}
