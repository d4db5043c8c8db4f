import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { paths } from '@/app/_kit/paths';
import { sendPaper } from '@/services/people/identity-papers';
import { OneFile, sentFile, UPLOAD_LIMITS } from '../../../_parts/upload-input';
import { Owner } from '../input';

/** Takes one copy of a paper: from a form that comes back with a sentence, or from a script that waits for an answer. */
export const POST = defineRoute({
  permission: 'application:read-own',
  params: z.object({ owner: Owner }),
  input: z.object({ answer: z.enum(['page', 'json']).default('page'), file: OneFile }),
  ...UPLOAD_LIMITS,
  run: async ({ owner, file }, ctx) => sendPaper({ owner, file: await sentFile(file) }, ctx),
  respond: (sent, { owner, answer }) =>
    answer === 'json'
      ? Response.json(sent, { status: 201 })
      : new Response(null, { status: 303, headers: { Location: `${paths.apply.papers({ owner })}#papers` } }),
  formPage: ({ owner = '' }) => paths.apply.papers({ owner }),
});
