import { html } from 'hono/html';
import { z } from 'zod';
import { definePublicPage, goTo, type Html, type PublicProps } from '@/app/_kit/define-public-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { errorHtml, summaryHtml } from '@/app/verify/_check/form-html';
import { ok } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import { reportSuspicion } from '@/services/verification/suspicions';

interface Drawn {
  /** The reference of the report that was sent; null while the form waits. */
  readonly sent: string | null;
}

const FIELDS = [
  { name: 'number', isOptional: true, most: 40, rows: 0 },
  { name: 'where', isOptional: false, most: 200, rows: 0 },
  { name: 'what', isOptional: false, most: 2000, rows: 6 },
  { name: 'contact', isOptional: true, most: 200, rows: 0 },
] as const;
type Field = (typeof FIELDS)[number];

function fieldHtml({ name, isOptional, most, rows }: Field, { problem, typed, words: { t } }: PublicProps<Drawn>): Html {
  const error = problem?.fields[name];
  const value = typed[name];
  const kept = typeof value === 'string' ? value : '';
  const label = t(`site.report.${name}`);
  const shared = html` id="${name}" name="${name}" maxlength="${most}" aria-describedby="${name}-hint${error ? ` ${name}-error` : ''}"${error ? html` aria-invalid="true"` : ''}`;
  const control =
    rows > 0
      ? html`<textarea class="input" rows="${rows}"${shared}>${kept}</textarea>`
      : html`<input class="input" type="text"${shared} value="${kept}">`;
  return html`<div class="field${error ? ' field-wrong' : ''}"><label for="${name}">${isOptional ? t('shared.optional', { label }) : label}</label><div id="${name}-hint" class="hint">${t(`site.report.${name}Hint`)}</div>${errorHtml(name, error, t)}${control}</div>`;
}

function render(props: PublicProps<Drawn>): Html {
  const {
    data: { sent },
    words: { t },
    problem,
  } = props;
  if (sent)
    return html`<h1>${t('site.report.sentTitle')}</h1><p class="lead">${t('site.report.sentText', { reference: sent })}</p>
<ul><li><a href="${paths.howToCheck}">${t('shared.footer.howToCheck')}</a></li><li><a href="${paths.verify}">${t('verify.advice.again')}</a></li></ul>`;
  return html`${problem && Object.keys(problem.fields).length > 0 ? summaryHtml(problem.fields, t) : problem ? html`<p class="notice-strip">${problem.detail}</p>` : ''}<h1>${t('site.report.title')}</h1>
<p class="lead">${t('site.report.lead')}</p><p>${t('site.report.danger')}</p>
<form class="form" method="post" action="${paths.report}" novalidate>${FIELDS.map((field) => fieldHtml(field, props))}<button type="submit" class="button button-primary">${t('site.report.send')}</button></form>`;
}

const text = (most: number) => z.string().trim().max(most, 'report.tooLong');
const optional = (most: number) =>
  text(most)
    .optional()
    .transform((typed) => typed || null);
const page = { title: ({ sent }: Drawn, { t }: Words) => t(sent ? 'site.report.sentTitle' : 'site.report.title'), render };

/** The form; a check that failed leads here with the number that was on the paper. */
export const GET = definePublicPage<z.ZodType, z.ZodType<{ sent?: string | undefined }>, Drawn>({
  ...page,
  input: z.object({
    sent: z
      .string()
      .regex(/^R-\d{4,12}$/)
      .optional()
      .catch(undefined),
  }),
  load: async ({ sent }) => ok({ sent: sent ?? null }),
});

/** Takes the report and answers with its reference. */
export const POST = definePublicPage({
  ...page,
  input: z.object({
    number: optional(40),
    where: text(200).min(1, 'report.where'),
    what: text(2000).min(1, 'report.what'),
    contact: optional(200),
  }),
  load: async ({ number, where, what, contact }, ctx, visit) => {
    const reported = await reportSuspicion({ numberOnPaper: number, seenWhere: where, what, contact, address: visit.clientAddress }, ctx);
    return reported.ok ? goTo(withQuery(paths.report, { sent: reported.value.reference })) : reported;
  },
  recover: () => ({ sent: null }),
});
