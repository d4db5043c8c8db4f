import type { Rule } from './rule';

/** Import and the documents of other States (domain rules §4.5). */
export const importRules: readonly Rule[] = [];
