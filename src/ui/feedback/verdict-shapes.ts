import type { VerdictShape } from '@/domain/verification/verdict';

/**
 * The five shapes of a verdict, as the inside of a 64 × 64 SVG. They differ in outline, so that they can be told apart in
 * grey and at arm's length; `currentColor` keeps them visible in forced colours. Constant text: nothing of a reader's is in it.
 */
export const VERDICT_SHAPES: Readonly<Record<VerdictShape, string>> = {
  circle:
    '<circle cx="32" cy="32" r="29" fill="none" stroke="currentColor" stroke-width="5"/><path d="M18 33l10 10 19-21" fill="none" stroke="currentColor" stroke-width="6"/>',
  triangle:
    '<path d="M32 5l29 53H3z" fill="none" stroke="currentColor" stroke-width="5"/><path d="M32 24v16M32 47v5" fill="none" stroke="currentColor" stroke-width="6"/>',
  'striped-triangle':
    '<path d="M32 5l29 53H3z" fill="none" stroke="currentColor" stroke-width="5"/><path d="M24 26h16M19 36h26M13 46h38" fill="none" stroke="currentColor" stroke-width="4"/>',
  octagon:
    '<path d="M20 4h24l16 16v24L44 60H20L4 44V20z" fill="none" stroke="currentColor" stroke-width="5"/><path d="M21 21l22 22M43 21L21 43" fill="none" stroke="currentColor" stroke-width="6"/>',
  square:
    '<path d="M5 5h54v54H5z" fill="none" stroke="currentColor" stroke-width="5"/><path d="M20 32h24" fill="none" stroke="currentColor" stroke-width="6"/>',
};
