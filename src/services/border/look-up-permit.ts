import 'server-only';
import { dayIn } from '@/config/clock';
import { endorsementsOf, type RecordedEndorsement } from '@/data/repositories/endorsement-repository';
import { findPermit, type RegisteredPermit } from '@/data/repositories/permit-repository';
import { paperOf } from '@/data/repositories/stock-repository';
import { mayDo } from '@/domain/access/permissions';
import type { PermitLine } from '@/domain/permit/permit';
import { formatPermitNumber, parsePermitNumber } from '@/domain/permit/permit-number';
import { leftOfLine } from '@/domain/permit/permit-use';
import { fail, ok, type Result } from '@/domain/shared/result';
import { type VerdictCode, verdictRow } from '@/domain/verification/verdict';
import { namesForeignHost } from '@/qr/permit-code';
import { requireActor, type ServiceContext } from '../context';
import { answerCode } from '../verification/check-permit';
import type { ForeignPaper } from '../verification/judge-foreign-code';
import { judgeHeld } from '../verification/judge-permit';
import { noteCheck } from '../verification/note-check';
import { alarmIfDue } from '../verification/raise-alarm';

/** A line of the permit with what has crossed of it and what may still cross. */
export interface BorderLine extends PermitLine {
  readonly endorsed: string;
  readonly left: string;
}

/** What Customs see: the same verdict as everybody, and for a permit of the register all of it. */
export interface BorderView {
  readonly verdict: VerdictCode;
  readonly checkedAt: string;
  /** Whether the paper's own code was checked, or only a number typed by hand. */
  readonly byCode: boolean;
  /** The scanned address leads to another host than this portal: a code copied into a stranger's page, whatever it says. */
  readonly isForeignHost: boolean;
  readonly permit: RegisteredPermit | null;
  /** What the code of another Party's permit says; null for a permit of ours. */
  readonly foreign: ForeignPaper | null;
  /** The lines with their balance, in the order of the paper. */
  readonly lines: readonly BorderLine[];
  /** The Party's day since which the permit is in its state. */
  readonly stateOn: string;
  readonly endorsements: readonly RecordedEndorsement[];
  /** The numbers of the blank paper it was printed on, where its office enters them: the same text on another sheet is a copy. */
  readonly paper: readonly string[];
  readonly mayEndorse: boolean;
}

const ENDORSABLE: readonly VerdictCode[] = ['VALID', 'VALID_PARTLY_USED'];

/** Looks a permit up by its number, or by the text of its code as a scanner or the clipboard gives it; counted at the officer's post. */
export async function lookUpPermit(input: { readonly text: string }, ctx: ServiceContext): Promise<Result<BorderView>> {
  const view = await viewPermit(input, ctx);
  if (view.ok) noteCheck(view.value.permit, 'customs', view.value.verdict, ctx);
  return view;
}

/** The same view, for a page that checks nothing anew. */
export async function viewPermit(input: { readonly text: string }, ctx: ServiceContext): Promise<Result<BorderView>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'border:look-up')) return fail({ kind: 'forbidden', permission: 'border:look-up' });
  const number = parsePermitNumber(input.text);
  const view = number.ok ? await byNumber(formatPermitNumber(number.value), ctx) : await byCode(input.text, ctx);
  if (!view.ok) return view;
  const { permit, verdict } = view.value;
  const mayEndorse =
    permit !== null && ENDORSABLE.includes(verdict) && mayDo(actor.value.roles, 'border:endorse') && actor.value.postId !== null;
  return ok({
    ...view.value,
    checkedAt: ctx.now,
    mayEndorse,
    lines: permit ? linesOf(permit) : [],
    stateOn: permit ? dayIn(ctx.party.timeZone, permit.stateAt) : ctx.today,
    endorsements: permit ? await endorsementsOf(ctx.db, permit.id) : [],
    paper: permit ? (await paperOf(ctx.db, permit.id)).map(({ number }) => number) : [],
  });
}

const linesOf = (permit: RegisteredPermit): readonly BorderLine[] =>
  permit.content.lines.map((line) => {
    const endorsed = permit.lines.find((held) => held.position === line.position)?.endorsed ?? '0';
    return { ...line, endorsed, left: leftOfLine(permit.state, { quantity: line.quantity, endorsed }) };
  });

type Found = Pick<BorderView, 'verdict' | 'byCode' | 'isForeignHost' | 'permit' | 'foreign'>;

async function byNumber(number: string, ctx: ServiceContext): Promise<Result<Found>> {
  const permit = await findPermit(ctx.db, { number });
  const verdict = await judgeHeld(permit, ctx.db, ctx);
  await alarmIfDue(verdict, permit?.id ?? null, number, ctx);
  return ok({ verdict, byCode: false, isForeignHost: false, permit: verdictRow(verdict).showsLines ? permit : null, foreign: null });
}

async function byCode(text: string, ctx: ServiceContext): Promise<Result<Found>> {
  const { answer, permit } = await answerCode(text, ctx);
  const { verdict, foreign } = answer;
  // The code of another Party's permit leads to that Party's portal, as it should.
  const isForeignHost = foreign === null && namesForeignHost(text, ctx.party.appOrigin);
  return ok({ verdict, byCode: true, isForeignHost, permit: answer.permit ? permit : null, foreign });
}
