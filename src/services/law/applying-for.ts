import 'server-only';
import { tariffOf } from '@/data/repositories/fee-repository';
import { targetFor } from '@/domain/application/case-clock';
import type { DocumentType } from '@/domain/codes/document-type';
import type { Money } from '@/domain/fees/money';
import { feeFor } from '@/domain/fees/tariff';
import { invariant } from '@/domain/shared/invariant';
import type { ServiceContext } from '../context';

/** What applying for a document of ours means, before anybody has begun. */
export interface Applying {
  readonly documentType: DocumentType;
  /** What the tariff of today asks for one specimen line and one permit; null where nothing is due. */
  readonly fee: Money | null;
  /** In how many working days the office means to decide. */
  readonly workingDays: number;
}

/** Fee and time of the document that can be applied for. */
export async function applyingFor(documentType: DocumentType | null, ctx: ServiceContext): Promise<Applying | null> {
  if (documentType === null) return null;
  const fee = feeFor({ documentType, lines: 1, permits: 1 }, await tariffOf(ctx.db, documentType), ctx.today);
  invariant(fee.ok, 'the tariff of one day is in one currency');
  return { documentType, fee: fee.value?.total ?? null, workingDays: targetFor(documentType, ctx.party.service.targets) };
}
