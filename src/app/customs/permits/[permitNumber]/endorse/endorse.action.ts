'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { endorsePermit } from '@/services/border/endorse-permit';
import { permitNumberSchema } from '../../../_check/permit-number';

const QUANTITY = /^quantity-(\d{1,3})$/;

/** The quantities by position, as typed; one that was sent twice is no quantity. */
const quantitiesOf = (sent: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) => {
      const position = QUANTITY.exec(name)?.[1];
      return position === undefined ? [] : [[position, typeof value === 'string' ? value : '?']];
    }),
  );

const note = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .default('')
    .transform((text) => (text === '' ? null : text));

export const endorse = defineAction({
  permission: 'border:endorse',
  input: z
    .looseObject({ permitNumber: permitNumberSchema, idempotencyKey: z.uuid(), transportDocument: note(60), remarks: note(1000) })
    .transform(({ permitNumber, idempotencyKey, transportDocument, remarks, ...sent }) => ({
      permitNumber,
      idempotencyKey,
      transportDocument,
      remarks,
      quantities: quantitiesOf(sent),
    })),
  run: endorsePermit,
  redirectTo: ({ permitNumber, endorsementId }) => paths.customs.endorsed({ permitNumber, endorsement: endorsementId }),
});
