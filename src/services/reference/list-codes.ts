import 'server-only';
import { type CodeEntry, loadCodeLists } from '@/data/reference/code-lists';
import type { ServiceContext } from '../context';

/** The lists whose codes stand on a permit. */
export type CodeListName = 'purposes' | 'sources' | 'terms' | 'units' | 'countries';

/** A code with its name in the reader's language. */
export interface NamedCode {
  readonly code: string;
  readonly name: string;
  /** Whether it may stand on a new permit; a retired one is only read. */
  readonly isCurrent: boolean;
}

/** The code lists in one language. */
export interface CodeBook {
  readonly lists: Readonly<Record<CodeListName, readonly NamedCode[]>>;
  /** The name of a code, or the code itself where a list does not know it. */
  readonly nameOf: (list: CodeListName, code: string) => string;
  /** The units in which a term is counted, the preferred one first. */
  readonly unitsOf: (term: string) => readonly string[];
  /** What an annotation of the Appendices says, in its own words; null for one that is not loaded. */
  readonly annotationText: (symbol: string) => string | null;
}

const NAMES: readonly CodeListName[] = ['purposes', 'sources', 'terms', 'units', 'countries'];

/** The names of purposes, sources, terms, units and countries in the language of the person asking, in the order of the lists. */
export async function listCodes(ctx: Pick<ServiceContext, 'db' | 'locale'>): Promise<CodeBook> {
  const loaded = await loadCodeLists(ctx.db);
  const named = (entries: readonly CodeEntry[]): readonly NamedCode[] =>
    entries.map(({ code, names, status }) => ({ code, name: names[ctx.locale], isCurrent: status === 'current' }));
  const lists = Object.fromEntries(NAMES.map((name) => [name, named(loaded[name])])) as CodeBook['lists'];
  const byCode = new Map(NAMES.flatMap((name) => lists[name].map((entry): [string, string] => [`${name}:${entry.code}`, entry.name])));
  const units = new Map(
    loaded.terms.map((term) => [term.code, [...(term.preferredUnit ? [term.preferredUnit] : []), ...term.alternativeUnits]]),
  );
  const annotationText = (symbol: string): string | null =>
    loaded.annotations.findLast((annotation) => annotation.symbol === symbol && annotation.validTo === null)?.statements[ctx.locale] ??
    null;
  return { lists, nameOf: (list, code) => byCode.get(`${list}:${code}`) ?? code, unitsOf: (term) => units.get(term) ?? [], annotationText };
}
