import type { Rule } from './rule';

/** Rows of the annual report (domain rules §4.8). */
export const reportRules: readonly Rule[] = [];
