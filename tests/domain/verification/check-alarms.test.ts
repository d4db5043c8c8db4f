import { describe, expect, it } from 'vitest';
import type { Instant, IsoDate } from '@/domain/shared/iso-date';
import { alarmsOf, type CheckCount } from '@/domain/verification/check-alarms';

const NOW = '2026-11-23T12:00:00.000Z' as Instant;
const day = (text: string) => text as IsoDate;
const byPublic = (on: string, verdict: CheckCount['verdict'] = 'VALID'): CheckCount => ({
  day: day(on),
  way: 'code',
  postId: null,
  verdict,
  times: 9,
  lastAt: null,
});
const byCustoms = (postId: string | null, at: string, verdict: CheckCount['verdict'] = 'VALID'): CheckCount => ({
  day: day(at.slice(0, 10)),
  way: 'customs',
  postId,
  verdict,
  times: 1,
  lastAt: at as Instant,
});
const used = { postId: 'port', on: day('2026-11-20') };

describe('checks of a permit', () => {
  it('are no cause for alarm however many there are, while it may be used and is at one place', () => {
    expect(alarmsOf([byPublic('2026-11-22'), byPublic('2026-11-23'), byCustoms('port', NOW), byCustoms(null, NOW)], null, NOW)).toEqual([]);
  });

  it('at two posts within 24 hours are one paper too many; a day apart they are a journey', () => {
    expect(alarmsOf([byCustoms('port', NOW), byCustoms('airport', '2026-11-22T12:00:00.001Z')], null, NOW)).toEqual(['TWO_PLACES']);
    expect(alarmsOf([byCustoms('port', NOW), byCustoms('airport', '2026-11-22T12:00:00.000Z')], null, NOW)).toEqual([]);
  });

  it('by Customs after it was used up are alarming elsewhere, or on a later day, but not where it was just endorsed', () => {
    expect(alarmsOf([byCustoms('port', '2026-11-20T12:00:00.000Z', 'USED_UP')], used, NOW)).toEqual([]);
    expect(alarmsOf([byCustoms('airport', '2026-11-20T12:00:00.000Z', 'USED_UP')], used, NOW)).toEqual(['AFTER_USE']);
    expect(alarmsOf([byCustoms('port', '2026-11-21T12:00:00.000Z', 'USED_UP')], used, NOW)).toEqual(['AFTER_USE']);
  });

  it('by the public after it was used up are expected on arrival, and alarming from the third day on', () => {
    const days = ['2026-11-20', '2026-11-21', '2026-11-23'].map((on) => byPublic(on, 'USED_UP'));
    expect(alarmsOf(days.slice(0, 2), used, NOW)).toEqual([]);
    expect(alarmsOf(days, used, NOW)).toEqual(['AFTER_USE']);
    expect(alarmsOf(days, null, NOW)).toEqual([]);
  });
});
