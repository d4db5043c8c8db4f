import 'server-only';
import { readFileSync } from 'node:fs';
import type { TokenSetting } from '@/config/token-setting';
import { type Cryptoki, cryptoki, TokenFault } from './cryptoki';

/** Answers of a token that was away, was taken out, or was begun anew by somebody else: a new session may find it again. */
const LOST: readonly number[] = [
  0x030, // CKR_DEVICE_ERROR
  0x032, // CKR_DEVICE_REMOVED
  0x082, // CKR_OBJECT_HANDLE_INVALID
  0x060, // CKR_KEY_HANDLE_INVALID
  0x0b0, // CKR_SESSION_CLOSED
  0x0b3, // CKR_SESSION_HANDLE_INVALID
  0x0e0, // CKR_TOKEN_NOT_PRESENT
  0x0e1, // CKR_TOKEN_NOT_RECOGNIZED
  0x101, // CKR_USER_NOT_LOGGED_IN
  0x190, // CKR_CRYPTOKI_NOT_INITIALIZED
];
/** CKR_PIN_INCORRECT, CKR_PIN_INVALID, CKR_PIN_LEN_RANGE, CKR_PIN_EXPIRED, CKR_PIN_LOCKED: each further try may lock the token for good. */
const PIN_REFUSED: readonly number[] = [0x0a0, 0x0a1, 0x0a2, 0x0a3, 0x0a4];

/** A session, and what was learnt in it: handles of objects are worth nothing in the next. */
export interface Opened {
  readonly session: number;
}

/** Somebody at work in an open session of the token. */
type Work<T> = (token: Cryptoki, opened: Opened) => T;

/** A token that is opened at its first use, and once more when its session is lost. A PIN that it refused is not tried again by this process. */
export function tokenSession({ module, label, pin, pinFile }: TokenSetting): { readonly use: <T>(work: Work<T>) => T } {
  let token: Cryptoki | null = null;
  let opened: Opened | null = null;
  let refused: TokenFault | null = null;

  const forget = (): void => {
    opened = null;
    try {
      // A library may look for tokens only when it begins.
      token?.finalise();
    } catch {
      // It had ended already.
    }
  };
  const open = (): Opened => {
    token ??= cryptoki(module);
    token.initialise();
    const slot = token.slotOf(label);
    if (slot === null) throw new Error(`no token with the label ${label} is there`);
    const session = token.open(slot);
    token.logIn(session, pin ?? readFileSync(pinFile ?? '', 'utf8').trim());
    return { session };
  };
  const attempt = <T>(work: Work<T>): T => {
    if (refused) throw refused;
    try {
      opened ??= open();
    } catch (error) {
      forget();
      if (error instanceof TokenFault && PIN_REFUSED.includes(error.code)) refused = error;
      throw error;
    }
    return work(token as Cryptoki, opened);
  };

  return {
    use: (work) => {
      const isNew = opened === null;
      try {
        return attempt(work);
      } catch (error) {
        if (!(error instanceof TokenFault) || !LOST.includes(error.code)) throw error;
        forget();
        if (isNew) throw error;
        return attempt(work);
      }
    },
  };
}
