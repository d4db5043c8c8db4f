import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { paths } from '@/app/_kit/paths';
import { attachDocument } from '@/services/evidence/attach-document';
import { Reference } from '../../../../_parts/inputs';
import { sentFile, UPLOAD_LIMITS, UploadInput } from '../../../../_parts/upload-input';

/** Takes one file for one thing that the office asked for. */
export const POST = defineRoute({
  permission: 'application:edit',
  params: z.object({ reference: Reference }),
  input: UploadInput.extend({ item: z.uuid() }),
  ...UPLOAD_LIMITS,
  run: async ({ reference, kind, item, file }, ctx) =>
    attachDocument({ reference, kind, itemId: item, purpose: 'reply', note: null, file: await sentFile(file) }, ctx),
  respond: (attached, { reference, item, answer }) =>
    answer === 'json'
      ? Response.json(attached, { status: 201 })
      : new Response(null, { status: 303, headers: { Location: `${paths.apply.reply({ reference })}#item-${item}` } }),
  formPage: ({ reference = '' }) => paths.apply.reply({ reference }),
});
