import 'server-only';
import type { Reader } from '@/data/client';
import { decisionsOf, findingsOf } from '@/data/repositories/case-repository';
import type { Application } from '@/domain/application/application';
import type { FindingKind } from '@/domain/finding/finding';
import { isScientificFinding, type ScientificFinding } from '@/domain/finding/findings-asked';
import { findingsNeeded } from '@/domain/rules/findings-needed';
import { gatherFacts } from '../application/gather-facts';
import type { ServiceContext } from '../context';

/** The findings that the rules of a case ask for, whatever is on file. */
export const findingsOfCase = async (db: Reader, application: Application, ctx: ServiceContext): Promise<readonly FindingKind[]> =>
  findingsNeeded(await gatherFacts(db, application, null, ctx), ctx.today);

/** What a question to the Scientific Authority asks of it, and what of that it has not answered since. */
export interface Asked {
  readonly all: readonly ScientificFinding[];
  readonly open: readonly ScientificFinding[];
}

/** A question that no rule has raised is answered as advice on detriment, the first office of a Scientific Authority (Art. IV.3). */
const OTHERWISE: readonly ScientificFinding[] = ['non-detriment'];

/** The scientific findings that a case waits for. */
export async function askedOfScience(db: Reader, application: Application, ctx: ServiceContext): Promise<Asked> {
  const needed = (await findingsOfCase(db, application, ctx)).filter(isScientificFinding);
  const all = needed.length > 0 ? needed : OTHERWISE;
  const askedAt = (await decisionsOf(db, application.id)).filter(({ kind }) => kind === 'request-findings').at(-1)?.at ?? '';
  const answered = (await findingsOf(db, application.id)).filter(({ recordedAt }) => recordedAt >= askedAt).map(({ kind }) => kind);
  return { all, open: all.filter((kind) => !answered.includes(kind)) };
}
