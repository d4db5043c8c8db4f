'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { DOCUMENT_KINDS } from '@/domain/evidence/document-kinds';
import { promiseDocument } from '@/services/evidence/change-documents';
import { Reference } from '../../../../_parts/inputs';

export const promiseLater = defineAction({
  permission: 'application:edit',
  input: z.object({ reference: Reference, kind: z.enum(DOCUMENT_KINDS) }),
  run: ({ reference, kind }, ctx) => promiseDocument({ reference, kind, answer: 'later', note: null }, ctx),
  redirectTo: ({ reference }) => paths.apply.documents({ reference }),
});
