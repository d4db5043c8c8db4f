import type { IsoDate } from '@/domain/shared/iso-date';
import type { Queryable } from './queryable';

/** A body of data on taxa that is loaded now: what it is, of which day, and how many names it holds. */
export type BodyOfData = {
  readonly origin: 'shipped' | 'checklist' | 'demonstration';
  readonly dataDate: IsoDate;
  readonly taxa: number;
};

const BODIES = `
  SELECT origin, max(data_date)::text AS "dataDate", count(*)::int AS taxa
  FROM taxon WHERE withdrawn_on IS NULL GROUP BY origin ORDER BY origin`;

/** The bodies of taxon data that are loaded, with their days. */
export const findBodiesOfData = (db: Queryable): Promise<readonly BodyOfData[]> => db.$queryRawUnsafe<BodyOfData[]>(BODIES);
