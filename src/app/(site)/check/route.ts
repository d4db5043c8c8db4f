import { definePublicPage, goTo } from '@/app/_kit/define-public-page';
import { ok } from '@/domain/shared/result';
import { applyingFor } from '@/services/law/applying-for';
import { documentToApplyFor } from '@/services/law/check-outcome';
import { readCheck } from '@/services/law/read-check';
import { listCodes } from '@/services/reference/list-codes';
import { checkAddress } from './_parts/address';
import { type CheckView, checkInput, pageOf } from './_parts/check-page';
import { questionHtml, questionTitle } from './_parts/question-html';
import { resultHtml, resultTitle } from './_parts/result-html';
import { resultJson } from './_parts/result-json';

/**
 * "Which document do I need?": every state of the questions and the result have an address of their own, made of the answers.
 * A form says with `at` which page it answered; when all is well the reader is sent on to the address without it.
 */
export const GET = definePublicPage({
  input: checkInput,
  load: async (asked, ctx) => {
    const state = await readCheck(asked, ctx);
    const page = pageOf(asked, state);
    if (asked.at !== null && page.step !== asked.at) return goTo(checkAddress(state.answers));
    const applying = page.step === null ? await applyingFor(documentToApplyFor(state), ctx) : null;
    return ok<CheckView>({ ...state, ...page, typed: asked.typed, query: asked.query, codes: await listCodes(ctx), applying });
  },
  problem: ({ faults }) => (Object.keys(faults).length > 0 ? { kind: 'invalid-input', fields: faults } : null),
  title: (view, words) => (view.step === null ? resultTitle(view, words) : questionTitle(view.step, words)),
  render: ({ data, words }) => (data.step === null ? resultHtml(data, words) : questionHtml({ ...data, step: data.step }, words)),
  json: resultJson,
});
