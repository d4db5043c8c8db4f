import type { Rule } from './rule';

/** Conditions of exemptions and special documents (domain rules §4.1). */
export const exemptionRules: readonly Rule[] = [];
