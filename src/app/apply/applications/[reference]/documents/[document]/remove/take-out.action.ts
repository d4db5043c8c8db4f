'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { removeDocument } from '@/services/evidence/change-documents';
import { DocumentId, Reference } from '../../../../../_parts/inputs';

export const takeOut = defineAction({
  permission: 'application:edit',
  input: z.object({ reference: Reference, document: DocumentId }),
  run: removeDocument,
  redirectTo: ({ reference }) => paths.apply.documents({ reference }),
});
