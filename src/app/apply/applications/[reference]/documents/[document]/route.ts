import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { fileResponse } from '@/app/_kit/file-response';
import { deliverOwnDocument } from '@/services/evidence/deliver-document';
import { DocumentId, Reference } from '../../../../_parts/inputs';

/** A file of one's own application. */
export const GET = defineRoute({
  permission: 'application:read-own',
  params: z.object({ reference: Reference, document: DocumentId }),
  run: deliverOwnDocument,
  respond: ({ file, bytes }) => fileResponse(file, bytes),
});
