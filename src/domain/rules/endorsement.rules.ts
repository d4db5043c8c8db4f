import type { Rule } from './rule';

/** Endorsement at the border (domain rules §4.7). */
export const endorsementRules: readonly Rule[] = [];
