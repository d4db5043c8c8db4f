import type { Placement } from './plausible-terms';

/** Listed groups that live in the sea, save the families below (Art. I(e)). Compiled by us from the groups of the Appendices; not verified. */
const MARINE = (
  'Elasmobranchii Anthozoa Hydrozoa Holothuroidea Cephalopoda Coelacanthi Cetacea Sirenia Cheloniidae Dermochelyidae ' +
  'Odobenidae Otariidae Phocidae Syngnathidae Labridae Pomacanthidae Sciaenidae Strombidae Tridacnidae Mytilidae Spheniscidae Diomedeidae'
).split(' ');

/** Families of those groups that live in rivers. */
const FRESHWATER = ['Potamotrygonidae', 'Iniidae', 'Lipotidae', 'Platanistidae'];

/** Listed groups no member of which is taken from the sea. */
const TERRESTRIAL = 'Amphibia Insecta Arachnida Hirudinoidea Dipneusti Crocodylia Primates Pholidota Proboscidea Psittaciformes'.split(' ');

/** Whether a taxon lives in the sea, as its group tells; null: its group does not tell. No plant of the sea is listed. */
export function livesInTheSea(taxon: Placement): boolean | null {
  if (taxon.kingdom === 'Plantae') return false;
  const groups = [taxon.className, taxon.order, taxon.family];
  const isOneOf = (names: readonly string[]): boolean => groups.some((group) => group != null && names.includes(group));
  if (isOneOf(FRESHWATER) || isOneOf(TERRESTRIAL)) return false;
  return isOneOf(MARINE) ? true : null;
}
