import type { TrilingualName } from '../permit/permit';

/** What stands on the letters, mails and permits of an office; an empty address and null are the authority's. */
export interface Letterhead {
  readonly names: TrilingualName;
  readonly address: readonly string[];
  readonly place: string | null;
  readonly contact: string | null;
  /** SHA-256 of the picture, hexadecimal; null where there is none. */
  readonly logo: string | null;
}

/** A logo is a PNG of at most so many bytes and points along a side: what a letter can carry. */
export const LOGO_LIMITS = { bytes: 512 * 1024, side: 1_600 } as const;

/** The name on a paper that is read in three languages: each that differs, once. */
export const nameInAll = ({ names }: Letterhead): string => [...new Set([names.en, names.fr, names.es])].join(' / ');

/** Which parts of a letterhead a new edition changes, by name. */
export function changedParts(was: Letterhead, now: Letterhead): readonly string[] {
  const parts = ({ names, address, place, contact, logo }: Letterhead) => ({
    name: names.en,
    nameFr: names.fr,
    nameEs: names.es,
    address: address.join('\n'),
    place,
    contact,
    logo,
  });
  const [before, after] = [parts(was), parts(now)];
  return (Object.keys(after) as (keyof typeof after)[]).filter((part) => before[part] !== after[part]);
}
