import { z } from 'zod';
import { WORK_PERIOD_NAMES } from '@/domain/reports/work-period';

/** Which period a report is about: what an address says wrongly is the last quarter. */
export const workParameters = z.object({ period: z.enum(WORK_PERIOD_NAMES).catch('quarter').default('quarter') });
