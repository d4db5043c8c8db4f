'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { sendFile } from './send-file';
import { shrinkPhoto } from './shrink-photo';

/** The few words of an upload, handed over so that no catalogue is sent along. */
export interface UploadWords {
  readonly file: string;
  readonly camera: string;
  readonly button: string;
  readonly choose: string;
  readonly waiting: string;
  readonly shrinking: string;
  /** With `{percent}`. */
  readonly sending: string;
  readonly added: string;
  readonly again: string;
  /** Beside a file that will never be taken. */
  readonly another: string;
  readonly failed: string;
}

interface UploadFormProps {
  /** Where the form is sent, with scripts and without. */
  readonly action: string;
  readonly id: string;
  readonly accept: string;
  readonly words: UploadWords;
  /** Fields that go with every file. */
  readonly children: ReactNode;
}

/** How far one file is. */
interface Going {
  readonly key: number;
  readonly file: File;
  readonly state: 'waiting' | 'shrinking' | 'sending' | 'added' | 'failed' | 'refused';
  readonly said: string;
}

/**
 * A form for files. Without scripts it sends one file and the page comes back; with them it sends several, one after the other,
 * makes large photographs smaller first, says how far each is, and tries each again by itself where that can help.
 */
export function UploadForm({ action, id, accept, words, children }: UploadFormProps) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const lastKey = useRef(0);
  const [isScripted, setScripted] = useState(false);
  const [going, setGoing] = useState<readonly Going[]>([]);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => setScripted(true), []);

  const tell = (key: number, state: Going['state'], said: string) =>
    setGoing((all) => all.map((one) => (one.key === key ? { ...one, state, said } : one)));

  const send = async ({ key, file }: Going, fields: FormData) => {
    tell(key, 'shrinking', file.type.startsWith('image/') ? words.shrinking : words.waiting);
    const small = await shrinkPhoto(file);
    const body = new FormData();
    for (const [name, value] of fields) if (typeof value === 'string') body.append(name, value);
    body.set('answer', 'json');
    body.append('file', small, small.name);
    const sent = await sendFile(action, body, words.failed, (percent) =>
      tell(key, 'sending', words.sending.replace('{percent}', String(percent))),
    );
    if (!sent.ok) return tell(key, sent.isFinal ? 'refused' : 'failed', sent.message);
    tell(key, 'added', words.added);
    router.refresh();
  };

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const fields = new FormData(element);
    const files = fields.getAll('file').filter((value): value is File => value instanceof File && value.name !== '');
    setFault(files.length === 0 ? words.choose : null);
    if (files.length === 0) element.querySelector<HTMLInputElement>('input[type=file]')?.focus();
    const fresh = files.map((file): Going => {
      lastKey.current += 1;
      return { key: lastKey.current, file, state: 'waiting', said: words.waiting };
    });
    setGoing((all) => [...all.filter(({ state }) => state !== 'added' && state !== 'refused'), ...fresh]);
    element.reset();
    for (const one of fresh) await send(one, fields);
  };

  const again = (one: Going) => {
    if (form.current) void send(one, new FormData(form.current));
  };

  return (
    <form ref={form} action={action} method="post" encType="multipart/form-data" className="form upload" onSubmit={onSubmit}>
      {children}
      <div className={fault ? 'field field-wrong' : 'field'}>
        <label htmlFor={`${id}-file`}>{words.file}</label>
        {fault ? (
          <p id={`${id}-fault`} className="field-error" role="alert">
            {fault}
          </p>
        ) : null}
        <input
          ref={box}
          type="file"
          id={`${id}-file`}
          name="file"
          accept={accept}
          multiple={isScripted}
          className="input"
          {...(fault ? { 'aria-invalid': true, 'aria-describedby': `${id}-fault` } : {})}
        />
      </div>
      <div className="field upload-camera">
        <label htmlFor={`${id}-camera`}>{words.camera}</label>
        <input type="file" id={`${id}-camera`} name="file" accept="image/jpeg" capture="environment" className="input" />
      </div>
      <ul className="upload-list" aria-live="polite">
        {going.map((one) => (
          <li key={one.key} className={one.state === 'failed' || one.state === 'refused' ? 'upload-failed' : undefined}>
            <bdi>{one.file.name}</bdi>: {one.said}{' '}
            {one.state === 'failed' ? (
              <button type="button" className="button button-secondary" onClick={() => again(one)}>
                {words.again} <span className="visually-hidden">{one.file.name}</span>
              </button>
            ) : null}
            {one.state === 'refused' ? (
              <button type="button" className="button button-secondary" onClick={() => box.current?.click()}>
                {words.another} <span className="visually-hidden">({one.file.name})</span>
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <button type="submit" className="button button-secondary">
        {words.button}
      </button>
    </form>
  );
}
