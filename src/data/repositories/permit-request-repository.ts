import 'server-only';
import { z } from 'zod';
import { REQUEST_KINDS, REQUEST_STATES, type RequestKind, type RequestState } from '@/domain/permit/permit-request';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

/** A holder's request about a permit, and what became of it. */
export interface PermitRequest {
  readonly id: string;
  readonly reference: string;
  readonly permitId: string;
  readonly kind: RequestKind;
  readonly explanation: string;
  readonly place: string | null;
  readonly shouldBe: string | null;
  readonly suspendedFrom: 'issued' | 'partly-used' | null;
  readonly declaredBy: string;
  readonly declaredAt: string;
  readonly state: RequestState;
  readonly decidedAt: string | null;
  readonly reason: string | null;
}

type Row = NonNullable<Awaited<ReturnType<Reader['permitRequest']['findFirst']>>>;

const toRequest = (row: Row): PermitRequest => ({
  id: row.id,
  reference: row.reference,
  permitId: row.permitId,
  kind: z.enum(REQUEST_KINDS).parse(row.kind),
  explanation: row.explanation,
  place: row.place,
  shouldBe: row.shouldBe,
  suspendedFrom: z.enum(['issued', 'partly-used']).nullable().parse(row.suspendedFrom),
  declaredBy: row.declaredBy,
  declaredAt: row.declaredAt.toISOString(),
  state: z.enum(REQUEST_STATES).parse(row.state),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  reason: row.reason,
});

/** The requests about a permit, newest first. */
export const requestsOf = async (db: Reader, permitId: string): Promise<readonly PermitRequest[]> =>
  (await db.permitRequest.findMany({ where: { permitId }, orderBy: [{ declaredAt: 'desc' }, { reference: 'desc' }], take: 50 })).map(
    toRequest,
  );

/** A request by its reference, or null. */
export async function findRequest(db: Reader, reference: string): Promise<PermitRequest | null> {
  const row = await db.permitRequest.findUnique({ where: { reference } });
  return row ? toRequest(row) : null;
}

/** What a new request is. */
export type NewPermitRequest = Pick<
  PermitRequest,
  'id' | 'permitId' | 'kind' | 'explanation' | 'place' | 'shouldBe' | 'suspendedFrom' | 'declaredBy' | 'declaredAt'
>;

/** Puts a request on file; answers its reference. */
export const insertRequest = async (tx: Tx, request: NewPermitRequest): Promise<string> =>
  (await tx.db.permitRequest.create({ data: request, select: { reference: true } })).reference;

/** Ends an open request, once. The permit's row is locked by the caller, so that nobody ends it twice. */
export const saveRequestEnd = (
  tx: Tx,
  id: string,
  end: { readonly state: RequestState; readonly by: string; readonly at: string; readonly reason: string | null },
) => tx.db.$executeRaw`UPDATE permit_request SET state = ${end.state}, decided_by = ${end.by}::uuid,
    decided_at = ${new Date(end.at)}::timestamptz, reason = ${end.reason} WHERE id = ${id}::uuid`;
