import 'server-only';
import { cookies } from 'next/headers';

/** A sentence that survives one redirect: a route answers a form with 303, and the page it leads to shows why. */
const COOKIE = 'kept';
const SECONDS = 20;
const LONGEST = 500;

/** The Set-Cookie header that keeps a sentence for the next page. */
export function keepMessage(message: string, path: string, secure: boolean): string {
  const value = encodeURIComponent(message.slice(0, LONGEST));
  return `${COOKIE}=${value}; Path=${path}; Max-Age=${SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** The sentence that was kept for this page, if any. */
export async function keptMessage(): Promise<string | null> {
  return (await cookies()).get(COOKIE)?.value.slice(0, LONGEST) ?? null;
}
