import { html } from 'hono/html';
import { z } from 'zod';
import { definePublicPage, type Html, type PublicProps } from '@/app/_kit/define-public-page';
import { paths } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import { STOCK_KINDS, type StockKind } from '@/domain/stock/stock';
import { type ReportedNumber, reportedNumber } from '@/services/stock/stock-numbers';
import { errorHtml, summaryHtml } from '../_check/form-html';

interface Drawn {
  readonly kind: StockKind;
  readonly answer: ReportedNumber | null;
}

/** Whether the number of a stamp or of a paper is reported gone; nothing else of the stock is anybody's. */
export const GET = definePublicPage({
  input: z.object({
    kind: z.enum(STOCK_KINDS).catch('security-stamp').default('security-stamp'),
    number: z.string().trim().max(40).catch('?').default(''),
  }),
  load: async ({ kind, number }, ctx) => {
    const answer = number === '' ? ok(null) : await reportedNumber({ kind, number }, ctx);
    return answer.ok ? ok<Drawn>({ kind, answer: answer.value }) : answer;
  },
  title: (_, { t }) => t('stock.check.title'),
  recover: (problem) => (problem.kind === 'invalid-input' ? { kind: 'security-stamp' as const, answer: null } : null),
  render: ({ data: { kind, answer }, words: { t }, problem, typed }: PublicProps<Drawn>): Html => {
    const errors = problem?.fields ?? {};
    const kept = typeof typed.number === 'string' ? typed.number : (answer?.number ?? '');
    const wrong = errors.number ? html` aria-invalid="true"` : '';
    const choices = STOCK_KINDS.map(
      (one) => html`<option value="${one}"${one === kind ? html` selected` : ''}>${t(`stock.kind.${one}`)}</option>`,
    );
    return html`${problem ? summaryHtml(errors, t) : ''}<h1>${t('stock.check.title')}</h1>
<p class="lead">${t('stock.check.lead')}</p>
${answer ? html`<p class="notice-strip" role="status">${t(answer.isReported ? 'stock.check.reported' : 'stock.check.nothing', { number: answer.number })}</p>` : ''}
<form class="form" method="get" action="${paths.verifyStamp}">
<div class="field"><label for="kind">${t('stock.kindLabel')}</label><select class="input input-medium" id="kind" name="kind">${choices}</select></div>
<div class="field${errors.number ? ' field-wrong' : ''}"><label for="number">${t('stock.number')}</label><div id="number-hint" class="hint">${t('stock.firstHint')}</div>${errorHtml('number', errors.number, t)}<input class="input input-medium code" type="text" id="number" name="number" maxlength="30" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="number-hint${errors.number ? ' number-error' : ''}"${wrong} value="${kept}"></div>
<button type="submit" class="button button-primary">${t('stock.check.submit')}</button></form>`;
  },
});
