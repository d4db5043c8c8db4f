import 'server-only';
import type { Reader } from '@/data/client';
import { setAsideFor } from '@/data/repositories/set-aside-repository';
import type { Application } from '@/domain/application/application';
import type { RuleFacts } from '@/domain/rules/facts';
import { RULES } from '@/domain/rules/register';
import { evaluate, type Finding, type Stage } from '@/domain/rules/rule';
import { rulesAt, withoutSetAside } from '@/domain/rules/set-aside';
import type { ServiceContext } from '../context';
import { caseFacts } from './case-facts';
import { lineFacts } from './line-facts';

/**
 * Gathers all that the rules may look at, before any is asked: the application, the listings in force today, the registers
 * and the findings on file. Everything is read through `db`: in a transaction, a second connection could be one that waits
 * for the first.
 */
export async function gatherFacts(
  db: Reader,
  application: Application,
  validity: RuleFacts['validity'],
  ctx: ServiceContext,
): Promise<readonly RuleFacts[]> {
  const shared = await caseFacts(db, application, validity, ctx);
  const lines = await lineFacts(db, application, ctx);
  return lines.map((line) => ({ ...shared, line, lines }));
}

/** What the rules of a stage find in an application today. */
export async function judge(
  db: Reader,
  application: Application,
  stage: Stage,
  ctx: ServiceContext,
  validity: RuleFacts['validity'] = null,
): Promise<readonly Finding[]> {
  const findings = evaluate(rulesAt(RULES, stage), stage, await gatherFacts(db, application, validity, ctx), ctx.today);
  return withoutSetAside(RULES, findings, await setAsideFor(db, application.id));
}
