/** A permit, by way of everybody who has a part in it. */
import type { As } from '../people';
import { applyForPythonRegius } from './apply';
import {
  approve,
  recommendApproval,
  recordHumaneTransport,
  recordLegalAcquisition,
  recordNonDetriment,
  requestFindings,
  sign,
  startReview,
} from './office';

/** 40 live ranched Python regius, applied for, found in order, approved and signed; answers the number (`26XA000004/EX`). */
export async function issueForPythonRegius(as: As): Promise<string> {
  const officer = await as('officer');
  const signer = await as('signer');
  const reference = await applyForPythonRegius(await as('trader'));
  await startReview(officer, reference);
  await recordLegalAcquisition(officer, reference);
  await recordHumaneTransport(officer, reference);
  await requestFindings(officer, reference);
  await recordNonDetriment(await as('sa'), reference);
  await recommendApproval(officer, reference);
  await approve(signer, reference);
  return sign(signer, reference);
}
