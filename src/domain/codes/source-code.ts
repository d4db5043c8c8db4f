import { z } from 'zod';
import type { Kingdom } from '../taxonomy/kingdom';
import type { Appendix } from './appendix';

/** Source of the specimen (box 10; Res. Conf. 12.3 §I; 50 CFR 23.24). */
export const SOURCE_CODES = ['W', 'X', 'R', 'D', 'A', 'C', 'F', 'Y', 'U', 'I', 'O'] as const;
export const SourceCode = z.enum(SOURCE_CODES);
export type SourceCode = z.infer<typeof SourceCode>;

interface SourceRow {
  readonly kingdoms: readonly Kingdom[];
  readonly appendices: readonly Appendix[];
  /** May stand beside another code: confiscated or pre-Convention. */
  readonly pairs: boolean;
}

const BOTH = ['Animalia', 'Plantae'] as const;

/** For which kingdom and Appendix a source can be claimed (domain rules §3.2). */
export const SOURCE_LAW: Readonly<Record<SourceCode, SourceRow>> = {
  W: { kingdoms: BOTH, appendices: ['I', 'II', 'III'], pairs: false },
  X: { kingdoms: BOTH, appendices: ['I', 'II'], pairs: false },
  R: { kingdoms: ['Animalia'], appendices: ['II', 'III'], pairs: false },
  D: { kingdoms: BOTH, appendices: ['I'], pairs: false },
  A: { kingdoms: ['Plantae'], appendices: ['I', 'II', 'III'], pairs: false },
  C: { kingdoms: ['Animalia'], appendices: ['I', 'II', 'III'], pairs: false },
  F: { kingdoms: ['Animalia'], appendices: ['I', 'II', 'III'], pairs: false },
  Y: { kingdoms: ['Plantae'], appendices: ['I', 'II', 'III'], pairs: false },
  U: { kingdoms: BOTH, appendices: ['I', 'II', 'III'], pairs: false },
  I: { kingdoms: BOTH, appendices: ['I', 'II', 'III'], pairs: true },
  O: { kingdoms: BOTH, appendices: ['I', 'II', 'III'], pairs: true },
};

/** The sources that can be claimed for a taxon; what is not known of it limits nothing. */
export const possibleSources = (kingdom: Kingdom | null, appendix: Appendix | null): readonly SourceCode[] =>
  SOURCE_CODES.filter(
    (code) =>
      (kingdom === null || SOURCE_LAW[code].kingdoms.includes(kingdom)) &&
      (appendix === null || SOURCE_LAW[code].appendices.includes(appendix)),
  );
