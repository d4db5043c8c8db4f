import 'server-only';
import type { Reader } from '@/data/client';
import type { Application } from '@/domain/application/application';
import { fieldsOfStep } from '@/domain/application/application-fields';
import { withOpenLine } from '@/domain/application/choice-facts';
import { type ChoiceCodes, type ChoiceField, isChoiceField } from '@/domain/application/choice-law';
import { type LawfulChoice, lawfulChoices, refusalOf } from '@/domain/application/lawful-choices';
import { DOCUMENT_TYPES } from '@/domain/codes/document-type';
import { PURPOSE_CODES } from '@/domain/codes/purpose-code';
import { SOURCE_CODES, SOURCE_LAW } from '@/domain/codes/source-code';
import type { RuleFacts } from '@/domain/rules/facts';
import type { Finding } from '@/domain/rules/rule';
import type { ServiceContext } from '../context';
import { caseFacts } from './case-facts';
import { knownCodes } from './known-codes';
import { lineFacts } from './line-facts';

/** What can be chosen for the fields of one page, by field; fields that are not chosen from a list of codes have no entry. */
export type ChoicesOfStep = Readonly<Partial<Record<ChoiceField, readonly LawfulChoice[]>>>;

/** An answer that nobody may let stand, and the rule that says so. */
interface RefusedChoice {
  readonly field: ChoiceField;
  readonly finding: Finding;
}

/** The codes in force, as choices; a term with the units it is counted in, the preferred one first. */
async function choiceCodes(db: Reader, ctx: ServiceContext): Promise<ChoiceCodes> {
  const { lists } = await knownCodes(ctx, db);
  const current = <T extends { readonly status: string }>(entries: readonly T[]) => entries.filter(({ status }) => status === 'current');
  return {
    documentType: DOCUMENT_TYPES,
    purpose: PURPOSE_CODES,
    source: SOURCE_CODES,
    secondarySource: SOURCE_CODES.filter((code) => SOURCE_LAW[code].pairs),
    term: current(lists.terms).map(({ code, preferredUnit, alternativeUnits }) => ({
      code,
      units: [...(preferredUnit ? [preferredUnit] : []), ...alternativeUnits],
    })),
    unit: current(lists.units).map(({ code }) => code),
  };
}

/** The facts that a choice is judged by: of its line alone, or of every line; before there is one, of a line not yet known. */
async function factsOfChoice(
  db: Reader,
  application: Application,
  lineId: string | null,
  ctx: ServiceContext,
): Promise<readonly RuleFacts[]> {
  const shared = await caseFacts(db, application, null, ctx);
  const lines = await lineFacts(
    db,
    lineId === null ? application : { ...application, lines: application.lines.filter(({ id }) => id === lineId) },
    ctx,
  );
  return lines.length > 0 ? lines.map((line) => ({ ...shared, line, lines })) : [withOpenLine(shared)];
}

/** What one page of questions can offer beside the answers so far, and why the rest is not offered. */
export async function choicesOfStep(
  application: Application,
  step: string,
  lineId: string | null,
  ctx: ServiceContext,
): Promise<ChoicesOfStep> {
  const fields = fieldsOfStep(step).filter(isChoiceField);
  if (fields.length === 0) return {};
  const codes = await choiceCodes(ctx.db, ctx);
  const cases = await factsOfChoice(ctx.db, application, lineId, ctx);
  return Object.fromEntries(fields.map((field) => [field, lawfulChoices(field, cases, codes)]));
}

/**
 * The answers that nobody may let stand, each rule that says so told once: what was not offered may still be sent, by a page
 * that is old or by somebody who writes the form himself. What an officer may set aside is let through, and judged when the
 * application is sent.
 */
export async function refusedChoices(
  db: Reader,
  application: Application,
  changed: readonly string[],
  lineId: string | null,
  ctx: ServiceContext,
): Promise<readonly RefusedChoice[]> {
  const line = lineId === null ? null : (application.lines.find(({ id }) => id === lineId) ?? null);
  const answers = line ? line.answers : application.answers;
  const chosen = changed.filter(isChoiceField).filter((field) => answers[field]);
  if (chosen.length === 0) return [];
  const codes = await choiceCodes(db, ctx);
  const cases = await factsOfChoice(db, application, lineId, ctx);
  const refused = new Map<string, RefusedChoice>();
  for (const field of chosen) {
    const finding = refusalOf(field, answers[field] ?? '', cases, codes);
    if (finding && !refused.has(finding.ruleId)) refused.set(finding.ruleId, { field, finding });
  }
  return [...refused.values()];
}
