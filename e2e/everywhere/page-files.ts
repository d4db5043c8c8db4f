/** The pages of the portal, as their files say. */
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';

const folders = readdirSync(new URL('../../src/app', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map((file) => `/${dirname(file)}`);

/** Every page, by its folder without the groups in brackets: `/office/applications/[reference]/sign`. */
export const PAGES: readonly string[] = folders.map((folder) => folder.replace(/\/\([^/]+\)/g, '')).sort();

const variables = (pattern: string): number => pattern.split('[').length - 1;

/** The page that answers at an address, or null for a route that is no page; a fixed name goes before a variable one. */
export function pageAt(address: string): string | null {
  const path = address.replace(/[?#].*$/, '');
  const answering = PAGES.filter((pattern) => new RegExp(`^${pattern.replace(/\[\w+\]/g, '[^/]+')}$`).test(path));
  return answering.sort((a, b) => variables(a) - variables(b)).at(0) ?? null;
}
