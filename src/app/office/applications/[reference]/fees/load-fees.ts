import { ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '@/services/context';
import { feesOfCase } from '@/services/fees/get-fees';
import { type Case, getCase } from '@/services/review/get-case';

/** A case with its fees and what this officer may do about them. */
export async function loadFees(
  input: { readonly reference: string },
  ctx: ServiceContext,
): Promise<Result<{ readonly found: Case; readonly fees: Awaited<ReturnType<typeof feesOfCase>> }>> {
  const found = await getCase(input, ctx);
  return found.ok ? ok({ found: found.value, fees: await feesOfCase(found.value.application, ctx) }) : found;
}
