/** A process that issues a permit, or one in the place of another, and is killed at a step. Argument: the errand as JSON. */
import { issuePermit } from '@/services/permit/issue-permit';
import { signReplacement } from '@/services/permit/sign-replacement';
import type { GivenProof } from '@/services/step-up/prove';
import { type IssuingStep, stoppingAt } from './issuing-steps';
import { contextOf, type PortalErrand } from './portal-process';

/** What the process is sent to do. */
export interface Errand extends PortalErrand {
  /** Which application is signed; or which permit is replaced, as it was prepared. */
  readonly order: { readonly reference: string; readonly version: number } | { readonly permitNumber: string };
  /** What its officer answered before it was sent. */
  readonly given: GivenProof;
  readonly step: IssuingStep;
}

const errand = JSON.parse(process.argv[2] ?? '') as Errand;

const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};
const { order, given } = errand;
const doomed = stoppingAt(contextOf(errand), errand.step, die);
await ('reference' in order
  ? issuePermit({ ...order, validUntil: null, ...given }, doomed)
  : signReplacement({ ...order, ...given }, doomed));
