import 'server-only';
import { z } from 'zod';
import type { Reader } from '../client';

/**
 * Trophies of each taxon that a hunter takes home this calendar year on our permits, this application aside (QTA-07). The
 * hunter is the importer (Res. Conf. 12.3 §I), known here by name and country alone.
 */
export async function trophiesOfHunter(
  db: Reader,
  hunter: { readonly name: string; readonly country: string; readonly year: number; readonly exceptApplication: string },
): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT l.scientific_name AS taxon, sum(CASE p.state WHEN 'replaced' THEN l.endorsed ELSE l.quantity END)::float AS trophies
    FROM permit p JOIN permit_line l ON l.permit_id = p.id JOIN application a ON a.id = p.application_id
    WHERE a.answers ->> 'purpose' = 'H' AND p.year = ${hunter.year}::int AND p.state NOT IN ('void', 'revoked')
      AND lower(a.answers ->> 'importerName') = lower(${hunter.name}) AND a.answers ->> 'importerCountry' = ${hunter.country}
      AND a.id <> ${hunter.exceptApplication}::uuid GROUP BY l.scientific_name`;
  const counted = z.array(z.object({ taxon: z.string(), trophies: z.number() })).parse(rows);
  return new Map(counted.map(({ taxon, trophies }) => [taxon, trophies]));
}
