'use client';

import { startAuthentication } from '@simplewebauthn/browser';
import { useEffect, useRef, useState } from 'react';
import { useFormContext } from './action-form.client';
import { TextField } from './fields.client';

interface ConfirmProps {
  readonly hasCodes: boolean;
  readonly hasPasskey: boolean;
  readonly words: {
    readonly heading: string;
    readonly code: string;
    readonly codeHint: string;
    readonly passkey: string;
    readonly cancelled: string;
    readonly needsScripts: string;
  };
}

/**
 * The part of a form by which its sender shows that it is them, for what the form is about. A code is typed and sent with the
 * form, also with scripts off. A passkey is asked by the answer to the form, and the form sent once more with what it signed.
 */
export function ConfirmFields({ hasCodes, hasPasskey, words }: ConfirmProps) {
  return (
    <fieldset className="field">
      <legend>{words.heading}</legend>
      {hasCodes ? (
        <TextField
          name="proofCode"
          label={words.code}
          hint={words.codeHint}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={12}
          width="short"
          isCode
        />
      ) : null}
      {hasPasskey ? <PasskeyButton words={words} isAlone={!hasCodes} /> : null}
    </fieldset>
  );
}

function PasskeyButton({ words, isAlone }: Pick<ConfirmProps, 'words'> & { readonly isAlone: boolean }) {
  const { state } = useFormContext();
  const challenge = useRef<HTMLInputElement>(null);
  const assertion = useRef<HTMLInputElement>(null);
  const [hasScripts, seeScripts] = useState(false);
  const [said, say] = useState('');
  // Synchronises with the browser: without scripts there is no button that could not work.
  useEffect(() => seeScripts(true), []);

  const send = (values: { readonly challenge: string; readonly assertion: string }) => {
    if (!challenge.current || !assertion.current) return;
    challenge.current.value = values.challenge;
    assertion.current.value = values.assertion;
    challenge.current.form?.requestSubmit();
    // The next press of any button asks anew.
    challenge.current.value = '';
    assertion.current.value = '';
  };

  const asked = state.passkey;
  // Synchronises with the authenticator: each challenge that comes back is put to it once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a challenge is answered once, however often the form is drawn.
  useEffect(() => {
    if (!asked) return;
    say('');
    startAuthentication({ optionsJSON: JSON.parse(asked.options) }).then(
      (answer) => send({ challenge: asked.challenge, assertion: JSON.stringify(answer) }),
      () => say(words.cancelled),
    );
  }, [asked?.challenge]);

  return (
    <>
      <input type="hidden" name="proofChallenge" ref={challenge} defaultValue="" />
      <input type="hidden" name="proofAssertion" ref={assertion} defaultValue="" />
      {hasScripts ? (
        <p>
          <button
            type="button"
            id={isAlone ? 'proofCode' : undefined}
            className="button button-secondary"
            onClick={() => send({ challenge: 'new', assertion: '' })}
          >
            {words.passkey}
          </button>
        </p>
      ) : isAlone ? (
        <p className="hint">{words.needsScripts}</p>
      ) : null}
      {isAlone && state.fieldErrors.proofCode ? <p className="field-error">{state.fieldErrors.proofCode}</p> : null}
      <p className="hint" role="status">
        {said}
      </p>
    </>
  );
}
