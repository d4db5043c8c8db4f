'use server';

import { z } from 'zod';
import { requiredDate, withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { TAXON_GROUPS } from '@/domain/taxonomy/taxon-group';
import { addRoute, endRoute } from '@/services/offices/keep-offices';
import { removeLogo, saveLetterhead } from '@/services/offices/letterheads';
import { officeCode as code, officePath } from './office-path';

const maybe = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .transform((text) => text || null);

export const addRow = defineAction({
  permission: 'office:keep',
  input: withDates(
    ['validFrom'],
    z.object({
      code,
      taxonGroup: z.union([z.literal('').transform(() => null), z.enum(TAXON_GROUPS)]),
      postalPrefix: z
        .string()
        .trim()
        .toUpperCase()
        .regex(/^[0-9A-Z]{0,8}$/, 'field.invalid')
        .transform((text) => text || null),
      validFrom: requiredDate,
      source: z.string().trim().min(1, 'field.required').max(300),
    }),
  ),
  run: addRoute,
  redirectTo: () => paths.office.offices,
});

export const endRow = defineAction({
  permission: 'office:keep',
  input: z.object({ route: z.uuid() }),
  run: endRoute,
  redirectTo: () => paths.office.offices,
});

export const saveHead = defineAction({
  permission: 'office:keep',
  input: z.object({
    code,
    name: z.string().trim().min(1, 'field.required').max(160),
    nameFr: maybe(160),
    nameEs: maybe(160),
    address: z
      .string()
      .max(600)
      .transform((text) => text.split('\n').flatMap((line) => line.trim() || []))
      .pipe(z.array(z.string().max(100)).max(5)),
    place: maybe(80),
    contact: maybe(200),
  }),
  run: saveLetterhead,
  redirectTo: (saved) => paths.office.officeOf(saved),
});

export const takeLogoOff = defineAction({
  permission: 'office:keep',
  input: officePath,
  run: removeLogo,
  redirectTo: (saved) => paths.office.officeOf(saved),
});
