import { describe, expect, it } from 'vitest';
import { referencePages } from '../../scripts/reference/reference-pages';
import { sources } from './support/source';

const pages = referencePages();
const printed = new Map(sources('docs/reference').map(({ path, text }) => [path.replace('docs/reference/', ''), text]));

describe('the printed reference', () => {
  it.each(Object.entries(pages))('says what the tables say: %s (npm run docs:reference)', (name, text) => {
    expect(printed.get(name)).toBe(text);
  });

  it('has no page that nothing prints', () => {
    expect([...printed.keys()].filter((name) => !(name in pages))).toEqual([]);
  });
});
