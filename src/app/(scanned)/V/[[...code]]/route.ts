import { html } from 'hono/html';
import { z } from 'zod';
import { definePublicPage } from '@/app/_kit/define-public-page';
import { resultHtml } from '@/app/verify/_check/result-html';
import { resultJson } from '@/app/verify/_check/result-json';
import { ok } from '@/domain/shared/result';
import { CREDENTIAL_TYPE } from '@/domain/verification/permit-credential';
import { checkCode } from '@/services/verification/check-permit';
import { permitCredential } from '@/services/verification/permit-credential';
import type { CheckAnswer } from '@/services/verification/register-answer';

const scanned = z.object({ code: z.string().default('') });
/** Whoever pasted an address under another host is told so, whatever the code in it is worth. */
const pasted = z.object({ from: z.literal('elsewhere').optional().catch(undefined) });

interface Scan {
  readonly scanned: string;
  readonly answer: CheckAnswer;
  /** The host that the code should have led to; null where it did. */
  readonly ownHost: string | null;
}

export const GET = definePublicPage<typeof scanned, typeof pasted, Scan>({
  params: scanned,
  input: pasted,
  load: async ({ code, from }, ctx) => {
    const checked = await checkCode({ scanned: code }, ctx);
    return checked.ok ? ok({ scanned: code, answer: checked.value, ownHost: from ? new URL(ctx.party.appOrigin).host : null }) : checked;
  },
  isBare: true,
  title: (_, { t }) => t('verify.result.title'),
  render: ({ data: { answer, ownHost }, words }) =>
    resultHtml(answer, words, ownHost ? html`<p class="notice-strip">${words.t('verify.foreignHost', { host: ownHost })}</p>` : ''),
  json: ({ answer, ownHost }) => ({ ...resultJson(answer), foreignHost: ownHost !== null }),
  form: {
    type: CREDENTIAL_TYPE,
    make: ({ answer, scanned: text }, ctx, { clientAddress }) => permitCredential({ answer, scanned: text, address: clientAddress }, ctx),
  },
});
