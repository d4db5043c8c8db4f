import 'server-only';
import { cache } from 'react';
import { currentInstant } from '@/config/clock';
import type { Database } from '@/data/client';
import { findHalfSession, findLiveSession, type HalfSession, personOfLapsedSession } from '@/data/repositories/person-repository';
import type { Actor } from '@/domain/access/actor';
import { sessionIdInCookie } from './auth';

/**
 * Who is asking. The cookie names a session; the register is asked at every request whether it still lives, whose it is and
 * which roles that person holds now, so that ending a session or disabling a person works at the next request.
 */
export const currentActor = cache(async (db: Database): Promise<Actor | null> => {
  const sessionId = await sessionIdInCookie();
  return sessionId === null ? null : findLiveSession(db, sessionId, currentInstant());
});

/** Whose password was right and who has still to show or set up a second factor. Such a session opens nothing else. */
export const halfSession = cache(async (db: Database): Promise<HalfSession | null> => {
  const sessionId = await sessionIdInCookie();
  return sessionId === null ? null : findHalfSession(db, sessionId, currentInstant());
});

/**
 * Whose session ran out while this browser still holds its cookie: what such a person sends is kept for them until they have
 * signed in again. It opens nothing: nobody is let in by it, and nothing is shown.
 */
export async function lapsedPerson(db: Database): Promise<string | null> {
  const sessionId = await sessionIdInCookie();
  return sessionId === null ? null : personOfLapsedSession(db, sessionId, currentInstant());
}
