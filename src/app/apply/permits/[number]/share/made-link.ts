import 'server-only';
import { cookies } from 'next/headers';
import { paths } from '@/app/_kit/paths';
import { env } from '@/config/env';

const COOKIE = 'made-link';
/** Long enough to copy a link on a slow line; after that nobody sees it again. */
const SECONDS = 300;

/** A link that was just made. */
export interface MadeLink {
  readonly token: string;
  readonly expiresAt: string;
}

/** Carries a new link over the redirect to the page that shows it once: the register itself has its digest alone. */
export async function keepMadeLink(permitNumber: string, { token, expiresAt }: MadeLink): Promise<void> {
  (await cookies()).set(COOKIE, `${token}~${expiresAt}`, {
    path: paths.apply.permitShare({ permitNumber }),
    maxAge: SECONDS,
    httpOnly: true,
    sameSite: 'strict',
    secure: env().appOrigin.startsWith('https:'),
  });
}

/** The link that was just made here, if any. */
export async function madeLink(): Promise<MadeLink | null> {
  const [, token, expiresAt] = /^([\w-]{43})~(\d{4}-[\dT:.Z-]{6,24})$/.exec((await cookies()).get(COOKIE)?.value ?? '') ?? [];
  return token && expiresAt ? { token, expiresAt } : null;
}
