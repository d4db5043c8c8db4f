import { describe, expect, it } from 'vitest';
import { type Catalogues, catalogueFaults, readCatalogues } from './support/catalogues';

const with_ = (en: Record<string, string>, fr: Record<string, string>, es: Record<string, string>): Catalogues => ({
  en: new Map(Object.entries(en)),
  fr: new Map(Object.entries(fr)),
  es: new Map(Object.entries(es)),
});

describe('the words of the portal', () => {
  it('are complete in English, French and Spanish', () => {
    expect(catalogueFaults(readCatalogues())).toEqual([]);
  });

  it('are caught when one is missing', () => {
    expect(catalogueFaults(with_({ a: 'Yes' }, {}, { a: 'Sí' }))).toEqual(['a is missing in fr']);
    expect(catalogueFaults(with_({}, {}, { a: 'Sí' }))).toEqual(['a is missing in en', 'a is missing in fr']);
  });

  it('are caught when one is empty', () => {
    expect(catalogueFaults(with_({ a: 'Yes' }, { a: ' ' }, { a: 'Sí' }))).toEqual(['a is empty in fr']);
  });

  it('are caught when one takes other arguments', () => {
    const permits = '{n, plural, one {# permit} other {# permits}}';
    expect(catalogueFaults(with_({ a: permits }, { a: permits }, { a: '{n} permisos' }))).toEqual([
      expect.stringMatching(/^a takes different arguments/),
    ]);
    expect(catalogueFaults(with_({ a: 'Hello {name}' }, { a: 'Bonjour {nom}' }, { a: 'Hola {name}' }))).toHaveLength(1);
    expect(catalogueFaults(with_({ a: '<b>{n}</b>' }, { a: '<b>{n}</b>' }, { a: '{n}' }))).toHaveLength(1);
  });

  it('may order their arguments as the language likes', () => {
    expect(catalogueFaults(with_({ a: '{x} of {y}' }, { a: '{y}, dont {x}' }, { a: '{x} de {y}' }))).toEqual([]);
  });

  it('are caught when one cannot be read', () => {
    expect(catalogueFaults(with_({ a: 'Hello {name' }, { a: 'b' }, { a: 'c' }))).toEqual([
      expect.stringMatching(/^a is no ICU message in en/),
    ]);
  });
});
