import type { Instant, IsoDate } from '../shared/iso-date';
import type { VerdictCode } from './verdict';

/** How a permit is checked: by the public with its square code, its number or its file, or by an officer of Customs. */
export const CHECK_WAYS = ['code', 'number', 'file', 'customs'] as const;
export type CheckWay = (typeof CHECK_WAYS)[number];

/** How often a permit was checked on a day, in one way, at one post, with one verdict. */
export interface CheckCount {
  readonly day: IsoDate;
  readonly way: CheckWay;
  readonly postId: string | null;
  readonly verdict: VerdictCode;
  readonly times: number;
  /** Of Customs alone: the public has no hour. */
  readonly lastAt: Instant | null;
}

/** What the office is alarmed about besides a verdict. */
export type CheckAlarm = 'AFTER_USE' | 'TWO_PLACES' | 'WRONG_CODES';

/** One paper at two posts within so many hours is one paper too many, or a journey to be explained. */
const HOURS_BETWEEN_PLACES = 24;

/**
 * Days on which the public may check a permit that was used up before it is asked why: the importing country looks at it on arrival, its
 * holder once more. After that, somebody goes on showing it.
 */
const PUBLIC_DAYS_AFTER_USE = 3;

/** What the counts of a permit give cause to look at: shown again after it was used up, or at two posts at once. */
export function alarmsOf(
  counts: readonly CheckCount[],
  used: { readonly postId: string; readonly on: IsoDate } | null,
  now: Instant,
): readonly CheckAlarm[] {
  const customs = counts.filter(({ way }) => way === 'customs');
  const since = Date.parse(now) - HOURS_BETWEEN_PLACES * 3_600_000;
  const places = new Set(customs.flatMap(({ postId, lastAt }) => (postId && lastAt && Date.parse(lastAt) > since ? [postId] : [])));
  const spent = counts.filter(({ verdict, day }) => verdict === 'USED_UP' && used !== null && day >= used.on);
  // The officer who endorsed it sees it again at once; anybody elsewhere, or there on another day, is shown a paper that was used.
  const shownAgain = spent.some(({ way, postId, day }) => way === 'customs' && (postId !== used?.postId || day > (used?.on ?? day)));
  const publicDays = new Set(spent.filter(({ way }) => way !== 'customs').map(({ day }) => day));
  return [
    ...(shownAgain || publicDays.size >= PUBLIC_DAYS_AFTER_USE ? (['AFTER_USE'] as const) : []),
    ...(places.size > 1 ? (['TWO_PLACES'] as const) : []),
  ];
}
