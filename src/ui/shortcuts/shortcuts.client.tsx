'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { isForThePage, type Shortcut, take } from './shortcut';

interface ShortcutsProps {
  readonly keys: readonly Shortcut[];
  /** Whether single keys do anything; the list on `?` is there either way, with the switch. */
  readonly isOn: boolean;
  readonly words: { readonly heading: string; readonly close: string; readonly off: string; readonly open: string; readonly send: string };
  /** The form of the switch. */
  readonly children: ReactNode;
}

/**
 * Single keys of a page, each a shorter way to something that is on the page anyway; the list of them opens on `?` and by its
 * button. While a field has the focus, and once they are turned off, keys are the browser's own (WCAG 2.1.4).
 */
export function Shortcuts({ keys, isOn, words, children }: ShortcutsProps) {
  const list = useRef<HTMLDialogElement>(null);
  const open = () => list.current?.showModal();
  // Keys are heard by the whole page, wherever the focus is.
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (!isForThePage(event)) return;
      if (event.key === '?') list.current?.showModal();
      else if (!isOn || !take(keys, event.key)) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [keys, isOn]);
  return (
    <>
      <button type="button" className="link-button" onClick={open} aria-keyshortcuts={isOn ? '?' : undefined}>
        {words.open}
      </button>
      <dialog ref={list} aria-labelledby="shortcuts-heading" className="shortcuts">
        <h2 id="shortcuts-heading">{words.heading}</h2>
        {isOn ? null : <p>{words.off}</p>}
        <dl className="shortcut-list">
          {keys.map(({ key, text }) => (
            <div key={key}>
              <dt>
                <kbd>{key.toUpperCase()}</kbd>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
        <p>{words.send}</p>
        {children}
        <form method="dialog">
          <button type="submit" className="button button-secondary">
            {words.close}
          </button>
        </form>
      </dialog>
    </>
  );
}
