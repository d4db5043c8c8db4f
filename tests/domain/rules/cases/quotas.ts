/** Cases of the chapter “quotas”. */
import type { Cases } from './support';

export const quotasCases: Readonly<Record<string, Cases>> = {};
