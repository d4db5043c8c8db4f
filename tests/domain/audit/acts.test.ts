import { describe, expect, it } from 'vitest';
import { actsOf } from '@/domain/audit/acts';

const event = (type: string, actorName: string | null, payload = {}) => ({ type, actorName, payload, at: '2026-11-23T10:00:00.000Z' });
const names = (events: Parameters<typeof actsOf>[0]) => actsOf(events).map(({ act, by }) => [act, by.map((one) => one.actorName)]);

describe('the hands that a permit passes through', () => {
  it('are named in the order of its life, each person once', () => {
    expect(
      names([
        event('ApplicationSubmitted', 'Élodie'),
        event('ReviewStarted', 'Ama'),
        event('ApplicationRecommended', 'Ama'),
        event('NonDetrimentFindingRecorded', 'Wanjiru'),
        event('ApplicationApproved', 'Mensah'),
        event('PermitNumberTaken', 'Mensah'),
        event('PermitIssued', null),
        event('PermitEndorsed', 'Rui'),
        event('PermitEndorsed', 'Mei'),
      ]),
    ).toEqual([
      ['requested', ['Élodie']],
      ['processed', ['Ama']],
      ['found', ['Wanjiru']],
      ['approved', ['Mensah']],
      ['issued', ['Mensah']],
      ['endorsed', ['Rui', 'Mei']],
    ]);
  });

  it('include both issuing officers where two decide', () => {
    expect(names([event('DecisionProposed', 'Mensah', { outcome: 'approve' }), event('ApplicationApproved', 'Solheim')])).toEqual([
      ['approved', ['Mensah', 'Solheim']],
    ]);
  });
});
