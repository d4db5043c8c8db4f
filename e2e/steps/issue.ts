/** A permit, by way of everybody who has a part in it. */
import type { As } from '../people';
import { applyForPythonRegius } from './apply';
import {
  approve,
  type ManagementFinding,
  recommendApproval,
  recordFinding,
  recordHumaneTransport,
  recordLegalAcquisition,
  recordNonDetriment,
  requestFindings,
  sign,
  startReview,
} from './office';

/** Review, findings (these, beside the usual ones), advice, recommendation, approval, signature; answers the permit's number (`26XA000004/EX`). */
export async function decideAndSign(as: As, reference: string, findings: readonly ManagementFinding[] = []): Promise<string> {
  const officer = await as('officer');
  await startReview(officer, reference);
  await recordLegalAcquisition(officer, reference);
  await recordHumaneTransport(officer, reference);
  for (const kind of findings) await recordFinding(officer, reference, kind);
  await requestFindings(officer, reference);
  await recordNonDetriment(await as('sa'), reference);
  await recommendApproval(officer, reference);
  const signer = await as('signer');
  await approve(signer, reference);
  return sign(signer, reference);
}

/** 40 live ranched Python regius, applied for, found in order, approved and signed; answers the permit's number. */
export const issueForPythonRegius = async (as: As): Promise<string> => decideAndSign(as, await applyForPythonRegius(await as('trader')));
