import { describe, expect, it } from 'vitest';
import { APPLICATION_STATES } from '@/domain/application/application-states';
import { progressOf, STAGES, type Way } from '@/domain/application/progress';

const SENT = { type: 'ApplicationSubmitted', at: '2026-11-23T10:00:00.000Z' };
const REVIEW = { type: 'ReviewStarted', at: '2026-11-24T10:00:00.000Z' };
const ASKED = { type: 'FindingsRequested', at: '2026-11-25T10:00:00.000Z' };
const ADVISED = { type: 'ReviewResumed', at: '2026-11-26T10:00:00.000Z' };
const RECOMMENDED = { type: 'ApplicationRecommended', at: '2026-11-27T10:00:00.000Z' };
const APPROVED = { type: 'ApplicationApproved', at: '2026-11-30T10:00:00.000Z' };
const REFUSED = { type: 'ApplicationRefused', at: '2026-11-30T10:00:00.000Z' };
const ALL = [SENT, REVIEW, ASKED, ADVISED, RECOMMENDED, APPROVED];

const standings = (way: Partial<Way>) =>
  progressOf({ state: 'submitted', milestones: [SENT], permits: [], ...way }).map(({ standing }) => standing);

describe('the way of an application', () => {
  it('is in its checks once it was sent', () => {
    expect(standings({})).toEqual(['done', 'now', 'to-come', 'to-come', 'to-come', 'to-come']);
  });

  it('waits for its applicant while it is returned', () => {
    expect(standings({ state: 'returned' })).toEqual(['done', 'waiting', 'to-come', 'to-come', 'to-come', 'to-come']);
  });

  it('is with the Scientific Authority while findings are asked for, and in its checks again afterwards', () => {
    expect(standings({ state: 'awaiting-findings', milestones: [SENT, REVIEW, ASKED] })).toEqual([
      'done',
      'done',
      'now',
      'to-come',
      'to-come',
      'to-come',
    ]);
    expect(standings({ state: 'under-review', milestones: [SENT, REVIEW, ASKED, ADVISED] })).toEqual([
      'done',
      'now',
      'done',
      'to-come',
      'to-come',
      'to-come',
    ]);
  });

  it('says that advice was not needed where nobody asked for it', () => {
    expect(standings({ state: 'recommended', milestones: [SENT, REVIEW, RECOMMENDED] })).toEqual([
      'done',
      'done',
      'not-needed',
      'now',
      'to-come',
      'to-come',
    ]);
  });

  it('waits for the signature after approval, then for its use, and is over when every permit is', () => {
    const issuedAt = '2026-12-01T10:00:00.000Z';
    const at = (state: 'issued' | 'used', usedAt: string | null) =>
      standings({ state: 'approved', milestones: ALL, permits: [{ state, issuedAt, usedAt }] });
    expect(standings({ state: 'approved', milestones: ALL }).slice(3)).toEqual(['done', 'now', 'to-come']);
    expect(at('issued', null).slice(3)).toEqual(['done', 'done', 'now']);
    expect(at('used', '2026-12-12T08:00:00.000Z').slice(3)).toEqual(['done', 'done', 'done']);
  });

  it('ends where it is refused, withdrawn or lapsed', () => {
    expect(standings({ state: 'refused', milestones: [SENT, REVIEW, RECOMMENDED, REFUSED] })).toEqual([
      'done',
      'done',
      'not-needed',
      'done',
      'not-reached',
      'not-reached',
    ]);
    for (const state of ['withdrawn', 'lapsed'] as const)
      expect(standings({ state })).toEqual(['done', 'not-reached', 'not-reached', 'not-reached', 'not-reached', 'not-reached']);
  });

  it('dates each stage with the step that ended it', () => {
    const way = progressOf({ state: 'recommended', milestones: [SENT, REVIEW, ASKED, ADVISED, RECOMMENDED], permits: [] });
    expect(way.slice(0, 4).map(({ at }) => at)).toEqual([SENT.at, RECOMMENDED.at, ADVISED.at, RECOMMENDED.at]);
  });

  it('names all six stages in every state, and never more than one that goes on', () => {
    for (const state of APPLICATION_STATES) {
      const stages = progressOf({ state, milestones: ALL, permits: [] });
      expect(stages.map(({ stage }) => stage)).toEqual([...STAGES]);
      expect(stages.filter(({ standing }) => standing === 'now' || standing === 'waiting').length).toBeLessThanOrEqual(1);
    }
  });
});
