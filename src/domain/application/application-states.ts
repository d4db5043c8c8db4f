import { defineTransitions } from '../shared/transition-table';

/** The life of an application (decisions §6). Payment, inspection and the like are dated holds on a state, not states. */
export const APPLICATION_STATES = [
  'draft',
  'submitted',
  'under-review',
  'awaiting-findings',
  'returned',
  'recommended',
  'approved',
  'refused',
  'withdrawn',
  'lapsed',
] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

/**
 * From first answer to decision. Anything not in this table cannot happen: the buttons a person sees, the refusals the
 * server gives, the audit events and the printed reference are all read from here.
 */
export const applicationTransitions = defineTransitions<ApplicationState>()({
  submit: { from: ['draft', 'returned'], to: 'submitted', by: ['applicant', 'agent'], records: 'ApplicationSubmitted', basis: 'Art. VI.1' },
  startReview: { from: ['submitted'], to: 'under-review', by: ['case-officer'], records: 'ReviewStarted', basis: 'Art. IX.1(a)' },
  returnForInformation: {
    from: ['submitted', 'under-review'],
    to: 'returned',
    by: ['case-officer'],
    records: 'ApplicationReturned',
    basis: 'national procedure',
  },
  requestFindings: {
    from: ['under-review'],
    to: 'awaiting-findings',
    by: ['case-officer'],
    records: 'FindingsRequested',
    basis: 'Art. III.2(a), IV.2(a)',
  },
  resumeReview: {
    from: ['awaiting-findings'],
    to: 'under-review',
    by: ['case-officer', 'scientific-authority'],
    records: 'ReviewResumed',
    basis: 'Art. III.2(a), IV.2(a)',
  },
  recommend: { from: ['under-review'], to: 'recommended', by: ['case-officer'], records: 'ApplicationRecommended', basis: 'Art. III–V' },
  sendBack: {
    from: ['recommended'],
    to: 'under-review',
    by: ['issuing-officer'],
    records: 'ApplicationSentBack',
    basis: 'national procedure',
  },
  approve: { from: ['recommended'], to: 'approved', by: ['issuing-officer'], records: 'ApplicationApproved', basis: 'Art. III–V' },
  refuse: { from: ['recommended'], to: 'refused', by: ['issuing-officer'], records: 'ApplicationRefused', basis: 'Art. III–V' },
  close: { from: ['recommended'], to: 'withdrawn', by: ['issuing-officer'], records: 'ApplicationClosed', basis: 'national procedure' },
  reopen: { from: ['approved'], to: 'under-review', by: ['issuing-officer'], records: 'ApprovalReopened', basis: 'national procedure' },
  lapse: { from: ['returned'], to: 'lapsed', by: ['system'], records: 'ApplicationLapsed', basis: 'national procedure' },
  withdraw: {
    from: ['draft', 'submitted', 'under-review', 'awaiting-findings', 'returned', 'recommended', 'approved'],
    to: 'withdrawn',
    by: ['applicant', 'agent'],
    records: 'ApplicationWithdrawn',
    basis: 'national procedure',
  },
});

/** An action on an application. */
export type ApplicationAction = keyof typeof applicationTransitions;

/** States in which the applicant's side still writes. */
export const EDITABLE_STATES: readonly ApplicationState[] = ['draft', 'returned'];

/** States in which nothing more happens. */
export const FINISHED_STATES: readonly ApplicationState[] = APPLICATION_STATES.filter((state) =>
  Object.values(applicationTransitions).every((row) => !row.from.includes(state)),
);
