'use client';

import { useEffect, useState } from 'react';
import { keptPlace } from './queue-place';

/** The way back to the queue: where scripts run, to the view that the reader came from. */
export function BackToQueue({ href, text }: { readonly href: string; readonly text: string }) {
  const [to, setTo] = useState(href);
  // What the tab keeps is not known on the server.
  useEffect(() => setTo(keptPlace() ?? href), [href]);
  return (
    <a className="back-link" href={to}>
      {text}
    </a>
  );
}
