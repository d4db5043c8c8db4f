'use server';

import { z } from 'zod';
import { withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { PurposeCode } from '@/domain/codes/purpose-code';
import { FOREIGN_DOCUMENT_TYPES, LONGEST_FOREIGN_NUMBER, MANDATORY_ITEMS, SPECIMEN_DIFFERENCES } from '@/domain/registers/foreign-document';
import { isoDateSchema } from '@/domain/shared/iso-date';
import { recordForeignDocument } from '@/services/imports/foreign-documents';
import { orNothing } from '../../registers/_parts/inputs';

const DAYS = ['issuedOn', 'validUntil', 'endorsedOn', 'exportedOn', 'presentedOn'] as const;
const day = isoDateSchema.nullable().default(null);
const ticked = z.literal('yes').optional();
const boxes = <T extends string>(prefix: string, items: readonly T[]) =>
  Object.fromEntries(items.map((item) => [`${prefix}-${item}`, ticked]));
const tickedOf = <T extends string>(input: Readonly<Record<string, unknown>>, prefix: string, items: readonly T[]) =>
  items.filter((item) => input[`${prefix}-${item}`] === 'yes');

export const recordDocument = defineAction({
  permission: 'foreign-document:record',
  input: withDates(
    DAYS,
    z.object({
      // Kept as written: nothing is trimmed.
      number: z.string().min(1, 'foreignNumber.tooLong').max(LONGEST_FOREIGN_NUMBER, 'foreignNumber.tooLong'),
      issuedBy: z.string().regex(/^[A-Z]{2}$/, 'country.unknown'),
      documentType: z.enum(FOREIGN_DOCUMENT_TYPES),
      issuedOn: day,
      validUntil: day,
      endorsedOn: day,
      exportedOn: day,
      presentedOn: isoDateSchema,
      consignor: z.string().trim().max(200, 'field.tooLong').default(''),
      consignee: z.string().trim().max(200, 'field.tooLong').default(''),
      purpose: orNothing(1).pipe(PurposeCode.nullable()),
      ownImportPermitNumber: orNothing(20),
      alteration: z.enum(['none', 'authenticated', 'unauthenticated']),
      isRetained: ticked,
      remarks: orNothing(1_000),
      ...boxes('lacks', MANDATORY_ITEMS),
      ...boxes('differs', SPECIMEN_DIFFERENCES),
    }),
  ),
  run: ({ alteration, isRetained, ...document }, ctx) =>
    recordForeignDocument(
      {
        ...document,
        isAltered: alteration !== 'none',
        alterationAuthenticated: alteration === 'none' ? null : alteration === 'authenticated',
        isRetained: isRetained === 'yes',
        missingItems: tickedOf(document, 'lacks', MANDATORY_ITEMS),
        specimensDiffer: tickedOf(document, 'differs', SPECIMEN_DIFFERENCES),
      },
      ctx,
    ),
  redirectTo: (recorded) => paths.office.foreignDocument(recorded),
});
