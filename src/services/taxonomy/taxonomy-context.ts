import type { Queryable } from '@/data/reference/queryable';
import type { IsoDate } from '@/domain/shared/iso-date';

/** What the taxonomy services need of their caller; any wider service context fits. */
export type TaxonomyContext = { readonly db: Queryable; readonly today: IsoDate };
