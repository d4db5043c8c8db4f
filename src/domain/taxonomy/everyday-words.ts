/** A listed group or species, and what people call it or what is made of it: English, French and Spanish words as names are compared, without accents. */
interface EverydayGroup {
  readonly taxon: string;
  readonly words: string;
}

/**
 * Words that stand on labels and in conversation, and in no list of names. Most lead to a group only: the document needs the
 * species. Written from general knowledge; what is missing costs a reader a look at the list of groups.
 */
export const EVERYDAY_GROUPS: readonly EverydayGroup[] = [
  { taxon: 'Acipenseriformes', words: 'caviar sturgeon esturgeon esturion' },
  { taxon: 'Psittaciformes', words: 'parrot parakeet macaw cockatoo perroquet perruche cacatoes loro papagayo guacamayo cacatua cotorra' },
  { taxon: 'Falconiformes', words: 'falcon hawk eagle vulture faucon aigle vautour buse halcon aguila buitre rapaz rapace raptor' },
  { taxon: 'Strigiformes', words: 'owl hibou chouette lechuza buho' },
  { taxon: 'Pythonidae', words: 'python piton' },
  { taxon: 'Boidae', words: 'boa anaconda' },
  { taxon: 'Crocodylia', words: 'crocodile alligator caiman cocodrilo' },
  { taxon: 'Testudinidae', words: 'tortoise tortue tortuga' },
  { taxon: 'Cheloniidae', words: 'turtle tortoiseshell ecaille carey' },
  { taxon: 'Chamaeleo', words: 'chameleon cameleon camaleon' },
  { taxon: 'Varanus', words: 'monitor varan varano' },
  { taxon: 'Felidae', words: 'leopard tiger jaguar lynx ocelot panthere tigre lince leopardo gato' },
  { taxon: 'Ursidae', words: 'bear ours oso' },
  { taxon: 'Primates', words: 'monkey ape lemur singe lemurien mono simio' },
  { taxon: 'Loxodonta africana', words: 'ivory elephant ivoire marfil elefante' },
  { taxon: 'Rhinocerotidae', words: 'rhino rhinoceros rinoceronte' },
  { taxon: 'Manis', words: 'pangolin' },
  { taxon: 'Cetacea', words: 'whale dolphin baleine dauphin ballena delfin' },
  { taxon: 'Hippocampus', words: 'seahorse hippocampe caballito' },
  { taxon: 'Carcharhinidae', words: 'shark requin tiburon' },
  { taxon: 'Scleractinia', words: 'coral corail' },
  { taxon: 'Tridacnidae', words: 'clam benitier almeja' },
  { taxon: 'Orchidaceae', words: 'orchid orchidee orquidea vanilla' },
  { taxon: 'Cactaceae', words: 'cactus cacti cactee rainstick' },
  { taxon: 'Dalbergia', words: 'rosewood palissandre palisandro' },
  { taxon: 'Aquilaria', words: 'agarwood oud oudh agar agalloch' },
  { taxon: 'Diospyros', words: 'ebony ebene ebano' },
  { taxon: 'Guibourtia', words: 'bubinga' },
  { taxon: 'Swietenia macrophylla', words: 'mahogany acajou caoba' },
  { taxon: 'Cycadaceae', words: 'cycad cycas cica' },
  { taxon: 'Aloe', words: 'aloe aloes' },
  { taxon: 'Euphorbia', words: 'spurge euphorbe euforbia' },
];

/** Plurals of the three languages add one letter or two; a word as short as "boa" has to be met exactly. */
const LONGEST_ENDING = 2;
const SHORTEST_STEM = 4;
const says = (said: string, word: string): boolean =>
  said === word || (word.length >= SHORTEST_STEM && said.startsWith(word) && said.length - word.length <= LONGEST_ENDING);

/** What is meant by somebody who types everyday words; `folded` is without capitals and accents. */
export const everydayGroups = (folded: string): readonly string[] => {
  const said = folded.split(/[^a-z]+/).filter((word) => word !== '');
  return EVERYDAY_GROUPS.filter(({ words }) => words.split(' ').some((word) => said.some((one) => says(one, word)))).map(
    ({ taxon }) => taxon,
  );
};
