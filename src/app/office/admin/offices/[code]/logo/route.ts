import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { fileResponse } from '@/app/_kit/file-response';
import { paths } from '@/app/_kit/paths';
import { getLogo, setLogo } from '@/services/offices/letterheads';
import { officePath } from '../../office-path';

/** The logo of an office, for the page on which it is changed. */
export const GET = defineRoute({
  permission: 'office:keep',
  params: officePath,
  run: getLogo,
  respond: (bytes, { code }) => fileResponse({ name: `${code}.png`, mediaType: 'image/png' }, bytes),
});

/** Takes a new logo from a form, which comes back with it or with a sentence. */
export const POST = defineRoute({
  permission: 'office:keep',
  params: officePath,
  input: z.object({ file: z.instanceof(File, { error: 'file.missing' }).refine(({ name }) => name !== '', 'file.missing') }),
  bodyLimit: 1024 * 1024,
  bodyProblems: {
    tooLarge: { kind: 'file-refused', fault: 'too-big', file: '' },
    broken: { kind: 'file-refused', fault: 'not-received', file: '' },
  },
  run: async ({ code, file }, ctx) => setLogo({ code, file: { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } }, ctx),
  respond: (saved) => new Response(null, { status: 303, headers: { Location: `${paths.office.officeOf(saved)}#logo` } }),
  formPage: ({ code = '' }) => paths.office.officeOf({ code }),
});
