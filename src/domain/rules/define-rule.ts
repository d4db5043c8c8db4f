import type { LineFacts } from './facts';
import type { Rule } from './rule';

/** Types one rule of the register. */
export const rule = (row: Rule): Rule => row;

/** Dates of a rule that nobody has researched: in force without known limits. */
export const always = { from: null, until: null } as const;

/** Appendix I, source D: deemed Appendix II (Art. VII.4). */
export const isDeemedAppendixII = (line: LineFacts): boolean => line.appendixInForce === 'I' && line.source === 'D';

/** Pre-Convention is claimed, alone or beside another source (Art. VII.2). */
export const isPreConvention = (line: LineFacts): boolean => line.source === 'O' || line.secondarySource === 'O';
