import 'server-only';
import { plainMoney } from '@/domain/fees/money';
import { fail, ok, type Result } from '@/domain/shared/result';
import { getWords } from '@/i18n/words';
import { renderReceipt } from '@/pdf/receipt/render-receipt';
import type { ServiceContext } from '../context';
import { getOwnFees } from './get-fees';

/** The receipt of a payment of one's own application, in the reader's language. */
export async function getReceipt(
  input: { readonly reference: string; readonly number: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly number: string; readonly pdf: Uint8Array }>> {
  const own = await getOwnFees(input, ctx);
  if (!own.ok) return own;
  const invoice = own.value.invoices.find(({ payments }) => payments.some(({ receipt }) => receipt === input.number));
  const paid = invoice?.payments.find(({ receipt }) => receipt === input.number);
  if (!invoice || !paid) return fail({ kind: 'not-found', what: 'invoice' });
  const { application } = own.value;
  const payer = await ctx.db.person.findUniqueOrThrow({ where: { id: application.applicantId }, select: { name: true } });
  const { t, format } = getWords(ctx.locale, ctx.party.timeZone);
  const money = (amount: { readonly minor: number; readonly currency: string }) => format.money(plainMoney(amount), amount.currency);
  const pdf = await renderReceipt({
    language: ctx.locale,
    dated: paid.at.slice(0, 10),
    number: input.number,
    authority: t('fees.pdf.from', { country: format.country(ctx.party.code) }),
    title: t('fees.pdf.title', { number: input.number }),
    facts: [
      t('fees.pdf.received'),
      t('fees.pdf.payer', { name: payer.name }),
      t('fees.pdf.for', { application: application.reference, invoice: invoice.reference }),
      t('fees.pdf.on', { day: format.day(paid.at) }),
      t('fees.pdf.by', { channel: t(`fees.office.channel.${paid.channel}`), reference: paid.reference }),
    ],
    lines: invoice.lines.map(({ basis, units, unit, amount }) => ({
      text: `${t(`fees.basis.${basis}`)}${units > 1 ? ` · ${format.number(units)} × ${money(unit)}` : ''}`,
      amount: money(amount),
    })),
    total: t('fees.total', { amount: money(paid.amount) }),
    note: t('fees.pdf.note'),
  });
  return ok({ number: input.number, pdf });
}
