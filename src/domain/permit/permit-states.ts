import { defineTransitions } from '../shared/transition-table';

/** The life of a permit (decisions §6). Its content never changes in any of these states. */
export const PERMIT_STATES = ['signing', 'issued', 'partly-used', 'used', 'expired', 'suspended', 'revoked', 'replaced', 'void'] as const;
export type PermitState = (typeof PERMIT_STATES)[number];

/** What can become of a permit, by whom and on what ground. */
export const permitTransitions = defineTransitions<PermitState>()({
  issue: { from: ['signing'], to: 'issued', by: ['issuing-officer', 'system'], records: 'PermitIssued', basis: 'Art. VI' },
  void: { from: ['signing'], to: 'void', by: ['issuing-officer', 'system'], records: 'PermitVoided', basis: 'Art. VI.3' },
  endorseInPart: {
    from: ['issued', 'partly-used'],
    to: 'partly-used',
    by: ['customs-officer', 'customs-supervisor'],
    records: 'PermitEndorsed',
    basis: 'Res. Conf. 12.3, box 14',
  },
  endorseInFull: {
    from: ['issued', 'partly-used'],
    to: 'used',
    by: ['customs-officer', 'customs-supervisor'],
    records: 'PermitEndorsed',
    basis: 'Art. VI.5-6',
  },
  correctToPartlyUsed: {
    from: ['used', 'partly-used'],
    to: 'partly-used',
    by: ['customs-supervisor'],
    records: 'EndorsementCorrected',
    basis: 'national procedure',
  },
  correctToUnused: {
    from: ['used', 'partly-used'],
    to: 'issued',
    by: ['customs-supervisor'],
    records: 'EndorsementCorrected',
    basis: 'national procedure',
  },
  expire: { from: ['issued', 'partly-used', 'suspended'], to: 'expired', by: ['system'], records: 'PermitExpired', basis: 'Art. VI.2' },
  // The paper may be in a finder's or a thief's hands: its holder stops it, without waiting for the office.
  reportLoss: {
    from: ['issued', 'partly-used'],
    to: 'suspended',
    by: ['applicant', 'agent'],
    records: 'PermitSuspended',
    basis: '50 CFR 23.52(b)',
  },
  suspend: { from: ['issued', 'partly-used'], to: 'suspended', by: ['issuing-officer'], records: 'PermitSuspended', basis: 'national law' },
  reinstate: { from: ['suspended'], to: 'issued', by: ['issuing-officer'], records: 'PermitReinstated', basis: 'national law' },
  reinstatePartlyUsed: {
    from: ['suspended'],
    to: 'partly-used',
    by: ['issuing-officer'],
    records: 'PermitReinstated',
    basis: 'national law',
  },
  revoke: {
    from: ['issued', 'partly-used', 'suspended'],
    to: 'revoked',
    by: ['issuing-officer'],
    records: 'PermitRevoked',
    basis: 'national law',
  },
  replace: {
    from: ['issued', 'partly-used', 'suspended'],
    to: 'replaced',
    // By the signature over its replacement, which the sweeper may have to finish.
    by: ['issuing-officer', 'system'],
    records: 'PermitReplaced',
    basis: '50 CFR 23.52(b)(3)-(5)',
  },
});

/** An action on a permit. */
export type PermitAction = keyof typeof permitTransitions;
