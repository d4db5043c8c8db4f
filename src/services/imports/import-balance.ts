import 'server-only';
import { touchApplication } from '@/data/repositories/application-repository';
import { insertConversion, insertImportOfPermit } from '@/data/repositories/import-repository';
import { lockPermit } from '@/data/repositories/permit-repository';
import { inTransaction } from '@/data/transaction';
import { mayDo } from '@/domain/access/permissions';
import { leftOfImport, parseRatio } from '@/domain/registers/import-record';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { type ImportOfLine, importsOfLines } from '../law/import-record-facts';
import { findCase, withCase } from '../review/open-case';

/** A line of a re-export beside the import it stands on, for the case page. */
export interface BalanceOfLine extends ImportOfLine {
  readonly left: string;
}

/** The imports that a re-export stands on, with what is left of each. */
export async function importBalanceOf(
  input: { readonly reference: string },
  ctx: ServiceContext,
): Promise<Result<readonly BalanceOfLine[]>> {
  const found = await findCase(input.reference, 'application:read', ctx);
  if (!found.ok) return found;
  const imports = await importsOfLines(ctx.db, found.value.application);
  return ok([...imports.values()].map((one) => ({ ...one, left: leftOfImport(one.record) })));
}

/** Records how a line of a re-export counts in the term and unit of its import, with the reason (REX-02, REX-04). */
export const recordConversion = (
  input: { readonly reference: string; readonly version: number; readonly line: number; readonly ratio: string; readonly reason: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly reference: string }>> =>
  withCase(
    { reference: input.reference, version: input.version, permission: 'finding:record-legal-acquisition', part: 'R' },
    ctx,
    async ({ tx, actor, application }) => {
      if (application.state !== 'under-review')
        return fail({ kind: 'transition-not-allowed', from: application.state, action: 'recordConversion' });
      const ratio = parseRatio(input.ratio);
      if (!ratio.ok) return fail(invalidField('ratio', ratio.problem));
      const reason = input.reason.trim();
      if (reason === '') return fail(invalidField('reason', 'reason.required'));
      const stood = (await importsOfLines(tx.db, application)).get(input.line);
      if (!stood) return fail({ kind: 'not-found', what: 'import-record' });
      if (stood.requested !== null && stood.conversion === null) return fail(invalidField('ratio', 'ratio.notNeeded'));
      await insertConversion(tx, {
        id: ctx.newId(),
        applicationId: application.id,
        lineId: stood.lineId,
        importLineId: stood.record.id,
        ratio: ratio.value,
        reason,
        authorId: actor.personId,
        at: ctx.now,
      });
      tx.record({
        type: 'ConversionRecorded',
        subject: 'application',
        subjectId: application.id,
        payload: { line: input.line, ratio: ratio.value, reason },
      });
      await touchApplication(tx, application.id, ctx.now);
      return ok({ reference: application.reference });
    },
  );

/** Enters what Customs endorsed on an import permit of ours as an import that re-exports may stand on; once for each permit. */
export async function recordImportOfPermit(
  input: { readonly permitNumber: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly importReference: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'foreign-document:record')) return fail({ kind: 'forbidden', permission: 'foreign-document:record' });
  return inTransaction(ctx, async (tx) => {
    const permit = await lockPermit(tx, input.permitNumber);
    const keeper = permit && (await tx.db.application.findUnique({ where: { id: permit.applicationId }, select: { officeId: true } }));
    if (permit?.documentType !== 'IM' || keeper?.officeId !== actor.value.officeId) return fail({ kind: 'not-found', what: 'permit' });
    if (permit.state !== 'used') return fail({ kind: 'transition-not-allowed', from: permit.state, action: 'recordImport' });
    if (await tx.db.importRecord.findFirst({ where: { permitId: permit.id }, select: { id: true } }))
      return fail({ kind: 'number-used-before', number: permit.permitNumber });
    const id = ctx.newId();
    const importReference = await insertImportOfPermit(tx, {
      id,
      foreignDocumentId: null,
      permitId: permit.id,
      importedOn: ctx.today,
      recordedBy: actor.value.personId,
      at: ctx.now,
    });
    if (importReference === null) return fail({ kind: 'transition-not-allowed', from: permit.state, action: 'recordImport' });
    tx.record({ type: 'ImportRecorded', subject: 'import-record', subjectId: id, payload: { reference: importReference } });
    return ok({ importReference });
  });
}
