import 'server-only';
import { z } from 'zod';
import type { Reach } from '@/domain/access/policy';
import { SHELVES, type Shelf } from '@/domain/application/shelves';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Database } from '../client';
import { Prisma } from '../generated/client';
import { withinReach } from './within-reach';

/** What an applicant looks for: a reference, part of a species' name, or the beginning of a permit number; on which shelf today. */
export interface OwnApplicationSearch {
  readonly text: string;
  readonly shelf: Shelf | null;
  readonly today: IsoDate;
  /** The reference of the last one seen. */
  readonly after: string | null;
}

const PAGE = 25;
const pattern = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);

/** The shelf of an application `a`: what its applicant must do comes first, then what can be used, then what is over. */
const shelfOn = (today: IsoDate) => Prisma.sql`CASE
  WHEN a.state IN ('draft', 'returned') THEN 'needs-you'
  WHEN a.state NOT IN ('refused', 'withdrawn', 'lapsed')
    AND EXISTS (SELECT 1 FROM invoice i WHERE i.application_id = a.id AND i.state = 'open') THEN 'needs-you'
  WHEN EXISTS (SELECT 1 FROM permit p WHERE p.application_id = a.id
    AND p.state IN ('issued', 'partly-used', 'suspended') AND p.valid_until >= ${today}::date) THEN 'issued'
  WHEN a.state IN ('refused', 'withdrawn', 'lapsed')
    OR EXISTS (SELECT 1 FROM permit p WHERE p.application_id = a.id AND p.state NOT IN ('signing', 'void')) THEN 'closed'
  ELSE 'with-us' END`;

/** Which of the applications within a person's reach stand on a shelf and match, the last changed first, a page at a time. */
export async function findOwnApplications(
  db: Database,
  reach: Reach,
  { text, shelf, today, after }: OwnApplicationSearch,
): Promise<{ readonly ids: readonly string[]; readonly next: string | null }> {
  const number = `${pattern(
    text
      .toUpperCase()
      .replace(/\s+/g, '')
      .replace(/^(\d{2}[A-Z]{2}\d{6})-/, '$1/'),
  )}%`;
  const species = `%${pattern(text)}%`;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT a.id, a.reference FROM application a
    WHERE ${withinReach(reach)}
      AND (${after}::text IS NULL OR (a.updated_at, a.id) <
        (SELECT last.updated_at, last.id FROM application last WHERE last.reference = ${after} AND ${withinReach(reach, 'last')}))
      AND (${text} = '' OR a.reference = upper(${text})
        OR EXISTS (SELECT 1 FROM permit p WHERE p.application_id = a.id AND p.state NOT IN ('signing', 'void') AND p.permit_number LIKE ${number})
        OR EXISTS (SELECT 1 FROM specimen_line l WHERE l.application_id = a.id AND l.answers->>'scientificName' ILIKE ${species}))
      AND (${shelf}::text IS NULL OR ${shelfOn(today)} = ${shelf})
    ORDER BY a.updated_at DESC, a.id DESC LIMIT ${PAGE + 1}`;
  const found = z.array(z.object({ id: z.string(), reference: z.string() })).parse(rows);
  const page = found.slice(0, PAGE);
  return { ids: page.map(({ id }) => id), next: found.length > PAGE ? (page.at(-1)?.reference ?? null) : null };
}

/** How many of them stand on each shelf. */
export async function countShelves(db: Database, reach: Reach, today: IsoDate): Promise<Readonly<Record<Shelf, number>>> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT ${shelfOn(today)} AS shelf, count(*)::int AS n FROM application a WHERE ${withinReach(reach)} GROUP BY 1`;
  const counted = z.array(z.object({ shelf: z.enum(SHELVES), n: z.number() })).parse(rows);
  const on = (shelf: Shelf): number => counted.find((row) => row.shelf === shelf)?.n ?? 0;
  return { 'needs-you': on('needs-you'), 'with-us': on('with-us'), issued: on('issued'), closed: on('closed') };
}
