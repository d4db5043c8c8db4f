import { z } from 'zod';
import { AUDIT_EVENTS, type AuditEventType } from '@/domain/audit/audit-event';
import { parseIsoDate } from '@/domain/shared/iso-date';
import type { LogQuestion } from '@/services/audit/read-log';
import { queryText } from '../_parts/case-input';

/** Every kind of event that the log knows. */
export const EVENT_TYPES = Object.keys(AUDIT_EVENTS) as readonly AuditEventType[] as readonly [AuditEventType, ...AuditEventType[]];

const day = queryText.transform((text) => parseIsoDate(text));

/** What an address of the log looks for; what it says wrongly narrows nothing. */
export const logParameters = z.object({
  q: queryText,
  person: queryText,
  type: z.enum(EVENT_TYPES).nullable().catch(null).default(null),
  from: day,
  until: day,
  before: queryText,
});
export type LogParameters = z.output<typeof logParameters>;

export const questionOf = ({ q, person, before, ...rest }: LogParameters): LogQuestion => ({
  ...rest,
  about: q || null,
  person: person || null,
  before: before || null,
});

/** The search as an address says it, without the page. */
export const searchOf = ({ q, person, type, from, until }: LogParameters): Readonly<Record<string, string | null>> => ({
  q,
  person,
  type,
  from,
  until,
});
