/**
 * What a golden case states, key by key, in the three ways of the facts: a value; null where the case says that there is none
 * (`null` or `false`); undefined where it is silent. Every key that is asked for is remembered, so that the others can be told.
 */
export interface Stated {
  /** The value as it stands in the file. */
  readonly raw: (...names: readonly string[]) => unknown;
  readonly text: (...names: readonly string[]) => string | null | undefined;
  readonly yesNo: (...names: readonly string[]) => boolean | null | undefined;
  readonly count: (...names: readonly string[]) => number | null | undefined;
  /** One value or a list of them. */
  readonly texts: (...names: readonly string[]) => readonly string[] | null | undefined;
  readonly record: (...names: readonly string[]) => Stated | null | undefined;
  /** A list of records; empty when there is none. */
  readonly records: (...names: readonly string[]) => readonly Stated[];
  /** Names of the keys that nothing has asked for, with the path to them. */
  readonly unread: () => readonly string[];
  /** Keys whose value is null or false, as they are written. */
  readonly denied: () => readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** "lastReExportCountry", "last-reexport-country" and "last_reexport_country" are one name. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const NO = [
  'no',
  'none',
  'false',
  'unfavourable',
  'unfavorable',
  'negative',
  'refused',
  'rejected',
  'failed',
  'missing',
  'not found',
  'not-found',
];

/** A number as a plain decimal: exponents are written out. */
const decimal = (value: number): string => (/e/i.test(String(value)) ? value.toFixed(12).replace(/\.?0+$/, '') : String(value));

const asText = (value: unknown): string | null | undefined => {
  if (value === undefined) return undefined;
  if (value === null || value === false) return null;
  if (typeof value === 'number') return decimal(value);
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
};

const asYesNo = (value: unknown): boolean | null | undefined => {
  if (value === undefined || value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.trim() !== '' && !NO.includes(value.trim().toLowerCase());
  if (isRecord(value)) return asYesNo(value.outcome ?? value.result ?? value.conclusion ?? true);
  return Boolean(value);
};

/** Reads one record of the file. */
export function stated(json: unknown, path = ''): Stated {
  const keys = new Map(Object.entries(isRecord(json) ? json : {}).map(([key, value]) => [plain(key), { key, value }]));
  const asked = new Set<string>();
  // One reader for each record, however often it is opened: it remembers what was asked of it.
  const children = new Map<unknown, Stated>();
  const raw: Stated['raw'] = (...names) => {
    for (const name of names) asked.add(plain(name));
    return names.map((name) => keys.get(plain(name))?.value).find((value) => value !== undefined);
  };
  const child = (value: unknown, name: string): Stated => {
    const inner = children.get(value) ?? stated(value, `${path}${name}.`);
    children.set(value, inner);
    return inner;
  };
  return {
    raw,
    text: (...names) => asText(raw(...names)),
    yesNo: (...names) => asYesNo(raw(...names)),
    count: (...names) => {
      const value = raw(...names);
      if (value === undefined || value === null || value === false) return value === undefined ? undefined : null;
      return Number.isFinite(Number(value)) ? Number(value) : undefined;
    },
    texts: (...names) => {
      const value = raw(...names);
      if (value === undefined || value === null || value === false) return value === undefined ? undefined : null;
      return (Array.isArray(value) ? value : [value]).map((one) => asText(one) ?? '').filter((one) => one !== '');
    },
    record: (...names) => {
      const value = raw(...names);
      if (value === null || value === false) return null;
      return isRecord(value) ? child(value, names[0] ?? '') : undefined;
    },
    records: (...names) => {
      const value = raw(...names);
      const rows = Array.isArray(value) ? value : value === undefined || value === null || value === false ? [] : [value];
      return rows.map((row) => child(row, names[0] ?? ''));
    },
    unread: () => [
      ...[...keys].filter(([name]) => !asked.has(name)).map(([, { key }]) => `${path}${key}`),
      ...[...children.values()].flatMap((inner) => inner.unread()),
    ],
    denied: () => {
      const denied = [...keys].filter(([, { value }]) => value === null || value === false);
      for (const [name] of denied) asked.add(name);
      return denied.map(([, { key }]) => key);
    },
  };
}

/** Leaves out what is silent: an absent fact has no key. */
export function present<T extends Json>(facts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** The opposite of an answer; silence stays silence. */
export const opposite = (answer: boolean | null | undefined): boolean | null | undefined =>
  answer === undefined || answer === null ? undefined : !answer;

/** The first that is stated at all: a stated null stands before anything that is said later. */
export const firstStated = <T>(...values: readonly (T | undefined)[]): T | undefined => values.find((value) => value !== undefined);

/** Reads from one record and, where it is silent, from another. */
export function over(first: Stated, second: Stated | undefined): Stated {
  if (!second) return first;
  const from = (names: readonly string[]): Stated =>
    first.raw(...names) === undefined && second.raw(...names) !== undefined ? second : first;
  return {
    raw: (...names) => from(names).raw(...names),
    text: (...names) => from(names).text(...names),
    yesNo: (...names) => from(names).yesNo(...names),
    count: (...names) => from(names).count(...names),
    texts: (...names) => from(names).texts(...names),
    record: (...names) => from(names).record(...names),
    records: (...names) => from(names).records(...names),
    unread: () => [...new Set([...first.unread(), ...second.unread()])],
    denied: () => first.denied(),
  };
}
