import type { AuditEventType } from './audit-event';

/**
 * The hands that a document passes through, as Decision 18.125 e) iii) wants them known: who requested, processed, approved,
 * issued, endorsed and altered it; beside them, who found and who refused.
 */
export const ACTS = {
  requested: ['ApplicationSubmitted'],
  processed: ['ReviewStarted', 'ApplicationReturned', 'FindingsRequested', 'ApplicationRecommended'],
  found: ['LegalAcquisitionFindingRecorded', 'ImportPermitSeen', 'NonDetrimentFindingRecorded', 'FindingRecorded'],
  approved: ['ApplicationApproved'],
  refused: ['ApplicationRefused'],
  issued: ['PermitNumberTaken', 'PermitCountersigned'],
  endorsed: ['PermitEndorsed'],
  altered: ['PermitVoided', 'PermitSuspended', 'PermitReinstated', 'PermitRevoked', 'PermitReplaced', 'EndorsementCorrected'],
} as const satisfies Readonly<Record<string, readonly AuditEventType[]>>;

/** One of those hands. */
export type Act = keyof typeof ACTS;

/** What an event tells of them. */
interface Told {
  readonly type: string;
  readonly at: string;
  readonly actorName: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Who did each act and when they first did it, in the order of a permit's life; acts that nobody did are left out. */
export function actsOf<E extends Told>(events: readonly E[]): readonly { readonly act: Act; readonly by: readonly E[] }[] {
  return (Object.keys(ACTS) as Act[]).flatMap((act) => {
    const types: readonly string[] = ACTS[act];
    const done = events.filter((event) => types.includes(event.type) || isHalfDecision(act, event));
    const first = done.filter((event, index) => done.findIndex((other) => other.actorName === event.actorName) === index);
    return first.length > 0 ? [{ act, by: first }] : [];
  });
}

/** The first of two issuing officers proposes; together with the second they approve or refuse. */
const isHalfDecision = (act: Act, event: Told): boolean =>
  event.type === 'DecisionProposed' &&
  ((act === 'approved' && event.payload.outcome === 'approve') || (act === 'refused' && event.payload.outcome === 'refuse'));

const DRAFTING: readonly string[] = ['AnswersSaved', 'SpecimenLineAdded', 'SpecimenLineRemoved'] satisfies AuditEventType[];

/** Whether an event is a keystroke of drafting, which a history of the case leaves to the audit log. */
export const isDrafting = (event: { readonly type: string }): boolean => DRAFTING.includes(event.type);
