import type { IsoDate } from '../shared/iso-date';
import { compareQuantity, parseQuantity, type Quantity, subtractQuantity } from '../shared/quantity';
import { fail, ok, type Result } from '../shared/result';
import type { PermitContent, PermitLine, PermitParty } from './permit';
import { CURRENT_EDITION, type PermitParticulars } from './permit-content';
import type { RequestKind } from './permit-request';
import type { LineBalance, UseRule } from './permit-use';
import { lastPermittedDay } from './validity';

/** Why a permit is replaced by another (50 CFR 23.52; Reg. (EC) 865/2006 art. 12). */
export const REPLACEMENT_GROUNDS = ['lost', 'stolen', 'damaged', 'destroyed', 'correction'] as const;
export type ReplacementGround = (typeof REPLACEMENT_GROUNDS)[number];

/** What an accepted request of the holder asks for; a cancellation asks for no other permit. */
export const GROUND_OF_REQUEST: Readonly<Record<RequestKind, ReplacementGround | null>> = {
  'replacement-lost': 'lost',
  'replacement-stolen': 'stolen',
  'replacement-damaged': 'damaged',
  correction: 'correction',
  cancellation: null,
};

/** Grounds on which the holder has a paper to hand in. What is left of a damaged one is handed in before it is replaced. */
export const HANDED_IN_FIRST: readonly ReplacementGround[] = ['damaged'];

/** The grounds as box 5 prints them, in the working languages of the Convention. */
const GROUND_WORDS: Readonly<Record<ReplacementGround, string>> = {
  lost: 'lost / perdu / perdido',
  stolen: 'stolen / volé / robado',
  damaged: 'damaged / endommagé / dañado',
  destroyed: 'destroyed / détruit / destruido',
  correction: 'corrected / rectifié / corregido',
};

/** The longest reason that box 5 prints. PostgreSQL holds the same number. */
export const LONGEST_REASON = 200;

/** How many items one replacement corrects: more is another permit. */
export const MOST_CORRECTIONS = 4;

/**
 * What a replacement may say otherwise than its original: who the parties are, how the specimens are described and marked, and less of
 * them. Whatever the findings and the Appendices rest on (taxon, term, source, origin, countries, purpose) is another application.
 */
export const CORRECTABLE = {
  exporterName: 'permit',
  exporterLatinName: 'permit',
  exporterAddress: 'permit',
  exporterLatinAddress: 'permit',
  importerName: 'permit',
  importerLatinName: 'permit',
  importerAddress: 'permit',
  importerLatinAddress: 'permit',
  description: 'line',
  marks: 'line',
  quantity: 'line',
} as const satisfies Readonly<Record<string, 'permit' | 'line'>>;
export type CorrectableField = keyof typeof CORRECTABLE;
export const CORRECTABLE_FIELDS = Object.keys(CORRECTABLE) as readonly CorrectableField[];

/** What one item is to say. The line is that of the original, by position; null for what stands once on a permit. */
export interface Correction {
  readonly field: CorrectableField;
  readonly line: number | null;
  readonly shouldBe: string;
}

/** Why a correction cannot be made. */
export type CorrectionFault = 'noSuchLine' | 'lineNeeded' | 'empty' | 'unchanged' | 'notAQuantity' | 'moreThanLeft';

const paragraphs = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** What an item of a permit says, as somebody would type it. */
export function saidBy(content: PermitContent, field: CorrectableField, line: number | null): string {
  const at = content.lines.find(({ position }) => position === line);
  if (field === 'description') return at?.description ?? '';
  if (field === 'marks') return (at?.marks ?? []).join('\n');
  if (field === 'quantity') return at?.quantity ?? '';
  const party = content[field.startsWith('exporter') ? 'exporter' : 'importer'];
  if (field.endsWith('LatinName')) return party.latinName ?? '';
  if (field.endsWith('LatinAddress')) return (party.latinAddress ?? []).join('\n');
  return field.endsWith('Address') ? party.address.join('\n') : party.name;
}

/** What an item must not be without: a Latin line and marks may be taken away. */
const MAY_BE_EMPTY: readonly CorrectableField[] = [
  'exporterLatinName',
  'exporterLatinAddress',
  'importerLatinName',
  'importerLatinAddress',
  'marks',
];

function partyWith(party: PermitParty, item: string, text: string): PermitParty {
  const lines = paragraphs(text);
  if (item === 'Name') return { ...party, name: lines.join(' ') };
  if (item === 'LatinName') return { ...party, latinName: lines.join(' ') || null };
  if (item === 'Address') return { ...party, address: lines };
  return { ...party, latinAddress: lines.length > 0 ? lines : null };
}

function lineWith(line: PermitLine, field: CorrectableField, text: string): Result<PermitLine, CorrectionFault> {
  if (field === 'description') return ok({ ...line, description: text.trim() });
  if (field === 'marks') return ok({ ...line, marks: paragraphs(text) });
  const quantity = parseQuantity(text);
  if (!quantity.ok) return fail('notAQuantity');
  return compareQuantity(quantity.value, line.quantity) > 0 ? fail('moreThanLeft') : ok({ ...line, quantity: quantity.value });
}

