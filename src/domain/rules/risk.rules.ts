import type { Rule } from './rule';

/** Risk (domain rules §4.8). */
export const riskRules: readonly Rule[] = [];
