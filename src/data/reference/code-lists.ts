import type { IsoDate } from '@/domain/shared/iso-date';
import type { NameLanguage } from '@/domain/taxonomy/taxon';
import type { Queryable } from './queryable';

/** The same words in the languages of the Convention. */
export type Names = Readonly<Record<NameLanguage, string>>;

/** What every code carries: its names, whether it may stand on a new permit, and from when to when it was in use. */
export type CodeEntry = {
  readonly code: string;
  readonly names: Names;
  readonly definition: string | null;
  readonly status: 'current' | 'retired';
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  readonly source: string;
  readonly confidence: string;
};

/** Box 9: the description of a specimen, with the units in which it is reported. */
export type TermEntry = CodeEntry & { readonly preferredUnit: string | null; readonly alternativeUnits: readonly string[] };
/** Box 11: a unit; a retired one says into what it converts where that is exact. */
export type UnitEntry = CodeEntry & {
  readonly symbol: string | null;
  readonly legacyCode: string | null;
  readonly convertsTo: { readonly unit: string; readonly factor: string } | null;
};
/** Box 10: a source; some are for one kingdom only. */
export type SourceEntry = CodeEntry & { readonly kingdom: 'Animalia' | 'Plantae' | null };
/** A State, territory or CITES code, and whether it is a Party. */
export type CountryEntry = CodeEntry & {
  readonly kind: 'iso' | 'cites' | 'former' | 'demonstration';
  readonly isParty: boolean;
  readonly partySince: IsoDate | null;
  readonly region: string | null;
  readonly dependentOf: string | null;
};
/** What an annotation of the Appendices leaves under control, from a day to a day. */
export type AnnotationEntry = {
  readonly id: string;
  readonly symbol: string;
  readonly statements: Names;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  readonly source: string;
  readonly confidence: string;
};

/** The code lists of the permit form, in the order in which they are printed. */
export type CodeLists = {
  readonly purposes: readonly CodeEntry[];
  readonly sources: readonly SourceEntry[];
  readonly terms: readonly TermEntry[];
  readonly units: readonly UnitEntry[];
  readonly countries: readonly CountryEntry[];
  readonly annotations: readonly AnnotationEntry[];
};

type Detail = Partial<Record<'preferredUnit' | 'alternativeUnit' | 'symbol' | 'legacyCode' | 'convertsTo' | 'factor' | 'kingdom', string>>;
type CodeRow = CodeEntry & { list: 'purposes' | 'sources' | 'terms' | 'units'; detail: Detail };

const ENTRY = `
  code, jsonb_build_object('en', name_en, 'fr', name_fr, 'es', name_es) AS names, status,
  valid_from::text AS "validFrom", valid_to::text AS "validTo", source, confidence`;
const CODES = `SELECT list, definition, detail, ${ENTRY} FROM code_list_entry ORDER BY list, position`;
const COUNTRIES = `
  SELECT ${ENTRY}, NULL::text AS definition, kind, is_party AS "isParty", party_since::text AS "partySince", region, dependent_of AS "dependentOf"
  FROM country ORDER BY code`;
const ANNOTATIONS = `
  SELECT id, symbol, jsonb_build_object('en', statement_en, 'fr', statement_fr, 'es', statement_es) AS statements,
         valid_from::text AS "validFrom", valid_to::text AS "validTo", source, confidence
  FROM annotation ORDER BY substr(symbol, 2)::int, valid_from NULLS FIRST`;

const known = new WeakMap<Queryable, Promise<CodeLists>>();

/**
 * The code lists, read once for each client: they change only when the owner loads new ones, and a process sees those after
 * it restarts. `through` is the transaction of who asks within one: whoever holds a connection must not wait for another.
 */
export function loadCodeLists(client: Queryable, through: Queryable = client): Promise<CodeLists> {
  const reading = known.get(client) ?? readCodeLists(through);
  known.set(client, reading);
  // A failed reading must not be remembered: the database may only have been away.
  reading.catch(() => known.delete(client));
  return reading;
}

async function readCodeLists(db: Queryable): Promise<CodeLists> {
  const rows = await db.$queryRawUnsafe<CodeRow[]>(CODES);
  const list = (name: CodeRow['list']) => rows.filter((row) => row.list === name);
  return {
    purposes: list('purposes').map(entryOf),
    sources: list('sources').map((row) => ({ ...entryOf(row), kingdom: kingdomOf(row.detail) })),
    terms: list('terms').map((row) => ({
      ...entryOf(row),
      preferredUnit: row.detail.preferredUnit ?? null,
      alternativeUnits: row.detail.alternativeUnit ? [row.detail.alternativeUnit] : [],
    })),
    units: list('units').map((row) => ({
      ...entryOf(row),
      symbol: row.detail.symbol ?? null,
      legacyCode: row.detail.legacyCode ?? null,
      convertsTo: row.detail.convertsTo && row.detail.factor ? { unit: row.detail.convertsTo, factor: row.detail.factor } : null,
    })),
    countries: await db.$queryRawUnsafe<CountryEntry[]>(COUNTRIES),
    annotations: await db.$queryRawUnsafe<AnnotationEntry[]>(ANNOTATIONS),
  };
}

const entryOf = ({ list: _list, detail: _detail, ...entry }: CodeRow): CodeEntry => entry;
const kingdomOf = (detail: Detail): SourceEntry['kingdom'] =>
  detail.kingdom === 'Animalia' || detail.kingdom === 'Plantae' ? detail.kingdom : null;
