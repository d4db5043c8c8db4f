import 'server-only';
import type { Letterhead } from '@/domain/offices/letterhead';
import { invariant } from '@/domain/shared/invariant';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** An edition of a letterhead: from when on, and who set it; nobody set the one that an office began with. */
export interface LetterheadEdition extends Letterhead {
  readonly edition: number;
  readonly setAt: string;
  readonly setterName: string | null;
}

/** The editions of an office, newest first. */
export async function letterheadsOf(
  db: Reader,
  officeId: string,
  of: { readonly until?: string; readonly most: number },
): Promise<readonly LetterheadEdition[]> {
  const rows = await db.officeLetterhead.findMany({
    where: { officeId, ...(of.until ? { setAt: { lte: of.until } } : {}) },
    orderBy: { edition: 'desc' },
    take: of.most,
    include: { setter: { select: { name: true } } },
  });
  return rows.map(({ nameEn, nameFr, nameEs, logoSha256, setter, edition, address, place, contact, setAt }) => ({
    edition,
    names: { en: nameEn, fr: nameFr, es: nameEs },
    address,
    place,
    contact,
    logo: logoSha256 && Buffer.from(logoSha256).toString('hex'),
    setAt: setAt.toISOString(),
    setterName: setter?.name ?? null,
  }));
}

/** The letterhead of an office: the newest, or that of a moment. */
export async function letterheadOf(db: Reader, officeId: string, at?: string): Promise<LetterheadEdition> {
  const [newest] = await letterheadsOf(db, officeId, { most: 1, ...(at ? { until: at } : {}) });
  invariant(newest, 'every office has a letterhead');
  return newest;
}

/** Sets the next edition; PostgreSQL counts it. */
export async function insertLetterhead(
  tx: Tx,
  officeId: string,
  { names, address, place, contact, logo }: Letterhead,
  set: { readonly by: string; readonly at: string },
): Promise<void> {
  await tx.db.officeLetterhead.create({
    data: {
      officeId,
      edition: 1,
      nameEn: names.en,
      nameFr: names.fr,
      nameEs: names.es,
      address: [...address],
      place,
      contact,
      logoSha256: logo === null ? null : Buffer.from(logo, 'hex'),
      setBy: set.by,
      setAt: set.at,
    },
    select: { officeId: true },
  });
}
