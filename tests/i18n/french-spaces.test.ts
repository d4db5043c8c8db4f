import { expect, it } from 'vitest';
import { withFrenchSpaces } from '@/i18n/french-spaces';
import { MESSAGES } from '@/i18n/messages';

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
