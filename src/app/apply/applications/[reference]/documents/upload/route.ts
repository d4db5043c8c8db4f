import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { paths } from '@/app/_kit/paths';
import { DOCUMENT_KINDS } from '@/domain/evidence/document-kinds';
import { attachDocument } from '@/services/evidence/attach-document';
import { Reference } from '../../../../_parts/inputs';

/** A file of ten mebibytes, and what a form adds to it. */
const BODY_LIMIT = 12 * 1024 * 1024;

/** A page has a box for a file and one for the camera; one of them was used. */
const OneFile = z.preprocess(
  (sent) => [sent].flat().find((one) => one instanceof File && one.name !== ''),
  z.instanceof(File, { error: 'file.missing' }),
);

/** Takes one file for one's own draft: from a form that comes back with a sentence, or from a script that waits for an answer. */
export const POST = defineRoute({
  permission: 'application:edit',
  params: z.object({ reference: Reference }),
  input: z.object({ kind: z.enum(DOCUMENT_KINDS), answer: z.enum(['page', 'json']).default('page'), file: OneFile }),
  bodyLimit: BODY_LIMIT,
  bodyProblems: {
    tooLarge: { kind: 'file-refused', fault: 'too-big', file: '' },
    broken: { kind: 'file-refused', fault: 'not-received', file: '' },
  },
  run: async ({ reference, kind, file }, ctx) => {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return attachDocument({ reference, kind, purpose: 'draft', note: null, file: { name: file.name, bytes } }, ctx);
  },
  respond: (attached, { reference, kind, answer }) =>
    answer === 'json'
      ? Response.json(attached, { status: 201 })
      : new Response(null, { status: 303, headers: { Location: `${paths.apply.documents({ reference })}#document-${kind}` } }),
  formPage: ({ reference = '' }) => paths.apply.documents({ reference }),
});
