import 'server-only';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import type { SandboxPayment } from '../ports';
import { receiveNotice } from './settle-attempt';

/** The ways in which a payer can leave the demonstration's gateway. */
export const SANDBOX_ENDINGS = ['pay', 'pay-and-lose', 'pay-twice', 'cancel', 'fail'] as const;
export type SandboxEnding = (typeof SANDBOX_ENDINGS)[number];

const OUTCOME = { pay: 'paid', 'pay-and-lose': 'paid', 'pay-twice': 'paid', cancel: 'cancelled', fail: 'failed' } as const;

/** A payment on the demonstration gateway's own page; there is no such page where a real gateway is connected. */
export async function lookAtSandbox(input: { readonly payment: string }, ctx: ServiceContext): Promise<Result<SandboxPayment>> {
  const payment = (await ctx.ports.payments?.sandbox?.look(input.payment)) ?? null;
  return payment ? ok(payment) : fail({ kind: 'not-found', what: 'page' });
}

/**
 * Ends a payment as its payer chose, and sends the portal its signed notice, through the door that every gateway uses: once,
 * or twice. `isLost` says that the browser is not led back.
 */
export async function endSandboxPayment(
  input: { readonly payment: string; readonly ending: SandboxEnding },
  ctx: ServiceContext,
): Promise<Result<{ readonly isLost: boolean; readonly returnAddress: string }>> {
  const desk = ctx.ports.payments?.sandbox;
  const payment = await desk?.look(input.payment);
  if (!desk || !payment) return fail({ kind: 'not-found', what: 'page' });
  await desk.decide(payment.reference, OUTCOME[input.ending]);
  const notice = await desk.noticeOf(payment.reference);
  const nobody: ServiceContext = { ...ctx, actor: null };
  for (let sent = 0; notice && sent < (input.ending === 'pay-twice' ? 2 : 1); sent++) {
    const heard = await receiveNotice(notice, nobody);
    if (!heard.ok) return heard;
  }
  return ok({ isLost: input.ending === 'pay-and-lose', returnAddress: payment.returnAddress });
}
