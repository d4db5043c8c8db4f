import 'server-only';
import { type AuditLogPage, readAuditLog, subjectsCalled } from '@/data/queries/audit-log';
import { mayDo } from '@/domain/access/permissions';
import { formatPermitNumber, parsePermitNumber } from '@/domain/permit/permit-number';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { type ChainReport, verifyAuditChain } from './verify-audit-chain';

/** The newest events, and whether their chain holds. */
export interface AuditLog extends AuditLogPage {
  readonly chain: ChainReport;
}

/** So many events are recomputed each time the log is looked at: some hundredths of a second. */
const RECOMPUTED = 5_000;

/** The log, newest first; of one application with its permits, or of one permit, when it is asked by their name. */
export async function readLog(
  input: { readonly about: string | null; readonly before: string | null },
  ctx: ServiceContext,
): Promise<Result<AuditLog>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'audit:read')) return fail({ kind: 'forbidden', permission: 'audit:read' });
  const chain = await verifyAuditChain({ newest: RECOMPUTED }, ctx);
  if (!input.about) return ok({ ...(await readAuditLog(ctx.db, null, input.before)), chain });
  const number = parsePermitNumber(input.about);
  const subjects = await subjectsCalled(
    ctx.db,
    number.ok ? { permitNumber: formatPermitNumber(number.value) } : { reference: input.about.trim().toUpperCase() },
  );
  return ok(subjects ? { ...(await readAuditLog(ctx.db, subjects, input.before)), chain } : { events: [], next: null, chain });
}
