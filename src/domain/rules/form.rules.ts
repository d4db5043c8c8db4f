import type { Rule } from './rule';

/** The form, its signatures and its numbers (domain rules §4.6). */
export const formRules: readonly Rule[] = [];
