/** Everything that can be asked of the portal, as its build lists it, and who the sources say may ask. */
import { readFileSync } from 'node:fs';
import { mayDo, PERMISSIONS, type Permission } from '../../../src/domain/access/permissions';
import type { Role } from '../../../src/domain/access/role';

/** What a door asks for: `Access` of the kit. */
export type Door = Permission | 'signed-in' | 'public';

/** A page, a route by its method, or an action. */
export interface Row {
  readonly kind: 'page' | 'route' | 'action';
  readonly method: 'GET' | 'POST';
  /** The address with its names in brackets; an action's is that of a page that has its form. */
  readonly address: string;
  readonly door: Door;
  /** What a form with this action is sent to the server as; null for what is no action. */
  readonly action: { readonly id: string; readonly name: string } | null;
}

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const manifest = <T>(path: string): T => JSON.parse(read(`.next/${path}`)) as T;

/** What Next makes by itself: its page for an address that leads nowhere. */
const OF_THE_FRAMEWORK = ['/_not-found/page', '/_global-error/page'];

function doorOf(text: string, where: string): Door {
  const [, door] = /permission: '([^']+)'/.exec(text) ?? [];
  const known: readonly string[] = [...PERMISSIONS, 'signed-in', 'public'];
  if (door === undefined || !known.includes(door)) throw new Error(`${where} does not say who may ask`);
  return door as Door;
}

/** `GET` and `POST` of a route file, each with its own definition. */
function methodsOf(text: string, file: string, address: string): readonly Row[] {
  return text.split(/^(?=export const [A-Z]+ = )/m).flatMap((part): readonly Row[] => {
    const [, method, factory] = /^export const (GET|POST) = define(\w+)/.exec(part) ?? [];
    if (method !== 'GET' && method !== 'POST') return [];
    const door = factory === 'PublicPage' ? 'public' : doorOf(part, `${method} of ${file}`);
    return [{ kind: 'route', method, address, door, action: null }];
  });
}

/** Every page and route of the build. One of them without a door, or without a source, is a failure. */
function answered(): readonly Row[] {
  const routes = manifest<Record<string, string>>('app-path-routes-manifest.json');
  return Object.entries(routes).flatMap(([entry, address]): readonly Row[] => {
    if (OF_THE_FRAMEWORK.includes(entry)) return [];
    const isPage = entry.endsWith('/page');
    const file = `src/app${entry}.${isPage ? 'tsx' : 'ts'}`;
    const text = read(file);
    const rows: readonly Row[] = isPage
      ? [{ kind: 'page', method: 'GET', address, door: doorOf(text.split(/definePage(?=[<(])/)[1] ?? '', file), action: null }]
      : methodsOf(text, file, address);
    if (rows.length === 0) throw new Error(`${entry} of the build is missing from the matrix`);
    return rows;
  });
}

interface ActionEntry {
  readonly filename: string;
  readonly exportedName: string;
  readonly workers: Readonly<Record<string, unknown>>;
}

/** Every action of the build. */
function acted(): readonly Row[] {
  const { node } = manifest<{ readonly node: Readonly<Record<string, ActionEntry>> }>('server/server-reference-manifest.json');
  return Object.entries(node).map(([id, { filename, exportedName: name, workers }]) => {
    const [, definition = ''] = read(filename).split(new RegExp(`export const ${name} = defineAction(?=[<(])`));
    const page = Object.keys(workers)[0] ?? '';
    const address = page
      .replace(/^app/, '')
      .replace(/\/page$/, '')
      .replace(/\/\([^/]+\)/g, '');
    return { kind: 'action', method: 'POST', address, door: doorOf(definition, `${name} of ${filename}`), action: { id, name } };
  });
}

/** The rows of the matrix. */
export const rows = (): readonly Row[] => [...answered(), ...acted()];

/** Whether a role is let in at a door at all; whose case it is, a service judges after that. */
export const isLetIn = (role: Role, door: Door): boolean => door === 'public' || door === 'signed-in' || mayDo([role], door);
