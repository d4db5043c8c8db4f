import { html } from 'hono/html';
import { z } from 'zod';
import { definePublicPage, type Html, type PublicProps } from '@/app/_kit/define-public-page';
import { UPLOAD_LIMITS } from '@/domain/evidence/upload-limits';
import { ok } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import { checkFile, type FileAnswer } from '@/services/verification/check-file';
import { fileFormHtml, summaryHtml } from '../_check/form-html';
import { fileResultHtml } from '../_check/result-html';
import { fileResultJson } from '../_check/result-json';

/** What is drawn: the answer, or the form where there is none yet. */
interface Drawn {
  readonly answer: FileAnswer | null;
}

/** The largest file, what the form adds, and enough beyond both that a file too big is told so in words. */
const BODY_LIMIT = UPLOAD_LIMITS.bytesOfFile + 1024 * 1024;
const FORM: Drawn = { answer: null };

const render = ({ data, words, problem }: PublicProps<Drawn>): Html => {
  if (data.answer) return fileResultHtml(data.answer, words);
  const { t } = words;
  const error = problem ? (problem.fields.file ?? problem.detail) : undefined;
  return html`${error ? summaryHtml({ file: error }, t) : ''}<h1>${t('verify.file.title')}</h1>
${fileFormHtml(t, error)}`;
};

const page = { title: (_: Drawn, { t }: Words) => t('verify.file.title'), render };
const sent = z.object({ file: z.instanceof(File, { error: 'file.missing' }).refine(({ name }) => name !== '', 'file.missing') });

export const GET = definePublicPage<z.ZodType, z.ZodType, Drawn>({ ...page, load: async () => ok(FORM) });

/** Looks at a PDF and answers at once: the file is kept nowhere, so this answer has no address of its own. */
export const POST = definePublicPage<z.ZodType, typeof sent, Drawn>({
  ...page,
  input: sent,
  bodyLimit: BODY_LIMIT,
  load: async ({ file }, ctx, { clientAddress }) => {
    const checked = await checkFile({ bytes: new Uint8Array(await file.arrayBuffer()), address: clientAddress }, ctx);
    return checked.ok ? ok({ answer: checked.value }) : checked;
  },
  recover: (problem) => (problem.kind === 'invalid-input' || problem.kind === 'too-large' ? FORM : null),
  json: ({ answer }) => (answer ? fileResultJson(answer) : {}),
});
