import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { paths } from '@/app/_kit/paths';
import { attachDocument } from '@/services/evidence/attach-document';
import { Reference } from '../../../../_parts/inputs';
import { sentFile, UPLOAD_LIMITS, UploadInput } from '../../../../_parts/upload-input';

/** Takes one file for one's own draft: from a form that comes back with a sentence, or from a script that waits for an answer. */
export const POST = defineRoute({
  permission: 'application:edit',
  params: z.object({ reference: Reference }),
  input: UploadInput,
  ...UPLOAD_LIMITS,
  run: async ({ reference, kind, file }, ctx) =>
    attachDocument({ reference, kind, purpose: 'draft', note: null, file: await sentFile(file) }, ctx),
  respond: (attached, { reference, kind, answer }) =>
    answer === 'json'
      ? Response.json(attached, { status: 201 })
      : new Response(null, { status: 303, headers: { Location: `${paths.apply.documents({ reference })}#document-${kind}` } }),
  formPage: ({ reference = '' }) => paths.apply.documents({ reference }),
});
