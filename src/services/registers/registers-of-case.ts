import 'server-only';
import { evidenceOf } from '@/data/repositories/evidence-repository';
import type { Application } from '@/domain/application/application';
import type { Evidence } from '@/domain/finding/evidence';
import { leftOfImport } from '@/domain/registers/import-record';
import type { NonDetrimentOpinion } from '@/domain/registers/non-detriment-opinion';
import type { OperationFacts } from '@/domain/rules/register-facts';
import type { ServiceContext } from '../context';
import type { BalanceOfLine } from '../imports/import-balance';
import { importsOfLines } from '../law/import-record-facts';
import { opinionsForLines } from '../law/non-detriment-facts';
import { operationFacts } from '../law/operation-facts';

/** What the registers hold of a case: the opinions applied to its lines, the imports a re-export stands on, the evidence of its findings. */
export interface RegistersOfCase {
  readonly opinions: readonly { readonly position: number; readonly opinion: NonDetrimentOpinion }[];
  readonly imports: readonly BalanceOfLine[];
  /** The operation or facility that each line names, with what its year still allows. */
  readonly operations: readonly { readonly position: number; readonly asked: string; readonly operation: OperationFacts }[];
  readonly evidence: readonly Evidence[];
}

/** Gathers what the registers hold of a case that the reader has already been allowed to see. */
export async function registersOfCase(application: Application, ctx: ServiceContext): Promise<RegistersOfCase> {
  const [opinions, imports, evidence, operations] = await Promise.all([
    opinionsForLines(ctx.db, application, ctx.today),
    importsOfLines(ctx.db, application),
    evidenceOf(ctx.db, application.id),
    operationFacts(ctx.db, application, ctx.today),
  ]);
  return {
    opinions: [...opinions].flatMap(([position, opinion]) => (opinion ? [{ position, opinion }] : [])),
    imports: [...imports.values()].map((one) => ({ ...one, left: leftOfImport(one.record) })),
    operations: application.lines.flatMap(({ position, answers }) => {
      const operation = operations.get(position);
      return operation ? [{ position, asked: answers.quantity ?? '', operation }] : [];
    }),
    evidence: [...evidence.values()].flat(),
  };
}
