import { defineRoute } from '@/app/_kit/define-route';
import { shownResponse } from '@/app/_kit/file-response';
import { deliverDocumentOfCase } from '@/services/evidence/deliver-document';
import { documentPath } from '../../../../../_parts/case-input';

/** A file of a case in the frame of its page, for those who may read it. */
export const GET = defineRoute({
  permission: 'application:read',
  params: documentPath,
  run: deliverDocumentOfCase,
  respond: ({ file, bytes }) => shownResponse(file, bytes),
});
