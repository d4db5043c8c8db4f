'use client';

import { createContext, type ReactNode, useActionState, useContext, useEffect, useRef } from 'react';
import { EMPTY_FORM_STATE, type FormAction, type FormState } from './form-state';
import type { FormWords } from './form-words';

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
  readonly words: FormWords;
  readonly children: ReactNode;
}

/** The browser's half of ActionForm. Without scripts the server renders it with the same state. */
export function ActionFormClient({ action, title, words, children }: ActionFormClientProps) {
  const [state, submit] = useActionState(action, EMPTY_FORM_STATE);
  const isRefused = state.summary !== null;
  return (
    <FormContext value={{ state, words }}>
      {title === null ? null : <title>{isRefused ? `${words.errorPrefix}${title}` : title}</title>}
      {isRefused ? <ErrorSummary state={state} words={words} /> : null}
      <form action={submit} noValidate className="form">
        {children}
      </form>
    </FormContext>
  );
}

function ErrorSummary({ state, words }: { readonly state: FormState; readonly words: FormWords }) {
  const box = useRef<HTMLDivElement>(null);
  // Synchronises with the browser's focus: after a refusal React leaves it on the body, where a screen reader says nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt is announced, also when the words stay the same.
  useEffect(() => box.current?.focus(), [state.attempt]);
  const errors = Object.entries(state.fieldErrors);
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box} aria-labelledby="error-summary-heading">
      <h2 id="error-summary-heading">{words.thereIsAProblem}</h2>
      {errors.length === 0 ? <p>{state.summary}</p> : null}
      {state.isStale ? (
        <p>
          {/* biome-ignore lint/a11y/useValidAnchor: an empty address asks for this page anew, query and all, with or without scripts. */}
          <a href="">{words.showNewest}</a>
        </p>
      ) : null}
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
