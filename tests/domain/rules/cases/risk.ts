/** Cases of the chapter “risk”. */
import type { Cases } from './support';

export const riskCases: Readonly<Record<string, Cases>> = {};
