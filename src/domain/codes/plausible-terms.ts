import type { Kingdom } from '../taxonomy/kingdom';

/** Of which groups a part or derivative can come. Groups are names of classes, orders or families. */
export interface TermOrigin {
  readonly terms: readonly string[];
  readonly kingdom: Kingdom;
  /** Empty: every group of the kingdom. */
  readonly groups: readonly string[];
}

/** Where a taxon stands; what is not known is null or absent. */
export interface Placement {
  readonly kingdom: Kingdom | null;
  readonly className?: string | null;
  readonly order?: string | null;
  readonly family?: string | null;
}

const FISH = ['Actinopteri', 'Actinopterygii', 'Elasmobranchii', 'Coelacanthi', 'Dipneusti', 'Sarcopterygii'];
const IVORY = ['Elephantidae', 'Hippopotamidae', 'Odobenidae', 'Monodontidae', 'Physeteridae', 'Suidae'];

const animals = (terms: string, ...groups: readonly string[]): TermOrigin => ({ terms: terms.split(' '), kingdom: 'Animalia', groups });
const plants = (terms: string): TermOrigin => ({ terms: terms.split(' '), kingdom: 'Plantae', groups: [] });

/**
 * Terms that make sense for some taxa only (COD-19). Source: the definitions of the term list of the CITES Guidelines for
 * annual reports (2019 and Notification 2021/044), read group by group by us; the checks of the CITES Trade Database are of the
 * same kind. A term that is not here (DER, EXT, MED, OIL, POW, SPE, WAX …) can come of anything.
 */
export const TERM_ORIGINS: readonly TermOrigin[] = [
  plants('BAR CHP CUL DPL FLO FPT FRU GRS KNL LOG LVS PLY ROO SAW SEE STE TIM TRW VEN WPR'),
  animals('BOD BON BOP BOC CLA EGG FOO FPL FPS GAB GAL GEN LPL LPS MEA PLA RUG SID SKE SKI SKP SKU TAI TEE TRO'),
  animals('BAL', 'Cetacea'),
  animals('CAL CAP', 'Testudines'),
  animals('CAV', 'Acipenseriformes'),
  animals('COR', 'Anthozoa', 'Hydrozoa'),
  animals('EAR', 'Mammalia'),
  animals('EGL', 'Aves', 'Reptilia', 'Amphibia', 'Insecta', 'Arachnida', 'Gastropoda', 'Bivalvia', 'Cephalopoda', ...FISH),
  animals('ESH', 'Aves', 'Reptilia'),
  animals('FEA', 'Aves'),
  animals('FIG', ...FISH),
  animals('FIN', 'Cetacea', 'Sirenia', 'Odobenidae', 'Otariidae', 'Phocidae', 'Cheloniidae', 'Dermochelyidae', ...FISH),
  animals('GIL', 'Elasmobranchii'),
  animals('HAI HAP', 'Mammalia'),
  animals('HOR HOP HOC', 'Antilocapridae', 'Bovidae', 'Cervidae', 'Rhinocerotidae'),
  animals('IJW IVC IVP KEY TUS', ...IVORY),
  animals('LEG', 'Amphibia'),
  animals('MUS', 'Moschidae', 'Viverridae'),
  animals('PRL', 'Bivalvia', 'Gastropoda', 'Cephalopoda'),
  animals('PUP', 'Insecta'),
  animals('ROS', 'Pristidae'),
  animals('SCA', 'Reptilia', 'Pholidota', ...FISH),
  animals('SHE', 'Bivalvia', 'Gastropoda', 'Cephalopoda'),
  animals('SWI', 'Actinopteri', 'Actinopterygii'),
  animals('TRU', 'Proboscidea'),
];

/** Where a term comes from, when that is not what the taxon is; null: plausible, or too little is known of the taxon to say. */
export function implausibleOrigin(term: string, taxon: Placement): TermOrigin | null {
  const origin = TERM_ORIGINS.find(({ terms }) => terms.includes(term));
  if (!origin || taxon.kingdom === null) return null;
  if (taxon.kingdom !== origin.kingdom) return origin;
  if (origin.groups.length === 0 || !taxon.className || !taxon.order || !taxon.family) return null;
  return origin.groups.some((group) => group === taxon.className || group === taxon.order || group === taxon.family) ? null : origin;
}
