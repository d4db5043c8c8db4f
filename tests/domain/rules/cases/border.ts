/** Cases of the chapter “border”. */
import type { Cases } from './support';

export const borderCases: Readonly<Record<string, Cases>> = {};
