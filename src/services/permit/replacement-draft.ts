import 'server-only';
import type { Reader } from '@/data/client';
import { findApplication } from '@/data/repositories/application-repository';
import type { RegisteredPermit } from '@/data/repositories/permit-repository';
import type { Actor } from '@/domain/access/actor';
import type { PermitContent } from '@/domain/permit/permit';
import { type ReplacementFault, type ReplacementPlan, replacementContent } from '@/domain/permit/replacement';
import type { RuleFacts } from '@/domain/rules/facts';
import { RULES } from '@/domain/rules/register';
import { blocking, evaluate } from '@/domain/rules/rule';
import { rulesAt } from '@/domain/rules/set-aside';
import { invariant } from '@/domain/shared/invariant';
import { invalidField, type Problem } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { gatherFacts } from '../application/gather-facts';
import type { ServiceContext } from '../context';
import { issuerOf } from './permit-particulars';

/** What is judged anew of a case whose permit is replaced: the rest was judged when it was granted, and nothing more is granted. */
const RULES_OF_REPLACEMENT = ['LIF-04', 'VAL-01'];

const problemOf = (fault: ReplacementFault): Problem =>
  fault.fault === 'nothingLeft'
    ? invalidField('ground', 'replacement.nothingLeft')
    : invalidField(`shouldBe${fault.correction}`, `replacement.${fault.fault}`);

/** Everything that the replacement of a permit would say if it were signed today, but number and check code; or why there is none. */
export async function contentToReplace(
  db: Reader,
  permit: RegisteredPermit,
  plan: ReplacementPlan,
  signatory: Actor,
  ctx: ServiceContext,
): Promise<Result<{ readonly content: PermitContent; readonly under: (number: NumberAndCode) => PermitContent }>> {
  const row = await db.application.findUniqueOrThrow({ where: { id: permit.applicationId }, select: { reference: true, officeId: true } });
  const particulars = { ...(await issuerOf(db, row.officeId, signatory)), today: ctx.today };
  const drawn = replacementContent(permit, plan, { ...particulars, permitNumber: '', checkCode: '' });
  if (!drawn.ok) return fail(problemOf(drawn.problem));
  const content = drawn.value;
  const application = await findApplication(db, row.reference);
  invariant(application, 'a permit has its application');
  const facts = await gatherFacts(db, application, { issuedOn: content.issuedOn, validUntil: content.validUntil }, ctx);
  const rules = rulesAt(RULES, 'I').filter(({ id }) => RULES_OF_REPLACEMENT.includes(id));
  const findings = blocking(evaluate(rules, 'I', factsOf(facts, permit, plan, content), ctx.today));
  if (findings.length > 0) return fail({ kind: 'rules-not-met', findings });
  return ok({ content, under: (number) => ({ ...content, ...number }) });
}

interface NumberAndCode {
  readonly permitNumber: string;
  readonly checkCode: string;
}

/** The facts of the case with what is replaced, and with the quantities of the replacement; lines of which nothing is left are out. */
function factsOf(
  facts: readonly RuleFacts[],
  permit: RegisteredPermit,
  plan: ReplacementPlan,
  content: PermitContent,
): readonly RuleFacts[] {
  const quantityByLine: string[] = [];
  for (const { position, quantity } of permit.lines) quantityByLine[position - 1] = quantity;
  const { permitNumber: number, state, validUntil } = permit;
  const replacement = { number, state, validUntil, reason: plan.reason, quantityByLine };
  return facts.flatMap((fact) => {
    const line = content.lines.find(({ position }) => position === fact.line.position);
    return line ? [{ ...fact, replacement, line: { ...fact.line, quantity: line.quantity } }] : [];
  });
}
