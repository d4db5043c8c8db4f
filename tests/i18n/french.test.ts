import { expect, it } from 'vitest';
import { withFrenchSpaces } from '@/i18n/french-spaces';
import { MESSAGES } from '@/i18n/messages';
import { getWords } from '@/i18n/words';

const texts = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Object.values(value as Record<string, unknown>).flatMap(texts);

it('no line of French may end before its sign, or inside its quotation marks', () => {
  expect(texts(MESSAGES.fr).filter((text) => / [?!;»]| :(?!:)|« /.test(text))).toEqual([]);
});

it('leaves alone what is no sign of French: the arguments of a message, an hour, an address', () => {
  const text = '{n, number, ::currency/EUR} à 12:30, https://example.test/?a=b';
  expect(withFrenchSpaces({ text })).toEqual({ text });
});

it('holds a sign at its word wherever it stands in the catalogue', () => {
  expect(withFrenchSpaces({ a: { b: 'Pourquoi ? Voir « {taxon} » : {n, plural, one {un !} other {# !}}' } })).toEqual({
    a: { b: 'Pourquoi\u00a0? Voir «\u00a0{taxon}\u00a0»\u00a0: {n, plural, one {un\u00a0!} other {#\u00a0!}}' },
  });
});

it('calls the first of a month by its ordinal number, and no other day', () => {
  const { format } = getWords('fr');
  expect([format.day('2026-12-01'), format.day('2026-12-11'), format.day('2026-12-21')]).toEqual([
    '1er décembre 2026',
    '11 décembre 2026',
    '21 décembre 2026',
  ]);
  expect(format.moment('2026-12-01T09:05:00Z')).toMatch(/^1er décembre 2026, /);
  expect(getWords('es').format.day('2026-12-01')).toBe('1 de diciembre de 2026');
});
