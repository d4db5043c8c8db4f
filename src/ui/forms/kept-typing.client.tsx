'use client';

import { createContext, type ReactNode, type RefObject, useContext, useEffect, useState } from 'react';
import type { FormState } from './form-state';

interface KeptTypingValue {
  /** Where what is typed is sent. */
  readonly keptForms: string;
  /** Where it is dropped, and the address of the page that is then shown anew. */
  readonly forgottenForms: string;
  readonly address: string;
  /** What was typed before and never saved, by field. */
  readonly typed: FormState['values'] | null;
  readonly words: { readonly notice: string; readonly drop: string; readonly saved: string; readonly offline: string };
}

const KeptTypingContext = createContext<KeptTypingValue | null>(null);

/** What the page knows of unsaved typing; null where nobody is signed in. */
export const useKeptTyping = () => useContext(KeptTypingContext);

/** Hands the page's main form what its reader typed before. */
export function KeptTypingProvider({ children, ...value }: KeptTypingValue & { readonly children: ReactNode }) {
  return <KeptTypingContext value={value}>{children}</KeptTypingContext>;
}

/** What stands in the boxes of a form: no hidden fields, no secrets, no files. */
function typedIn(form: HTMLFormElement): Readonly<Record<string, string>> {
  const hidden = new Set(
    [
      ...form.querySelectorAll<HTMLInputElement>(
        'input[type=hidden], input[type=password], input[type=file], input[autocomplete="one-time-code"]',
      ),
    ].map(({ name }) => name),
  );
  return Object.fromEntries(
    [...new FormData(form)].flatMap(([name, value]) => (hidden.has(name) || typeof value !== 'string' ? [] : [[name, value]])),
  );
}

/** Drops what was kept and shows the page as it is saved: else the newest version would come back with the old typing in it. */
export function ShowSaved({ children }: { readonly children: ReactNode }) {
  const kept = useKeptTyping();
  if (!kept) return null;
  return (
    <form method="post" action={kept.forgottenForms}>
      <input type="hidden" name="address" value={kept.address} />
      <button type="submit" className="button-link">
        {children}
      </button>
    </form>
  );
}

/** Keeps what is typed whenever a box is left or a choice made, and says when; a line that is down is said too. */
export function KeepTyping({ form }: { readonly form: RefObject<HTMLFormElement | null> }) {
  const kept = useKeptTyping();
  const [said, say] = useState('');
  const keptForms = kept?.keptForms;
  const { saved = '', offline = '' } = kept?.words ?? {};
  useEffect(() => {
    const typing = form.current;
    if (!typing || !keptForms) return;
    let last = JSON.stringify(typedIn(typing));
    const keep = async () => {
      const typed = typedIn(typing);
      const now = JSON.stringify(typed);
      if (now === last) return;
      const body = JSON.stringify({ address: location.pathname, typed });
      const answer = await fetch(keptForms, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
        keepalive: body.length < 60_000,
      }).catch(() => null);
      if (!answer?.ok) return say(answer ? '' : offline);
      last = now;
      const { time }: { readonly time: string } = await answer.json();
      say(saved.replace('\u0001', time));
    };
    const whenDown = () => say(offline);
    // "change" of a text box comes when it is left, and at once for a choice.
    typing.addEventListener('change', keep);
    window.addEventListener('online', keep);
    window.addEventListener('offline', whenDown);
    window.addEventListener('portal:keep', keep);
    return () => {
      typing.removeEventListener('change', keep);
      window.removeEventListener('online', keep);
      window.removeEventListener('offline', whenDown);
      window.removeEventListener('portal:keep', keep);
    };
  }, [form, keptForms, saved, offline]);
  return (
    <p className="hint kept-at" role="status">
      {said}
    </p>
  );
}
