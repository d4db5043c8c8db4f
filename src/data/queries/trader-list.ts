import 'server-only';
import type { VettingState } from '@/domain/people/vetting';
import type { Database } from '../client';
import { type TraderProfile, toProfile, WITH_PROFILE } from '../repositories/profile-repository';

/** A trader in the office's list. */
export interface TraderRow {
  readonly profile: TraderProfile;
  readonly email: string;
}

const PAGE = 25;

/** Traders of a vetting state (of every state where none is named) that a text finds: who waits longest first, else whoever changed last. */
export async function readTraders(
  db: Database,
  { state, text, after }: { readonly state: VettingState | null; readonly text: string; readonly after: string | null },
): Promise<{ readonly traders: readonly TraderRow[]; readonly next: string | null }> {
  const contains = { contains: text, mode: 'insensitive' } as const;
  const rows = await db.traderProfile.findMany({
    where: {
      ...(state ? { state } : {}),
      ...(text
        ? {
            OR: [
              { person: { name: contains } },
              { person: { email: contains } },
              { latinName: contains },
              { businessName: contains },
              { registrationNumber: contains },
            ],
          }
        : {}),
    },
    orderBy: state === 'asked' ? [{ askedAt: 'asc' }, { personId: 'asc' }] : [{ updatedAt: 'desc' }, { personId: 'asc' }],
    take: PAGE + 1,
    ...(after ? { cursor: { personId: after }, skip: 1 } : {}),
    include: { person: { include: WITH_PROFILE } },
  });
  const traders = rows.slice(0, PAGE).flatMap(({ person }): TraderRow[] => {
    const profile = toProfile(person);
    return profile ? [{ profile, email: person.email }] : [];
  });
  return { traders, next: rows.length > PAGE ? (traders.at(-1)?.profile.personId ?? null) : null };
}
