import 'server-only';
import { customsSupervisors, insertNotices } from '@/data/repositories/permit-measure-repository';
import type { RegisteredPermit } from '@/data/repositories/permit-repository';
import type { Tx } from '@/data/transaction';
import { countryAtTheOtherEnd, type NoticeEvent, recipientsOf, SEAT_OF_SECRETARIAT } from '@/domain/permit/permit-measure';
import { permitNumberForAddress } from '@/domain/permit/permit-number';
import type { ServiceContext } from '../context';
import { queueMail } from '../mail/queue-mail';
import { tellHolder } from '../mail/tell';

const TEMPLATES = {
  suspended: 'permitSuspended',
  reinstated: 'permitReinstated',
  revoked: 'permitRevoked',
  replaced: 'permitReplaced',
  retrospective: 'permitRetrospective',
} as const satisfies Readonly<Record<NoticeEvent, string>>;

/** What is told of a permit. */
interface Said {
  readonly event: NoticeEvent;
  readonly reason: string;
  /** The number of a replacement. */
  readonly by?: string;
  /** The day on which specimens left before issue. */
  readonly leftOn?: string;
}

/**
 * Tells what became of an issued permit, in the transaction in which it does: its holder by mail, with the reason; the supervisors
 * of Customs by mail; and, on record for the office to send as the two authorities agreed, the authority at the other end.
 */
export async function tellOfPermit(tx: Tx, permit: RegisteredPermit, said: Said, ctx: ServiceContext): Promise<void> {
  const key = `permit:${permit.permitNumber}:${said.event}:${ctx.newId()}`;
  await tellHolder(tx, permit, { template: TEMPLATES[said.event], values: valuesOf(said, ctx), key }, ctx);
  await tellOthersOfPermit(tx, permit, said, ctx);
}

/** The same where its holder knows, because they asked for it. */
export async function tellOthersOfPermit(tx: Tx, permit: RegisteredPermit, said: Said, ctx: ServiceContext): Promise<void> {
  const { event } = said;
  const { id, permitNumber } = permit;
  const key = `permit:${permitNumber}:${event}:${ctx.newId()}`;
  const path = `/customs/permits/${permitNumberForAddress(permitNumber)}`;
  const values = { number: permitNumber, ...valuesOf(said, ctx) };
  for (const { id: personId } of await customsSupervisors(tx.db))
    await queueMail(tx, { personId, template: TEMPLATES[event], values, path, key: `${key}:${personId}` }, ctx);
  const countries = {
    'management-authority': countryAtTheOtherEnd(ctx.party.code, permit.content),
    customs: ctx.party.code,
    secretariat: SEAT_OF_SECRETARIAT,
  };
  const notices = recipientsOf(event, permit.content.purpose).map((recipient) => ({
    id: ctx.newId(),
    recipient,
    country: countries[recipient],
    event,
  }));
  await insertNotices(tx, id, notices, ctx.now);
}

const valuesOf = ({ reason, by = '', leftOn = '' }: Said, { today }: ServiceContext) => ({ reason, by, leftOn, day: today });
