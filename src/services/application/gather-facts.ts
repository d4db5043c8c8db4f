import 'server-only';
import type { Reader } from '@/data/client';
import { trophiesOfHunter } from '@/data/queries/trophies';
import { setAsideFor } from '@/data/repositories/set-aside-repository';
import type { Application } from '@/domain/application/application';
import type { HunterFacts, RuleFacts } from '@/domain/rules/facts';
import { RULES } from '@/domain/rules/register';
import { evaluate, type Finding, type Stage } from '@/domain/rules/rule';
import { rulesAt, withoutSetAside } from '@/domain/rules/set-aside';
import { yearOf } from '@/domain/shared/iso-date';
import type { ServiceContext } from '../context';
import { type CaseFacts, caseFacts } from './case-facts';
import { lineFacts } from './line-facts';
import { missingItemsOf } from './missing-items';
import { registerFacts } from './register-facts';

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
  const registers = await registerFacts(db, application, ctx.today);
  const known = lines.map((line) => ({ ...line, ...registers(line.position) }));
  const missingItems = validity ? await missingItemsOf(db, application, known, validity.validUntil, ctx) : undefined;
  const procedure = { ...shared.procedure, ...(missingItems ? { missingItems } : {}) };
  const hunterFor = await huntersTake(db, application, shared, ctx);
  return known.map((line) => ({ ...shared, procedure, hunter: hunterFor(line.scientificName), line, lines: known }));
}

/** The hunt, with what the hunter already takes home this year of each taxon; null when nothing was hunted. */
async function huntersTake(
  db: Reader,
  { id, answers }: Application,
  { hunter }: CaseFacts,
  ctx: ServiceContext,
): Promise<(taxon: string) => HunterFacts | null> {
  if (!hunter) return () => null;
  const { importerName: name = '', importerCountry: country = '' } = answers;
  const trophies = await trophiesOfHunter(db, { name, country, year: yearOf(ctx.today), exceptApplication: id });
  return (taxon) => ({ ...hunter, trophiesThisYear: trophies.get(taxon) ?? 0 });
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
