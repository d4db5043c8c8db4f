import type { Database } from '@/data/client';
import { invariantViolations } from '@/data/queries/invariants';
import { findPermit, type RegisteredPermit } from '@/data/repositories/permit-repository';
import { codeText } from '@/qr/permit-code';
import type { ServiceContext } from '@/services/context';
import { checkCode } from '@/services/verification/check-permit';

/** The permits of an application by its reference, the first number first. */
export async function permitsOf(db: Database, reference: string): Promise<readonly RegisteredPermit[]> {
  const rows = await db.permit.findMany({
    where: { application: { reference } },
    orderBy: { serial: 'asc' },
    select: { permitNumber: true },
  });
  const found = await Promise.all(rows.map(({ permitNumber }) => findPermit(db, { number: permitNumber })));
  return found.filter((permit) => permit !== null);
}

/** What an inspector of the numbers sees: which were taken, whether any is missing or told twice, and every contradiction. */
export async function inspect(db: Database) {
  const permits = await db.permit.findMany({ orderBy: { serial: 'asc' }, select: { id: true, serial: true, state: true } });
  const issued = await db.auditEvent.groupBy({ by: ['subjectId'], where: { type: 'PermitIssued' }, _count: true });
  return {
    serials: permits.map(({ serial }) => serial),
    unexplained: permits.filter(({ state }) => state === 'signing').length,
    issuedTwice: issued.filter(({ _count }) => _count > 1).length,
    contradictions: await invariantViolations(db),
  };
}

/** What the public check says of the paper of an issued permit. */
export async function verdictOf(permit: RegisteredPermit, ctx: ServiceContext): Promise<string> {
  const checked = await checkCode({ scanned: codeText(ctx.party.appOrigin, permit.cose ?? new Uint8Array()) }, ctx);
  return checked.ok ? checked.value.verdict : checked.problem.kind;
}
