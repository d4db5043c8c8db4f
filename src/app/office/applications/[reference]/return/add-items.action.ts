'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { type AskedFor, QUESTION_TEMPLATES } from '@/domain/correspondence/information-request';
import { DOCUMENT_KINDS } from '@/domain/evidence/document-kinds';
import { addToRequest } from '@/services/correspondence/ask-applicant';
import { onCase } from '../../../_parts/case-input';

/** One box ticked comes as a text, several as a list. */
const ticked = <const T extends readonly [string, ...string[]]>(of: T) =>
  z.preprocess((sent) => [sent ?? []].flat(), z.array(z.enum(of)).max(of.length));

const NOTHING: AskedFor = { documentKind: null, template: null, ownWords: null };

export const addItems = defineAction({
  permission: 'application:review',
  input: z
    .object({
      ...onCase,
      template: ticked(QUESTION_TEMPLATES),
      documentKind: ticked(DOCUMENT_KINDS),
      ownWords: z.string().trim().max(1_000, 'text.tooLong').default(''),
    })
    .transform(({ template, documentKind, ownWords, ...of }) => ({
      ...of,
      items: [
        ...documentKind.map((kind): AskedFor => ({ ...NOTHING, documentKind: kind })),
        ...template.map((key): AskedFor => ({ ...NOTHING, template: key })),
        ...(ownWords ? [{ ...NOTHING, ownWords }] : []),
      ],
    }))
    .refine(({ items }) => items.length > 0, { path: ['ownWords'], message: 'request.nothingAsked' }),
  run: addToRequest,
  redirectTo: (_, { reference }) => `${paths.office.returnForInformation({ reference })}#preview`,
});
