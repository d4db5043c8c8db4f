import { z } from 'zod';

/** Volumes as typed, by position of the line. */
export const volumes = z.record(z.string().regex(/^\d{1,3}$/), z.string().trim().max(40)).default({});

/** Gathers the fields `volumes.1` … of a form, before the rest is parsed. */
export const withVolumes = <S extends z.ZodType>(schema: S) =>
  z.preprocess((raw) => {
    if (typeof raw !== 'object' || raw === null) return raw;
    const sent = Object.entries(raw).flatMap(([name, value]): [string, unknown][] => {
      const [, position] = /^volumes\.(\d{1,3})$/.exec(name) ?? [];
      return position === undefined ? [] : [[position, value]];
    });
    return { ...raw, volumes: Object.fromEntries(sent) };
  }, schema);
