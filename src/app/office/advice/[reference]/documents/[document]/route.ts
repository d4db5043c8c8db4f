import { defineRoute } from '@/app/_kit/define-route';
import { fileResponse } from '@/app/_kit/file-response';
import { deliverSharedDocument } from '@/services/review/get-advice-case';
import { documentPath } from '../../../../_parts/case-input';

/** A file that was shared with a question, for the Scientific Authority. */
export const GET = defineRoute({
  permission: 'advice:read',
  params: documentPath,
  run: deliverSharedDocument,
  respond: ({ file, bytes }) => fileResponse(file, bytes),
});
