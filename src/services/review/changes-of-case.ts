import 'server-only';
import { readSubmittedVersions } from '@/data/queries/submitted-versions';
import type { Application } from '@/domain/application/application';
import { type ChangedAnswer, compareVersions, type SubmittedVersion } from '@/domain/application/compare-versions';
import type { ServiceContext } from '../context';

/** What an applicant changed between two submissions. */
export interface ChangesOfCase {
  /** The submissions before the newest, newest first: those it can be compared with. */
  readonly earlier: readonly Pick<SubmittedVersion, 'version' | 'submittedAt'>[];
  /** The one that it is compared with. */
  readonly since: number;
  readonly changes: readonly ChangedAnswer[];
}

/** Compares the newest submission with an earlier one, the last before it unless another is asked for; null where there is none. */
export async function changesOfCase(application: Application, since: number | null, ctx: ServiceContext): Promise<ChangesOfCase | null> {
  const [newest, ...earlier] = await readSubmittedVersions(ctx.db, application.id);
  const older = earlier.find(({ version }) => version === since) ?? earlier[0];
  if (!newest || !older) return null;
  return { earlier, since: older.version, changes: compareVersions(older, newest) };
}
