/** What tests of a case say often: its state, its history, and each step by the person whose turn it is. */
import type { Actor } from '@/domain/access/actor';
import { addDays } from '@/domain/shared/iso-date';
import { submitApplication } from '@/services/application/submit-application';
import { withdrawApplication } from '@/services/application/withdraw-application';
import type { ServiceContext } from '@/services/context';
import { askApplicant } from '@/services/correspondence/ask-applicant';
import { getOwnRequest } from '@/services/correspondence/get-correspondence';
import { requestFindings, resumeReview } from '@/services/review/ask-science';
import { decideCase } from '@/services/review/decide-case';
import { type FindingInput, recordManagementFinding, recordNonDetrimentFinding } from '@/services/review/record-finding';
import { recommend, sendBack, startReview } from '@/services/review/review-steps';
import { query, superuserUrl } from '../../support/database';
import type { World } from '../../support/world';

type At = { readonly reference: string; readonly version: number };

const FINDING: Omit<FindingInput, 'reference' | 'version'> = {
  outcome: 'positive',
  reasoning: 'In order',
  evidence: 'On file',
  conditions: null,
  validUntil: null,
};

/** Every step that somebody can take on a case, in its shortest form. */
export const STEPS = {
  submit: async (at: At, ctx: ServiceContext) => {
    const asked = await getOwnRequest(at, ctx);
    const answers = Object.fromEntries((asked.ok ? asked.value.request.items : []).map(({ id }) => [id, 'As the invoice says']));
    return submitApplication({ ...at, declaredBy: 'The applicant', answers }, ctx);
  },
  withdraw: withdrawApplication,
  startReview,
  returnForInformation: (at: At, ctx: ServiceContext) =>
    askApplicant({ ...at, items: [{ documentKind: null, template: 'how-acquired', ownWords: null }], dueOn: addDays(ctx.today, 30) }, ctx),
  requestFindings: (at: At, ctx: ServiceContext) => requestFindings({ ...at, question: 'Is this trade detrimental?' }, ctx),
  resumeReview,
  recordLegalAcquisition: (at: At, ctx: ServiceContext) => recordManagementFinding({ ...at, ...FINDING, kind: 'legal-acquisition' }, ctx),
  recordHumaneTransport: (at: At, ctx: ServiceContext) => recordManagementFinding({ ...at, ...FINDING, kind: 'humane-transport' }, ctx),
  recordNonDetriment: (at: At, ctx: ServiceContext) => recordNonDetrimentFinding({ ...at, ...FINDING }, ctx),
  recommendApproval: (at: At, ctx: ServiceContext) => recommend({ ...at, outcome: 'approve', reasons: 'All in order' }, ctx),
  recommendRefusal: (at: At, ctx: ServiceContext) => recommend({ ...at, outcome: 'refuse', reasons: 'The origin is doubtful' }, ctx),
  sendBack: (at: At, ctx: ServiceContext) => sendBack({ ...at, reason: 'Look at the origin again' }, ctx),
  approve: (at: At, ctx: ServiceContext) => decideCase({ ...at, outcome: 'approve', reasons: 'As recommended' }, ctx),
  refuse: (at: At, ctx: ServiceContext) => decideCase({ ...at, outcome: 'refuse', reasons: 'The origin is not shown' }, ctx),
} as const;

/** The name of a step. */
export type Step = keyof typeof STEPS;

/** A case of this world, by its reference. */
export function caseOf(world: World, reference: string) {
  const at = async (): Promise<At> => ({ reference, version: await world.versionOf(reference) });
  const row = () => world.db.application.findUniqueOrThrow({ where: { reference } });
  return {
    at,
    /** Takes a step as somebody; answers what the portal answers. */
    take: async (step: Step, actor: Actor | null) => STEPS[step](await at(), world.ctx(actor)),
    state: async (): Promise<string> => (await row()).state,
    /** Everything that a step could change, to see that a refusal changed nothing. */
    snapshot: async () => {
      const application = await row();
      const [counts] = await query(
        superuserUrl(),
        `SELECT (SELECT count(*) FROM finding WHERE application_id = $1) AS findings, (SELECT count(*) FROM decision WHERE application_id = $1) AS decisions,
           (SELECT string_agg(person_id || part, ',' ORDER BY person_id, part) FROM application_part WHERE application_id = $1) AS parts,
           (SELECT count(*) FROM audit_event WHERE subject_id = $1::text) AS events, (SELECT count(*) FROM permit WHERE application_id = $1) AS permits`,
        [application.id],
      );
      return { ...application, ...counts };
    },
    /** The types of its events, oldest first. */
    events: async (): Promise<string[]> => (await world.eventsOf((await row()).id)).map(({ type }) => type),
  };
}
