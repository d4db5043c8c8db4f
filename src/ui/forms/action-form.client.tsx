'use client';

import { createContext, type FormEvent, type KeyboardEvent, type ReactNode, useActionState, useContext, useEffect, useRef } from 'react';
import { EMPTY_FORM_STATE, type FormAction, type FormState, type RefusedBefore } from './form-state';
import type { FormWords } from './form-words';
import { KeepTyping, ShowSaved, useKeptTyping } from './kept-typing.client';

const FormContext = createContext<{ readonly state: FormState; readonly words: FormWords } | null>(null);

/** What the form came back with, for the field that asks. */
export function useFormContext() {
  const context = useContext(FormContext);
  if (!context) throw new Error('A field stands outside an ActionForm.');
  return context;
}

interface ActionFormClientProps {
  readonly action: FormAction;
  readonly title: string | null;
  readonly refused: RefusedBefore | null;
  readonly words: FormWords;
  readonly children: ReactNode;
}

/** The state that a form begins with: what its reader typed before, and what is known to be wrong with it. */
function firstState(typed: FormState['values'] | null, refused: RefusedBefore | null): FormState {
  if (!typed) return EMPTY_FORM_STATE;
  const kept = { ...EMPTY_FORM_STATE, values: typed, attempt: 1 };
  return refused ? { ...kept, summary: `${refused.title}. ${refused.detail}`, messages: refused.messages } : kept;
}

/** The browser's half of ActionForm. Without scripts the server renders it with the same state. */
export function ActionFormClient({ action, title, refused, words, children }: ActionFormClientProps) {
  const kept = useKeptTyping();
  // Only the page's main form is kept: another on the same page may ask for the same names.
  const before = title !== null && kept?.typed ? kept : null;
  const [state, submit, isBusy] = useActionState(action, firstState(before?.typed ?? null, refused));
  const form = useKeptForm();
  const isRefused = state.summary !== null;
  // A second click while the answer is under way sends nothing; a disabled button would lose the focus.
  const sendOnce = (event: FormEvent) => {
    if (isBusy) event.preventDefault();
  };
  // In a text of several lines Enter begins another one; with Ctrl or ⌘ it sends the form, as in other programs.
  const sendByKey = (event: KeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !(event.target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    event.currentTarget.requestSubmit(event.currentTarget.querySelector<HTMLButtonElement>('button[type="submit"]'));
  };
  return (
    <FormContext value={{ state, words }}>
      {title === null ? null : <title>{isRefused ? `${words.errorPrefix}${title}` : title}</title>}
      {isRefused ? <ErrorSummary state={state} words={words} /> : null}
      {before && !isRefused ? (
        <div className="notice notice-information" role="status">
          <div>
            <p>{before.words.notice}</p>
            <ShowSaved>{before.words.drop}</ShowSaved>
          </div>
        </div>
      ) : null}
      <form ref={form} action={submit} onSubmit={sendOnce} onKeyDown={sendByKey} aria-busy={isBusy} noValidate className="form">
        {children}
      </form>
      {title !== null && kept ? <KeepTyping form={form} /> : null}
    </FormContext>
  );
}

/**
 * Keeps what stands in the form when an answer arrives. React empties a form after its action, back to what was sent, and so
 * would throw away what was typed since. It does so in silence: only the browser's own event tells, never `onReset`.
 */
function useKeptForm() {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const kept = form.current;
    const keep = (event: Event) => event.preventDefault();
    kept?.addEventListener('reset', keep);
    return () => kept?.removeEventListener('reset', keep);
  }, []);
  return form;
}

function ErrorSummary({ state, words }: { readonly state: FormState; readonly words: FormWords }) {
  const box = useRef<HTMLDivElement>(null);
  // Synchronises with the browser's focus: after a refusal React leaves it on the body, where a screen reader says nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt is announced, also when the words stay the same.
  useEffect(() => box.current?.focus(), [state.attempt]);
  const errors = Object.entries(state.fieldErrors);
  return (
    // biome-ignore lint/a11y/noAutofocus: without scripts the page begins anew at its top, far from a form in a panel below.
    <div className="error-summary" role="alert" tabIndex={-1} autoFocus ref={box} aria-labelledby="error-summary-heading">
      <h2 id="error-summary-heading">{words.thereIsAProblem}</h2>
      {errors.length === 0 ? <p>{state.summary}</p> : null}
      {state.isStale ? <ShowSaved>{words.showNewest}</ShowSaved> : null}
      {state.messages.length > 0 ? (
        <ul>
          {state.messages.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      ) : null}
      {errors.length > 0 ? (
        <ul>
          {errors.map(([name, message]) => (
            <li key={name}>
              <a href={`#${encodeURIComponent(name)}`}>{message}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
