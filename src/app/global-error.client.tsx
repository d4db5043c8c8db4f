'use client';

import { documentLocale, FaultView } from '@/ui/feedback/fault-view.client';
import './globals.css';

interface FaultProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** Where even the document broke. */
export default function GlobalFault({ error, reset }: FaultProps) {
  return (
    <html lang={documentLocale()}>
      <body>
        <FaultView digest={error.digest} retry={reset} />
      </body>
    </html>
  );
}
