import type { Rule } from './rule';

/** Suspensions of trade and stricter measures (domain rules §4.4). */
export const suspensionRules: readonly Rule[] = [];
