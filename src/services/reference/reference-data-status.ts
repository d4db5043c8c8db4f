import { type BodyOfData, findBodiesOfData } from '@/data/reference/bodies-of-data';
import type { Queryable } from '@/data/reference/queryable';

/** How current the reference data are, for the note beside every listing; the text of the Appendices prevails. */
export const referenceDataStatus = (ctx: { readonly db: Queryable }): Promise<readonly BodyOfData[]> => findBodiesOfData(ctx.db);
