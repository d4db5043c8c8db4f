'use server';

import { z } from 'zod';
import { withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { Appendix } from '@/domain/codes/appendix';
import { SourceCode } from '@/domain/codes/source-code';
import { isoDateSchema } from '@/domain/shared/iso-date';
import { addForeignLine } from '@/services/imports/foreign-documents';
import { needed, orNothing } from '../../registers/_parts/inputs';

export const addLine = defineAction({
  permission: 'foreign-document:record',
  input: withDates(
    ['originPermitOn'],
    z.object({
      reference: z.string().regex(/^F-\d{1,12}$/),
      scientificName: needed(120),
      appendix: orNothing(3).pipe(Appendix.nullable()),
      source: orNothing(1).pipe(SourceCode.nullable()),
      term: z.string().regex(/^[A-Z]{3}$/, 'term.unknown'),
      unit: z.string().regex(/^[A-Z]{3}$/, 'unit.unknown'),
      quantity: needed(40),
      arrived: z.string().trim().max(40).default(''),
      originCountry: orNothing(2),
      originPermitNumber: orNothing(35),
      originPermitOn: isoDateSchema.nullable().default(null),
      marks: z.string().trim().max(4_000, 'field.tooLong').default(''),
    }),
  ),
  run: ({ marks, ...line }, ctx) =>
    addForeignLine(
      {
        ...line,
        marks: marks
          .split('\n')
          .map((mark) => mark.trim())
          .filter(Boolean),
      },
      ctx,
    ),
  redirectTo: (_, { reference }) => paths.office.foreignDocument({ reference }),
});
