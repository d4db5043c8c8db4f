import type { ReactNode } from 'react';
import './office.css';
import './queue.css';

/** The office's own sheet, so that nobody else's page carries it. */
export default function OfficeLayout({ children }: { readonly children: ReactNode }) {
  return children;
}
