'use client';

import { startRegistration } from '@simplewebauthn/browser';
import { useEffect, useRef, useState } from 'react';
import { useFormContext } from './action-form.client';

interface MakePasskeyProps {
  /** What the server says of the passkey to be made, as JSON. */
  readonly options: string;
  readonly words: { readonly make: string; readonly failed: string; readonly needsScripts: string };
}

/** Has the browser make a passkey and sends the form with it. Made once: a form that comes back for another reason sends the same. */
export function MakePasskey({ options, words }: MakePasskeyProps) {
  const { state } = useFormContext();
  const made = useRef<HTMLInputElement>(null);
  const [hasScripts, seeScripts] = useState(false);
  const [said, say] = useState('');
  // Synchronises with the browser: without scripts there is no button that could not work.
  useEffect(() => seeScripts(true), []);
  const make = async () => {
    const input = made.current;
    if (!input) return;
    say('');
    try {
      if (!input.value) input.value = JSON.stringify(await startRegistration({ optionsJSON: JSON.parse(options) }));
      input.form?.requestSubmit();
    } catch {
      say(words.failed);
    }
  };
  if (!hasScripts) return <p className="hint">{words.needsScripts}</p>;
  return (
    <>
      <input type="hidden" name="passkey" ref={made} defaultValue="" />
      <button type="button" id="passkey" className="button button-primary" onClick={make}>
        {words.make}
      </button>
      {state.fieldErrors.passkey ? <p className="field-error">{state.fieldErrors.passkey}</p> : null}
      <p className="hint" role="status">
        {said}
      </p>
    </>
  );
}