/** The content with one item corrected. */
function corrected(content: PermitContent, { field, line, shouldBe }: Correction): Result<PermitContent, CorrectionFault> {
  if (shouldBe.trim() === '' && !MAY_BE_EMPTY.includes(field)) return fail('empty');
  if (CORRECTABLE[field] === 'line') {
    if (line === null) return fail('lineNeeded');
    const at = content.lines.find(({ position }) => position === line);
    if (!at) return fail('noSuchLine');
    const now = lineWith(at, field, shouldBe);
    if (!now.ok) return now;
    if (saidBy(content, field, line) === saidBy({ ...content, lines: [now.value] }, field, line)) return fail('unchanged');
    return ok({ ...content, lines: content.lines.map((one) => (one === at ? now.value : one)) });
  }
  const side = field.startsWith('exporter') ? 'exporter' : 'importer';
  const now = { ...content, [side]: partyWith(content[side], field.slice(side.length), shouldBe) };
  return saidBy(content, field, null) === saidBy(now, field, null) ? fail('unchanged') : ok(now);
}

/** The permit that is replaced. */
export interface Original {
  readonly content: PermitContent;
  readonly useRule: UseRule;
  readonly lines: readonly (LineBalance & { readonly position: number })[];
}

/** What was prepared: on what ground and with which reason, and what is said otherwise. */
export interface ReplacementPlan {
  readonly ground: ReplacementGround;
  readonly reason: string;
  readonly corrections: readonly Correction[];
}

/** REPLACEMENT, number, date and reason of what is replaced (50 CFR 23.52(b)(5)). PostgreSQL looks for the same words. */
export const replacementMarking = (
  { permitNumber, issuedOn }: { readonly permitNumber: string; readonly issuedOn: string },
  { ground, reason }: Pick<ReplacementPlan, 'ground' | 'reason'>,
): string => `REPLACEMENT / REMPLACEMENT / REEMPLAZO: ${permitNumber} (${issuedOn}) – ${GROUND_WORDS[ground]}: ${reason}`;

/** What may still cross of the original, line by line; what serves for several crossings is never used up. */
const linesLeft = ({ content, lines, useRule }: Original): readonly PermitLine[] =>
  content.lines.flatMap((line) => {
    const endorsed = useRule === 'multiple-crossings' ? '0' : (lines.find(({ position }) => position === line.position)?.endorsed ?? '0');
    const left = subtractQuantity(line.quantity, endorsed);
    return compareQuantity(left, '0') > 0 ? [{ ...line, quantity: left as Quantity }] : [];
  });

/** What a replacement prints that is of its own day. */
export type ReplacementParticulars = Pick<PermitParticulars, 'permitNumber' | 'checkCode' | 'managementAuthority' | 'signatory'> & {
  readonly today: IsoDate;
};

/** Why a permit cannot be replaced so: nothing of it is left, or which correction cannot be made. */
export type ReplacementFault = { readonly fault: 'nothingLeft' } | { readonly fault: CorrectionFault; readonly correction: number };

/**
 * Everything a replacement says: what its original says and has left, with what is corrected, on its own day and never beyond the
 * original's last (domain rules §6.3; LIF-04). Pure: the same input gives the same bytes.
 */
export function replacementContent(
  original: Original,
  plan: ReplacementPlan,
  { today, permitNumber, checkCode, managementAuthority, signatory }: ReplacementParticulars,
): Result<PermitContent, ReplacementFault> {
  const { content } = original;
  const lines = linesLeft(original);
  if (lines.length === 0) return fail({ fault: 'nothingLeft' });
  const longest = lastPermittedDay(content.documentType, today);
  let now: PermitContent = {
    ...content,
    edition: CURRENT_EDITION,
    permitNumber,
    checkCode,
    issuedOn: today,
    validFrom: today,
    validUntil: content.validUntil < longest ? content.validUntil : longest,
    managementAuthority,
    // A stamp sticks to one paper.
    securityStampNumber: null,
    lines,
    issue: { by: signatory.name, title: signatory.title, place: signatory.place, on: today },
    markings: [replacementMarking(content, plan), ...content.markings.filter((marking) => !marking.startsWith('REPLACEMENT'))],
  };
  for (const [correction, one] of plan.corrections.entries()) {
    const next = corrected(now, one);
    if (!next.ok) return fail({ fault: next.problem, correction });
    now = next.value;
  }
  return ok(now);
}

/** Whether one officer prepares a replacement and another signs it: where two approved, for Appendix I, and for whatever changes what a permit says. */
export const replacementTakesTwo = (
  plan: Pick<ReplacementPlan, 'ground'>,
  content: Pick<PermitContent, 'lines'>,
  approvals: number,
): boolean => plan.ground === 'correction' || approvals > 1 || content.lines.some(({ appendix }) => appendix === 'I');
