import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScientificName, rankOfName } from '@/domain/taxonomy/taxon';

describe('a scientific name as people type it', () => {
  it.each([
    ['python REGIUS', 'Python regius', 'species'],
    ['  Dendrobium   nobile ', 'Dendrobium nobile', 'species'],
    ['Orchidaceae spp.', 'Orchidaceae', 'genus'],
    ['Boa constrictor occidentalis', 'Boa constrictor occidentalis', 'subspecies'],
    ['Boa constrictor ssp. occidentalis', 'Boa constrictor occidentalis', 'subspecies'],
    ['Aloe laeta VAR. maniaensis', 'Aloe laeta var. maniaensis', 'variety'],
    ['Agave victoriae-reginae', 'Agave victoriae-reginae', 'species'],
  ])('%s is %s, a %s', (typed, text, rank) => {
    const name = parseScientificName(typed);
    expect(name?.text).toBe(text);
    expect(name && rankOfName(name)).toBe(rank);
  });

  it.each(['', '🦜', 'Python regius (Shaw, 1802)', 'a', '1234', 'Python; DROP TABLE taxon', 'one two three four', 'Aloe var. x', 'var.'])(
    '%s is none',
    (typed) => expect(parseScientificName(typed)).toBeNull(),
  );

  it('reads what it wrote the same way again', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const name = parseScientificName(typed);
        return name === null || parseScientificName(name.text)?.text === name.text;
      }),
    );
  });
});
