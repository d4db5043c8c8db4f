import type { Rule } from './rule';

/** The life of an application and of a permit (domain rules §4.7). */
export const lifeCycleRules: readonly Rule[] = [];
