'use client';

import { FaultView } from '@/ui/feedback/fault-view.client';

interface FaultProps {
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
}

/** Where a page broke. */
export default function Fault({ error, reset }: FaultProps) {
  return <FaultView digest={error.digest} retry={reset} />;
}
