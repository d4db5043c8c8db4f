import 'server-only';
import { holdsMandate } from '@/data/repositories/mandate-repository';
import type { Tx } from '@/data/transaction';
import type { OnBehalf } from '@/domain/access/policy';
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

/** Whose application it is, and who began it for them. */
interface Side extends OnBehalf {
  readonly reference: string;
}

/** Writes for the office of a case to the applicant, whose case it is, and to the agent who handles it, as long as a mandate lasts. */
async function writeTo(
  tx: Tx,
  { applicantId, agentId, reference }: Side,
  told: Omit<MailOrder, 'personId'>,
  ctx: MailContext,
): Promise<void> {
  const of = await tx.db.application.findUnique({ where: { reference }, select: { officeId: true } });
  const order = of ? { ...told, officeId: of.officeId } : told;
  await queueMail(tx, { ...order, personId: applicantId }, ctx);
  if (agentId !== null && (await holdsMandate(tx.db, { applicantId, agentId }, ctx.now)))
    await queueMail(tx, { ...order, personId: agentId, key: `${order.key}:agent` }, ctx);
}

/** Tells the applicant's side of an application something about it. */
export const tellApplicant = (tx: Tx, side: Side, { template, values, key }: Told, ctx: MailContext): Promise<void> =>
  writeTo(tx, side, { template, values: { reference: side.reference, ...values }, path: at.application(side.reference), key }, ctx);

/** Tells the applicant's side of an application something about its fees. */
export const tellPayer = (tx: Tx, side: Side, { template, values, key }: Told, ctx: MailContext): Promise<void> =>
  writeTo(tx, side, { template, values: { reference: side.reference, ...values }, path: at.fee(side.reference), key }, ctx);

/** Tells the applicant's side of an application what it waits for. */
export const tellApplicantToReply = (tx: Tx, side: Side, { template, values, key }: Told, ctx: MailContext): Promise<void> =>
  writeTo(tx, side, { template, values: { reference: side.reference, ...values }, path: at.reply(side.reference), key }, ctx);

/** Tells an officer something about a case. */
export const tellOfficer = (
  tx: Tx,
  { reference }: { readonly reference: string },
  personId: string,
  { template, values, key }: Told,
  ctx: MailContext,
): Promise<void> => queueMail(tx, { personId, template, values: { reference, ...values }, path: at.case(reference), key }, ctx);

/** Tells whoever applied for a permit something about it. */
export async function tellHolder(
  tx: Tx,
  { applicationId, permitNumber }: { readonly applicationId: string; readonly permitNumber: string },
  { template, values, key }: Told,
  ctx: MailContext,
): Promise<void> {
  const side = await tx.db.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { applicantId: true, agentId: true, reference: true },
  });
  await writeTo(
    tx,
    side,
    { template, values: { number: permitNumber, reference: side.reference, ...values }, path: at.permit(permitNumber), key },
    ctx,
  );
}

/** What a payer is told of money that was booked. */
export const paymentReceived = ({ reference, total }: { readonly reference: string; readonly total: Money }, receipt: string): Told => ({
  template: 'paymentReceived',
  values: { amount: `${plainMoney(total)} ${total.currency}`, receipt },
  key: `invoice:${reference}:paid`,
});
