import { env } from './env';

/** The moment, ISO 8601 in UTC. Only a demonstration may have its clock set (PORTAL_CLOCK), so that tests can live on a day of their choice. */
export function currentInstant(): string {
  const { clock } = env();
  if (clock.kind === 'fixed') return clock.at;
  const real = Date.now();
  return new Date(clock.kind === 'offset' ? real + clock.milliseconds : real).toISOString();
}

const HOUR_CYCLE = { hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;

/** How far the clocks of a time zone are ahead of UTC at a moment, in milliseconds. */
function aheadAt(timeZone: string, at: number): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', ...HOUR_CYCLE }).format(at);
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - at;
}

/** The moment at which a day begins in a time zone. Asked twice, for the days on which clocks are changed. */
export function startOfDay(timeZone: string, day: string): string {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const first = midnight - aheadAt(timeZone, midnight);
  return new Date(midnight - aheadAt(timeZone, first)).toISOString();
}

/** The calendar day of a moment in a time zone, `YYYY-MM-DD`: a day of the register is the Party's day. */
export function dayIn(timeZone: string, instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));
}
