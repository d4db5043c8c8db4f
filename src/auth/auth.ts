import 'server-only';
import { cookies } from 'next/headers';
import NextAuth from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { env } from '@/config/env';

/** The longest any session may last; the row of the session says when this one really ends. */
const LONGEST_SESSION_SECONDS = 12 * 3600;

/** next-auth notes here where somebody came from. The portal has no use for it, and an address may carry a code. */
const RETURN_COOKIE = 'came-from';

/**
 * next-auth keeps the cookie: encrypted, signed, HttpOnly, and with nothing in it but the id of a session row. It is given
 * that id after the portal has checked the password (services/people/sign-in.ts), and none of its own addresses is served,
 * so that there is one door only, and the throttle stands in it.
 */
const { auth, signIn, signOut } = NextAuth(() => {
  const { appOrigin, authSecret } = env();
  const secure = appOrigin.startsWith('https:');
  return {
    secret: authSecret,
    // Links are built from APP_ORIGIN; what next-auth makes of the Host header is never used.
    trustHost: true,
    session: { strategy: 'jwt', maxAge: LONGEST_SESSION_SECONDS },
    useSecureCookies: secure,
    cookies: {
      callbackUrl: { name: RETURN_COOKIE },
      sessionToken: { name: secure ? '__Host-sid' : 'sid', options: { httpOnly: true, sameSite: 'lax', path: '/', secure } },
    },
    // Refusals are counted and recorded by the portal; next-auth would print a stack for each.
    logger: { error: () => undefined, warn: () => undefined },
    providers: [
      Credentials({
        credentials: { sessionId: {} },
        authorize: ({ sessionId }) => (typeof sessionId === 'string' ? { id: sessionId } : null),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }),
      session: ({ session, token }) => ({ expires: session.expires, sid: token.sid }),
    },
  };
});

/** Writes the cookie for a session row that was just opened. */
export async function keepSession(sessionId: string): Promise<void> {
  await signIn('credentials', { sessionId, redirect: false });
  (await cookies()).delete(RETURN_COOKIE);
}

/** Removes the cookie. */
export async function forgetSession(): Promise<void> {
  await signOut({ redirect: false });
  (await cookies()).delete(RETURN_COOKIE);
}

/** The session id in the cookie of this request, or null: not there, tampered with, or too old. */
export async function sessionIdInCookie(): Promise<string | null> {
  const session: unknown = await auth();
  if (typeof session !== 'object' || session === null || !('sid' in session)) return null;
  return typeof session.sid === 'string' ? session.sid : null;
}
