'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

/** One line of the picker's list, in the reader's words. */
export interface SpeciesOption {
  readonly value: string;
  readonly author: string | null;
  readonly detail: string;
  /** The former name or synonym by which it was found. */
  readonly was: string | null;
  readonly isDisabled: boolean;
}

/** What the picker is answered: its list, and the sentence for those who hear it. */
export interface SpeciesAnswer {
  readonly options: readonly SpeciesOption[];
  readonly status: string;
}

const SHORTEST = 2;
const PAUSE_MS = 200;

const isAnswer = (body: unknown): body is SpeciesAnswer =>
  typeof body === 'object' && body !== null && 'options' in body && Array.isArray(body.options) && 'status' in body;

/** Asks for suggestions when typing pauses. A later question ends an earlier one, so that answers never come in the wrong order. */
export function useSuggestions(source: string, failed: string, none: SpeciesAnswer) {
  const [answer, setAnswer] = useState(none);
  const waiting = useRef<{ readonly timer: number; readonly asked: AbortController } | null>(null);

  const stop = useCallback(() => {
    window.clearTimeout(waiting.current?.timer);
    waiting.current?.asked.abort();
    waiting.current = null;
  }, []);
  // What is still under way must not answer to a page that is gone.
  useEffect(() => stop, [stop]);

  const fetchFor = async (query: string, { signal }: AbortController) => {
    try {
      const response = await fetch(`${source}?${new URLSearchParams({ q: query })}`, { signal, headers: { Accept: 'application/json' } });
      const body: unknown = response.ok ? await response.json() : null;
      if (!signal.aborted) setAnswer(isAnswer(body) ? body : { options: [], status: failed });
    } catch {
      if (!signal.aborted) setAnswer({ options: [], status: failed });
    }
  };

  return {
    answer,
    ask: (typed: string, pause = PAUSE_MS) => {
      stop();
      const query = typed.trim();
      if (query.length < SHORTEST) {
        setAnswer(none);
        return;
      }
      const asked = new AbortController();
      waiting.current = { asked, timer: window.setTimeout(() => fetchFor(query, asked), pause) };
    },
    /** Closes the list. A sentence that stands without a list, such as a failure, stays. */
    close: () => {
      stop();
      setAnswer((last) => (last.options.length > 0 ? none : last));
    },
  };
}
