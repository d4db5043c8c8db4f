'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { caseBefore, keepPlace } from '../../_parts/back-to-queue.client';

interface KeysDialogProps {
  readonly isOn: boolean;
  /** Where `G` and a second key lead. */
  readonly goTo: Readonly<Record<string, string>>;
  readonly words: { readonly open: string; readonly close: string };
  readonly children: ReactNode;
}

const rows = (): readonly HTMLAnchorElement[] => [...document.querySelectorAll<HTMLAnchorElement>('#cases a[data-case]')];

/** The row that has the focus, or the one it was last in. */
const focusedRow = (): number => rows().findIndex((link) => link.closest('tr')?.contains(document.activeElement));

function moveBy(step: number): void {
  const links = rows();
  const at = focusedRow();
  links[Math.max(0, Math.min(links.length - 1, at === -1 ? 0 : at + step))]?.focus();
}

const choiceOfRow = (): HTMLInputElement | null =>
  rows()[focusedRow()]?.closest('tr')?.querySelector<HTMLInputElement>('input[name="cases"]') ?? null;

const assignForm = (): HTMLFormElement | null => document.querySelector<HTMLInputElement>('#cases input[name="cases"]')?.form ?? null;

/** Takes the chosen cases, or the one in focus, for oneself. */
function takeForMe(): void {
  const form = assignForm();
  if (!form) return;
  const own = choiceOfRow();
  if (own && !form.querySelector('input[name="cases"]:checked')) own.checked = true;
  const to = form.elements.namedItem('to');
  if (to instanceof HTMLSelectElement) to.selectedIndex = 0;
  form.requestSubmit();
}

const follow = (selector: string): void => document.querySelector<HTMLAnchorElement>(selector)?.click();
const focusOn = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus();

const ACTS: Readonly<Record<string, () => void>> = {
  j: () => moveBy(1),
  ArrowDown: () => moveBy(1),
  k: () => moveBy(-1),
  ArrowUp: () => moveBy(-1),
  x: () => choiceOfRow()?.click(),
  a: takeForMe,
  A: () => focusOn('#cases select[name="to"], #cases .assign button'),
  '/': () => focusOn('#q'),
  v: () => focusOn('#views a'),
  '[': () => follow('.pager a[rel="prev"]'),
  ']': () => follow('.pager a[rel="next"]'),
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea, select'));

/** Listens for single keys, never while something is typed or a dialog is open, and shows what they do. */
export function KeysDialog({ isOn, goTo, words, children }: KeysDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Whoever comes back from a case goes on at its row.
  useEffect(() => {
    keepPlace(`${location.pathname}${location.search}`);
    const before = caseBefore(document.referrer);
    if (before && document.activeElement === document.body)
      rows()
        .find((link) => link.textContent === before)
        ?.focus();
  }, []);
  // Synchronises with the browser's keyboard.
  useEffect(() => {
    if (!isOn) return;
    let wasG = false;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const follows = wasG ? goTo[event.key] : undefined;
      wasG = event.key === 'g';
      if (follows) location.assign(follows);
      const act = event.key === '?' ? () => dialog.current?.showModal() : ACTS[event.key];
      if (follows || !act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOn, goTo]);
  return (
    <>
      <button type="button" className="button button-secondary keys-open" onClick={() => dialog.current?.showModal()}>
        {words.open}
      </button>
      <dialog ref={dialog} className="keys-dialog" aria-labelledby="keys-heading">
        {children}
        <button type="button" className="button button-secondary" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </dialog>
    </>
  );
}
