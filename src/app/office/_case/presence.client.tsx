'use client';

import { useEffect, useState } from 'react';

interface PresenceProps {
  /** Where a page says that it is open, and is told who else has it open. */
  readonly address: string;
  /** What the server said when it made the page. */
  readonly said: string;
}

const EVERY_MS = 30_000;

/** Says who else has the case open. A page that nobody looks at says nothing, and is forgotten after a minute. */
export function Presence({ address, said }: PresenceProps) {
  const [text, setText] = useState(said);
  // Synchronises with the server.
  useEffect(() => {
    const tell = async () => {
      if (document.hidden) return;
      const answer = await fetch(address, { method: 'POST' }).catch(() => null);
      const told: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
      if (typeof told === 'object' && told !== null && 'said' in told && typeof told.said === 'string') setText(told.said);
    };
    const timer = setInterval(tell, EVERY_MS);
    return () => clearInterval(timer);
  }, [address]);
  return (
    <p role="status" className="presence">
      {text}
    </p>
  );
}
