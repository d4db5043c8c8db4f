import 'server-only';
import { env } from '@/config/env';
import { underAdvisoryLock } from '@/data/advisory-lock';

/** Runs upkeep work unless another worker of this installation is doing it at this moment. */
export const runAlone = <T>(
  name: string,
  work: () => Promise<T>,
): Promise<{ readonly ran: true; readonly value: T } | { readonly ran: false }> =>
  underAdvisoryLock(env().databaseUrl, `cites-permit-portal/job/${name}`, work);
