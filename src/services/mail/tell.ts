import 'server-only';
import type { Tx } from '@/data/transaction';
import { type Money, plainMoney } from '@/domain/fees/money';
import type { ServiceContext } from '../context';
import { type MailOrder, queueMail } from './queue-mail';

/** The addresses that mail leads to; the pages' own table of addresses is not the services' to read. */
const at = {
  application: (reference: string) => `/apply/applications/${reference}`,
  reply: (reference: string) => `/apply/applications/${reference}/reply`,
  case: (reference: string) => `/office/applications/${reference}`,
  fee: (reference: string) => `/apply/applications/${reference}/fee`,
  permit: (number: string) => `/apply/permits/${number.replace('/', '-')}`,
};

type Told = Pick<MailOrder, 'template' | 'values' | 'key'>;
type MailContext = Pick<ServiceContext, 'now' | 'newId' | 'party'>;

/** Tells the applicant of an application something about it. */
export const tellApplicant = (
  tx: Tx,
  { applicantId, reference }: { readonly applicantId: string; readonly reference: string },
  { template, values, key }: Told,
  ctx: MailContext,
): Promise<void> =>
  queueMail(tx, { personId: applicantId, template, values: { reference, ...values }, path: at.application(reference), key }, ctx);

/** Tells the applicant of an application what it waits for. */
export const tellApplicantToReply = (
  tx: Tx,
  { applicantId, reference }: { readonly applicantId: string; readonly reference: string },
  { template, values, key }: Told,
  ctx: MailContext,
): Promise<void> =>
  queueMail(tx, { personId: applicantId, template, values: { reference, ...values }, path: at.reply(reference), key }, ctx);

/** Tells an officer something about a case. */
export const tellOfficer = (
  tx: Tx,
  { reference }: { readonly reference: string },
  personId: string,
  { template, values, key }: Told,
  ctx: MailContext,
): Promise<void> => queueMail(tx, { personId, template, values: { reference, ...values }, path: at.case(reference), key }, ctx);

/** Tells the applicant of an application something about its fees. */
export const tellPayer = (
  tx: Tx,
  { applicantId, reference }: { readonly applicantId: string; readonly reference: string },
  { template, values, key }: Told,
  ctx: MailContext,
): Promise<void> => queueMail(tx, { personId: applicantId, template, values: { reference, ...values }, path: at.fee(reference), key }, ctx);

/** Tells whoever applied for a permit something about it. */
export async function tellHolder(
  tx: Tx,
  { applicationId, permitNumber }: { readonly applicationId: string; readonly permitNumber: string },
  { template, values, key }: Told,
  ctx: MailContext,
): Promise<void> {
  const { applicantId, reference } = await tx.db.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { applicantId: true, reference: true },
  });
  const order = { template, values: { number: permitNumber, reference, ...values }, path: at.permit(permitNumber), key };
  await queueMail(tx, { personId: applicantId, ...order }, ctx);
}

/** What a payer is told of money that was booked. */
export const paymentReceived = ({ reference, total }: { readonly reference: string; readonly total: Money }, receipt: string): Told => ({
  template: 'paymentReceived',
  values: { amount: `${plainMoney(total)} ${total.currency}`, receipt },
  key: `invoice:${reference}:paid`,
});
