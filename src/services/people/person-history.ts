import 'server-only';
import { type AuditLogPage, readEventsAbout } from '@/data/queries/audit-log';
import { ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { getPerson, type PersonInHand } from './change-person';

/** A person, and what the log tells of their account, newest first. */
export async function getPersonWithHistory(
  input: { readonly person: string; readonly before: string },
  ctx: ServiceContext,
): Promise<Result<PersonInHand & { readonly history: AuditLogPage }>> {
  const found = await getPerson(input, ctx);
  return found.ok ? ok({ ...found.value, history: await readEventsAbout(ctx.db, found.value.person.id, input.before) }) : found;
}
