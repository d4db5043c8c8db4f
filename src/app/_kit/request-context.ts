/**
 * Who asks, in which language, from where: made once for each request from what the proxy and the session say.
 *
 *   const { ctx, words, visit } = await requestContext();          // pages, actions, signed-in routes
 *   const { ctx, words, visit } = await publicContext();           // public pages: nobody is looked up
 */
import 'server-only';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { currentActor } from '@/auth/session';
import { installation, makeContext } from '@/composition';
import { env } from '@/config/env';
import type { Actor } from '@/domain/access/actor';
import { DEFAULT_LOCALE, isLocale, LOCALE_HEADER } from '@/i18n/locale';
import { getWords, type Words } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import { clientAddress } from './client-address';
import { ADDRESS_HEADER, SOCKET_HEADER } from './portal-headers';

/** What is known of the request itself. */
export interface Visit {
  /** Path and query as asked. */
  readonly address: string;
  /** For throttles; a whole /64 for IPv6. Never logged. */
  readonly clientAddress: string;
}

/** Everything a page or an action is given. */
export interface RequestContext {
  readonly ctx: ServiceContext;
  readonly words: Words;
  readonly visit: Visit;
}

async function contextFor(actor: Actor | null): Promise<RequestContext> {
  const asked = await headers();
  const locale = asked.get(LOCALE_HEADER);
  const { trustedProxies, partyTimeZone } = env();
  const words = getWords(isLocale(locale) ? locale : DEFAULT_LOCALE, partyTimeZone);
  return {
    ctx: makeContext(actor, words.locale),
    words,
    visit: {
      address: asked.get(ADDRESS_HEADER) ?? '/',
      clientAddress: clientAddress(asked.get(SOCKET_HEADER), asked.get('x-forwarded-for'), trustedProxies),
    },
  };
}

/** The context of a request that may be signed in. */
export const requestContext = cache(async (): Promise<RequestContext> => {
  const hasCookie = (await cookies()).getAll().some(({ name }) => /^(__Host-)?sid(\.|$)/.test(name));
  return contextFor(hasCookie ? await currentActor(installation().db) : null);
});

/** The context of a public page: the same for everybody, whoever is signed in. */
export const publicContext = cache((): Promise<RequestContext> => contextFor(null));
