'use client';

import { useEffect, useState } from 'react';

interface ArrivalsProps {
  /** Asked again and again for how many cases arrived since the page was made. */
  readonly address: string;
  readonly show: string;
  readonly words: { readonly one: string; readonly some: string; readonly show: string };
}

const EVERY_MS = 6_000;

/** Says that cases arrived and lets the reader fetch them: rows never move by themselves under somebody who reads them. */
export function Arrivals({ address, show, words }: ArrivalsProps) {
  const [count, setCount] = useState(0);
  // Synchronises with the server, which has no other way of telling; a page that nobody looks at asks nothing.
  useEffect(() => {
    const ask = async () => {
      if (document.hidden) return;
      const answer = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => null);
      const told: unknown = answer?.ok ? await answer.json().catch(() => null) : null;
      if (typeof told === 'object' && told !== null && 'count' in told && typeof told.count === 'number') setCount(told.count);
    };
    const timer = setInterval(ask, EVERY_MS);
    return () => clearInterval(timer);
  }, [address]);
  return (
    <div role="status" className="arrivals">
      {count > 0 ? (
        <p>
          {count === 1 ? words.one : words.some.replace('\u0001', String(count))} <a href={show}>{words.show}</a>
        </p>
      ) : null}
    </div>
  );
}
