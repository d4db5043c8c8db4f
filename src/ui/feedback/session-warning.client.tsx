'use client';

import { useEffect, useRef, useState } from 'react';

interface SessionWarningProps {
  /** Where "Stay signed in" is sent. */
  readonly extend: string;
  readonly signIn: string;
  readonly secondsLeft: number;
  /** The end of the session as the reader's language writes a time. */
  readonly time: string;
  readonly words: {
    /** For readers without scripts, and for those who look: when it ends. */
    readonly ends: string;
    readonly heading: string;
    readonly text: string;
    readonly extend: string;
    readonly overHeading: string;
    readonly overText: string;
    readonly signIn: string;
  };
}

/** The warning comes five minutes before the end (WCAG 2.2.1: at least twenty seconds, and one simple action). */
const WARNING_SECONDS = 300;

/** Says when the session ends and, with scripts, asks in time whether it shall go on. What is typed is kept either way. */
export function SessionWarning({ extend, signIn, words, ...end }: SessionWarningProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [{ secondsLeft, time }, setEnd] = useState({ secondsLeft: end.secondsLeft, time: end.time });
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const open = () => {
      // Whatever stands in the form is kept before anybody is asked anything.
      window.dispatchEvent(new Event('portal:keep'));
      if (!dialog.current?.open) dialog.current?.showModal();
    };
    const warning = setTimeout(open, Math.max(0, secondsLeft - WARNING_SECONDS) * 1000);
    const over = setTimeout(() => {
      setOver(true);
      if (!dialog.current?.open) dialog.current?.showModal();
    }, secondsLeft * 1000);
    return () => {
      clearTimeout(warning);
      clearTimeout(over);
    };
  }, [secondsLeft]);
  const goOn = async () => {
    const answer = await fetch(extend, { method: 'POST' }).catch(() => null);
    if (answer === null) return;
    if (!answer.ok) return setOver(true);
    setEnd(await answer.json());
    dialog.current?.close();
  };
  const at = (text: string) => text.replace('\u0001', time);
  return (
    <>
      <p className="hint session-end">{at(words.ends)}</p>
      <dialog ref={dialog} className="session-dialog" aria-labelledby="session-heading" aria-describedby="session-text">
        <h2 id="session-heading">{isOver ? words.overHeading : words.heading}</h2>
        <p id="session-text">{isOver ? words.overText : at(words.text)}</p>
        {isOver ? (
          <a className="button button-primary" href={signIn}>
            {words.signIn}
          </a>
        ) : (
          <button type="button" className="button button-primary" onClick={goOn}>
            {words.extend}
          </button>
        )}
      </dialog>
    </>
  );
}
