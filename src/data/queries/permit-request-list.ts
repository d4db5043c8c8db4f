import 'server-only';
import { z } from 'zod';
import { REQUEST_KINDS, REQUEST_STATES, type RequestKind, type RequestState } from '@/domain/permit/permit-request';
import type { Database } from '../client';

/** A request in the office's list. */
export interface PermitRequestRow {
  readonly reference: string;
  readonly permitNumber: string;
  readonly holder: string;
  readonly kind: RequestKind;
  readonly state: RequestState;
  readonly declaredAt: string;
}

const PAGE = 25;
const rowSchema = z.object({
  reference: z.string(),
  permit_number: z.string(),
  holder: z.string(),
  kind: z.enum(REQUEST_KINDS),
  state: z.enum(REQUEST_STATES),
  declared_at: z.date(),
  nth: z.number(),
});

/** The requests of an office (of every office where none is named): open ones oldest first, or decided ones newest first. */
export async function readPermitRequests(
  db: Database,
  officeId: string | null,
  view: 'open' | 'decided',
  after: string | null,
): Promise<{ readonly requests: readonly PermitRequestRow[]; readonly next: string | null }> {
  const isOpen = view === 'open';
  const from = /^\d{1,12}$/.test(after ?? '') ? after : null;
  // The references count up, so their figure is the key in both directions.
  const rows = await db.$queryRaw<unknown[]>`
    SELECT r.reference, p.permit_number, o.name AS holder, r.kind, r.state, r.declared_at, substr(r.reference, 3)::float8 AS nth
    FROM permit_request r JOIN permit p ON p.id = r.permit_id JOIN application a ON a.id = p.application_id JOIN person o ON o.id = a.applicant_id
    WHERE (r.state = 'open') = ${isOpen}::boolean AND (${officeId}::uuid IS NULL OR a.office_id = ${officeId}::uuid)
      AND (${from}::bigint IS NULL OR CASE WHEN ${isOpen}::boolean THEN substr(r.reference, 3)::bigint > ${from}::bigint ELSE substr(r.reference, 3)::bigint < ${from}::bigint END)
    ORDER BY CASE WHEN ${isOpen}::boolean THEN substr(r.reference, 3)::bigint ELSE -substr(r.reference, 3)::bigint END LIMIT ${PAGE + 1}`;
  const page = z.array(rowSchema).parse(rows);
  const last = page[PAGE - 1];
  return {
    requests: page.slice(0, PAGE).map(({ permit_number, declared_at, nth: _nth, ...row }) => ({
      ...row,
      permitNumber: permit_number,
      declaredAt: declared_at.toISOString(),
    })),
    next: page.length > PAGE && last ? String(last.nth) : null,
  };
}
