/** What a first-timer calls a specimen, before the term of box 9 is picked (experience of applicants; not a list of the Convention). */
export const TERM_GROUPS = ['living', 'dead', 'skin', 'food', 'wood', 'plant', 'extract', 'article', 'sample', 'other'] as const;
export type TermGroup = (typeof TERM_GROUPS)[number];

const terms = (codes: string): readonly string[] => codes.split(' ');

/**
 * The terms of each group (CITES Guidelines for annual reports, 2019 and Notification 2021/044, read by us). A term may stand
 * in several, since people look for it in several; a term in none stands under "other".
 */
const TERMS_OF_GROUP: Readonly<Record<Exclude<TermGroup, 'other'>, readonly string[]>> = {
  living: terms('LIV EGL FIG PUP'),
  dead: terms('BOD TRO SKE SKU'),
  skin: terms('SKI SKP SID TAI LPL LPS FPL FPS GAR PLA RUG SCA HAI FEA'),
  food: terms('MEA EGG CAV LEG SWI FIN SOU FRU SEE KNL GIL'),
  wood: terms('LOG SAW VEN PLY TIM TRW CHP WPR BAR'),
  plant: terms('LIV CUL SEE ROO STE GRS FLO FRU LVS DPL BAR'),
  extract: terms('EXT OIL MED DER POW WAX COS MUS GAL GAB SOU'),
  article: terms('CAR CLO COS FPL FPS FPT GAR HAP HOC BOC IJW IVC JWL KEY LPL LPS MED PLA RUG TRO WPR'),
  sample: terms('SPE DPL SKU SKE DER EGG ESH'),
};

/** The groups that a term stands in. */
export function groupsOf(term: string): readonly TermGroup[] {
  const found = TERM_GROUPS.filter((group) => group !== 'other' && TERMS_OF_GROUP[group].includes(term));
  return found.length > 0 ? found : ['other'];
}

/** The groups that can hold a taxon of this kingdom: nobody looks for timber of a parrot. */
export const groupsFor = (kingdom: 'Animalia' | 'Plantae' | null): readonly TermGroup[] =>
  TERM_GROUPS.filter((group) =>
    kingdom === 'Plantae'
      ? !['living', 'dead', 'skin'].includes(group)
      : kingdom === 'Animalia'
        ? !['wood', 'plant'].includes(group)
        : true,
  );
