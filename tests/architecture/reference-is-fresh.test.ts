import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openApiText } from '../../scripts/reference/openapi';
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

describe('what is told to machines', () => {
  it('is what the schemas of the answers say, at /openapi.json (npm run docs:reference)', () => {
    expect(readFileSync('public/openapi.json', 'utf8')).toBe(openApiText());
  });

  it('names addresses that exist, and refers to schemas that it has', () => {
    const text = openApiText();
    const { paths, components } = JSON.parse(text) as { paths: object; components: { schemas: object } };
    const routes: Readonly<Record<string, string>> = {
      '/V/{code}': '(scanned)/V/[[...code]]',
      '/v/{number}/{checkCode}': '(typed)/v/[[...parts]]',
      '/verify/file': 'verify/file',
      '/check': '(site)/check',
      '/.well-known/cites-keys.json': '.well-known/cites-keys.json',
      '/.well-known/cites-status/{year}': '.well-known/cites-status/[year]',
      '/.well-known/cites-trust.json': '.well-known/cites-trust.json',
      '/.well-known/did.json': '.well-known/did.json',
    };
    expect(Object.keys(paths).filter((path) => !existsSync(`src/app/${routes[path] ?? path}/route.ts`))).toEqual([]);
    const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !(name in components.schemas))).toEqual([]);
  });
});
