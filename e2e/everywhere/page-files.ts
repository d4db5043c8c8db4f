/** The pages of the portal, as their files say. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

const app = new URL('../../src/app/', import.meta.url);
const sources = readdirSync(app, { recursive: true, encoding: 'utf8' });

/** The folder of a file without the groups in brackets: `/office/applications/[reference]/sign`. */
const addressOf = (file: string): string => `/${dirname(file)}`.replace(/\/\([^/]+\)/g, '');

/** Every page, by its folder. */
export const PAGES: readonly string[] = sources
  .filter((file) => /(^|\/)page\.tsx$/.test(file))
  .map(addressOf)
  .sort();

/** What is downloaded or read by machines: the Route Handlers that make no page. */
const FILES: readonly string[] = sources
  .filter((file) => /(^|\/)route\.ts$/.test(file) && /\bdefineRoute\(/.test(readFileSync(new URL(encodeURI(file), app), 'utf8')))
  .map(addressOf);

const answers = (pattern: string, path: string): boolean => {
  const text = pattern.replace(/[.*+?^${}()|\\]/g, '\\$&').replace(/\[\w+\]/g, '[^/]+');
  return new RegExp(`^${text}$`).test(path);
};

/** Whether an address is that of a file and not of a page. */
export const isFile = (address: string): boolean => FILES.some((pattern) => answers(pattern, address.replace(/[?#].*$/, '')));

const variables = (pattern: string): number => pattern.split('[').length - 1;

/** The page that answers at an address, or null for a route that is no page; a fixed name goes before a variable one. */
export function pageAt(address: string): string | null {
  const path = address.replace(/[?#].*$/, '');
  const answering = PAGES.filter((pattern) => answers(pattern, path));
  return answering.sort((a, b) => variables(a) - variables(b)).at(0) ?? null;
}
