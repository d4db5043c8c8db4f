import type { Kingdom } from '../taxonomy/kingdom';
import type { PurposeCode } from './purpose-code';

/** Living specimens, by term: a trophy is none of them (COD-13; Res. Conf. 12.3 §I, definition of a hunting trophy). */
export const LIVING_TERMS = ['LIV', 'EGL', 'CUL', 'FIG', 'PUP', 'GRS'] as const;

/** What reintroduction and breeding expect: living specimens, seeds, and gametes as scientific specimens (COD-14; portal rule, not verified). */
export const PROPAGATION_TERMS: readonly string[] = [...LIVING_TERMS, 'SEE', 'SPE'];

/** Purposes that name an institution of one kingdom: a zoo keeps animals, a botanical garden plants (COD-15; portal rule, not verified). */
export const KINGDOM_OF_PURPOSE: Readonly<Partial<Record<PurposeCode, Kingdom>>> = { Z: 'Animalia', G: 'Plantae' };

/** Finished goods, for names above the species on pre-Convention goods (COD-22; Res. Conf. 12.3 §XIV, not verified). */
export const MANUFACTURED_TERMS: readonly string[] =
  'BOC CAR CLO COS FPL FPS FPT GAR HAP HOC IJW IVC JWL KEY LPL LPS MED PLA RUG WPR'.split(' ');
