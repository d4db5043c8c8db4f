import { ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '@/services/context';
import { correspondenceOf } from '@/services/correspondence/get-correspondence';
import { documentsOfCase } from '@/services/evidence/list-documents';
import { feesOfCase } from '@/services/fees/get-fees';
import { hasShortcuts } from '@/services/people/own-shortcuts';
import { caseInHand } from '@/services/queue/case-in-hand';
import { quotaGauges } from '@/services/quota/quota-gauges';
import { listCodes } from '@/services/reference/list-codes';
import { registersOfCase } from '@/services/registers/registers-of-case';
import { contextOfCase } from '@/services/review/case-context';
import { changesOfCase } from '@/services/review/changes-of-case';
import { getCase } from '@/services/review/get-case';

/** Everything that the panels of a case show, read at once. A new panel adds its row here and stands in one of the columns. */
export async function loadCasePage(input: { readonly reference: string; readonly since?: number | undefined }, ctx: ServiceContext) {
  const found = await getCase(input, ctx);
  if (!found.ok) return found;
  const { application } = found.value;
  const [registers, documents, fees, codes, gauges, around, hasKeys, changes, correspondence, hand] = await Promise.all([
    registersOfCase(application, ctx),
    documentsOfCase(application, ctx),
    feesOfCase(application, ctx),
    listCodes(ctx),
    quotaGauges(application, ctx),
    contextOfCase(application, ctx),
    hasShortcuts(ctx),
    changesOfCase(application, input.since ?? null, ctx),
    correspondenceOf(application, ctx),
    caseInHand(application, ctx),
  ]);
  return ok({ found: found.value, registers, documents, fees, codes, gauges, around, hasKeys, changes, correspondence, hand });
}

/** What the panels are given. */
export type CasePage = Extract<Awaited<ReturnType<typeof loadCasePage>>, Result<unknown> & { ok: true }>['value'];
