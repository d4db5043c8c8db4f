import 'server-only';
import canonicalize from 'canonicalize';
import type { Actor } from '@/domain/access/actor';
import { AUDIT_EVENTS, type AuditEvent } from '@/domain/audit/audit-event';
import type { Instant } from '@/domain/shared/iso-date';
import type { Prisma } from './generated/client';

/** Appends events to the hash chain, inside the transaction of the change itself. The head is locked last, and briefly. */
export async function appendEvents(
  db: Prisma.TransactionClient,
  events: readonly AuditEvent[],
  actor: Actor | null,
  at: Instant,
): Promise<void> {
  for (const event of events) {
    const payload = canonicalize(AUDIT_EVENTS[event.type].parse(event.payload)) ?? '{}';
    await db.$executeRaw`SELECT audit_append(${new Date(at)}::timestamptz, ${actor?.personId ?? ''}::text, ${actor?.roles.join(' ') ?? 'system'}::text,
      ${event.type}::text, ${event.subject}::text, ${event.subjectId}::text, ${payload}::text)`;
  }
}
