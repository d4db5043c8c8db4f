import type { NameLanguage } from '@/domain/taxonomy/taxon';
import type { Queryable } from './queryable';

/** A name that answers a search, and how well: the lower the place, the better. */
export type NameHit = {
  readonly taxonId: string;
  readonly scientificName: string;
  readonly kind: 'accepted' | 'synonym' | 'former' | 'common';
  readonly name: string;
  readonly place: number;
};

/** The place of a name that is only spelt much like the query. */
export const ALIKE = 6;

// Two letters begin thousands of names: only the likeliest are looked at closely, however many there are.
const LOOKED_AT = 300;

// One hit per taxon and body of data, the best; then one body of data per name: demonstration, loaded checklist, shipped.
const best = (hits: string): string => `
  WITH hit AS (SELECT * FROM (${hits}) found ORDER BY place, closeness DESC, length(name), name LIMIT ${LOOKED_AT}),
  of_taxon AS (
    SELECT DISTINCT ON (t.kingdom, t.scientific_name) t.id, t.scientific_name, h.kind, h.name, h.place, h.closeness
    FROM hit h JOIN taxon t ON t.id = h.taxon_id AND t.withdrawn_on IS NULL
    ORDER BY t.kingdom, t.scientific_name, h.place, h.closeness DESC, array_position(ARRAY['demonstration', 'checklist', 'shipped'], t.origin)
  )
  SELECT id::text AS "taxonId", scientific_name AS "scientificName", kind, name, place
  FROM of_taxon ORDER BY place, closeness DESC, length(scientific_name), scientific_name LIMIT $3`;

// The pattern operators ~>=~ and ~<~ use the prefix index whether or not the plan knows the text beforehand.
const EXACT_OR_PREFIX = best(`
    SELECT n.taxon_id, n.kind, n.name, 0 AS closeness,
           CASE WHEN n.normalised <> q.text THEN 3
                WHEN n.kind = 'accepted' THEN 0
                WHEN n.kind IN ('synonym', 'former') THEN 1
                ELSE 2 END AS place
    FROM (SELECT normalise_name($1) AS text) q
    JOIN taxon_name n ON n.normalised ~>=~ q.text AND n.normalised ~<~ (q.text || chr(1114111))
    WHERE n.kind <> 'common' OR (n.normalised = q.text AND n.language = $2)`);

// Backslash, % and _ are what LIKE reads as more than themselves.
const CONTAINED_OR_ALIKE = best(`
    SELECT n.taxon_id, n.kind, n.name, similarity(n.normalised, q.text) AS closeness, CASE WHEN n.language = $2 THEN 4 ELSE 5 END AS place
    FROM (SELECT normalise_name($1) AS text, regexp_replace(normalise_name($1), '([\\\\%_])', '\\\\\\1', 'g') AS pattern) q
    JOIN taxon_name n ON n.normalised LIKE '%' || q.pattern || '%'
    WHERE n.kind = 'common'
    UNION ALL
    SELECT n.taxon_id, n.kind, n.name, similarity(n.normalised, q.text), ${ALIKE}
    FROM (SELECT normalise_name($1) AS text) q JOIN taxon_name n ON n.normalised % q.text
    WHERE similarity(n.normalised, q.text) >= 0.35`);

// Several slips leave too few trigrams for their index. The first letter is seldom wrong, and the length never by much.
const NEARLY = best(`
    SELECT n.taxon_id, n.kind, n.name, similarity(n.normalised, q.text) AS closeness, ${ALIKE} AS place
    FROM (SELECT normalise_name($1) AS text) q
    JOIN taxon_name n ON n.normalised ~>=~ left(q.text, 1) AND n.normalised ~<~ (left(q.text, 1) || chr(1114111))
    WHERE (n.kind <> 'common' OR n.language = $2)
      AND length(n.normalised) BETWEEN length(q.text) - 3 AND length(q.text) + 3
      AND similarity(n.normalised, q.text) >= 0.15`);

/** Names that are the query or begin with it: accepted, then synonym, then common name in the reader's language, then beginnings. */
export const findNamesExactOrPrefix = (db: Queryable, query: string, language: NameLanguage, limit: number): Promise<readonly NameHit[]> =>
  db.$queryRawUnsafe<NameHit[]>(EXACT_OR_PREFIX, query, language, limit);

/** Common names that contain the query, the reader's language first, then names of any kind that are spelt much like it. */
export const findNamesContainedOrAlike = (
  db: Queryable,
  query: string,
  language: NameLanguage,
  limit: number,
): Promise<readonly NameHit[]> => db.$queryRawUnsafe<NameHit[]>(CONTAINED_OR_ALIKE, query, language, limit);

/** Names with the same first letter, about as long and with some letters in common: to be compared letter by letter. */
export const findNamesNearly = (db: Queryable, query: string, language: NameLanguage, limit: number): Promise<readonly NameHit[]> =>
  db.$queryRawUnsafe<NameHit[]>(NEARLY, query, language, limit);
