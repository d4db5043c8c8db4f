import { env } from './env';

/** The moment, ISO 8601 in UTC. Only a demonstration may have its clock set (PORTAL_CLOCK), so that tests can live on a day of their choice. */
export function currentInstant(): string {
  const { clock } = env();
  if (clock.kind === 'fixed') return clock.at;
  const real = Date.now();
  return new Date(clock.kind === 'offset' ? real + clock.milliseconds : real).toISOString();
}

/** The calendar day of a moment in a time zone, `YYYY-MM-DD`: a day of the register is the Party's day. */
export function dayIn(timeZone: string, instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));
}
