import type { Rule } from './rule';

/** Quotas (domain rules §4.4). */
export const quotaRules: readonly Rule[] = [];
