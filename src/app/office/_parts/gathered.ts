import { z } from 'zod';

/** What a form's dotted names become: `values` an object by the rest of the name, `ticked` the rests of those that were sent. */
type Gathering = 'values' | 'ticked';

/** Gathers the fields `quantities.1`, `conditions.not-for-sale` … of a form under their first name, before the rest is parsed. */
export const withGathered = <S extends z.ZodType>(names: Readonly<Record<string, Gathering>>, schema: S) =>
  z.preprocess((raw) => {
    if (typeof raw !== 'object' || raw === null) return raw;
    const gathered = Object.entries(names).map(([name, as]): [string, unknown] => {
      const found = Object.entries(raw).flatMap(([key, value]): [string, unknown][] =>
        key.startsWith(`${name}.`) ? [[key.slice(name.length + 1), value]] : [],
      );
      return [name, as === 'values' ? Object.fromEntries(found) : found.map(([key]) => key)];
    });
    return { ...raw, ...Object.fromEntries(gathered) };
  }, schema);
