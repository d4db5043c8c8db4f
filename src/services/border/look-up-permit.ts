import 'server-only';
import { endorsementsOf, type RecordedEndorsement } from '@/data/repositories/endorsement-repository';
import { findPermit, type RegisteredPermit } from '@/data/repositories/permit-repository';
import { mayDo } from '@/domain/access/permissions';
import { formatPermitNumber, parsePermitNumber } from '@/domain/permit/permit-number';
import { fail, ok, type Result } from '@/domain/shared/result';
import { judgeRegister, type VerdictCode } from '@/domain/verification/verdict';
import { payloadText, readCode } from '@/qr/permit-code';
import { requireActor, type ServiceContext } from '../context';
import { checkCode } from '../verification/check-permit';

/** What Customs see: the same verdict as everybody, and for a permit of the register all of it. */
export interface BorderView {
  readonly verdict: VerdictCode;
  readonly checkedAt: string;
  /** Whether the paper's own code was checked, or only a number typed by hand. */
  readonly byCode: boolean;
  readonly permit: RegisteredPermit | null;
  readonly endorsements: readonly RecordedEndorsement[];
  readonly mayEndorse: boolean;
}

const ENDORSABLE: readonly VerdictCode[] = ['VALID', 'VALID_PARTLY_USED'];

/** Looks a permit up by its number, or by the text of its code as a scanner or the clipboard gives it. */
export async function lookUpPermit(input: { readonly text: string }, ctx: ServiceContext): Promise<Result<BorderView>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  if (!mayDo(actor.value.roles, 'border:look-up')) return fail({ kind: 'forbidden', permission: 'border:look-up' });
  const number = parsePermitNumber(input.text);
  const view = number.ok ? await byNumber(formatPermitNumber(number.value), ctx) : await byCode(input.text, ctx);
  if (!view.ok) return view;
  const { permit, verdict } = view.value;
  const mayEndorse =
    permit !== null && ENDORSABLE.includes(verdict) && mayDo(actor.value.roles, 'border:endorse') && actor.value.postId !== null;
  return ok({ ...view.value, checkedAt: ctx.now, mayEndorse, endorsements: permit ? await endorsementsOf(ctx.db, permit.id) : [] });
}

type Found = Pick<BorderView, 'verdict' | 'byCode' | 'permit'>;

async function byNumber(number: string, ctx: ServiceContext): Promise<Result<Found>> {
  const permit = await findPermit(ctx.db, { number });
  if (!permit || permit.state === 'signing') return ok({ verdict: 'UNKNOWN', byCode: false, permit: null });
  return ok({ verdict: judgeRegister(permit, ctx.today), byCode: false, permit });
}

async function byCode(text: string, ctx: ServiceContext): Promise<Result<Found>> {
  const checked = await checkCode({ scanned: text }, ctx);
  if (!checked.ok) return checked;
  const code = readCode(payloadText(text));
  const permit = checked.value.permit && code ? await findPermit(ctx.db, { token: code.claims.registerToken }) : null;
  return ok({ verdict: checked.value.verdict, byCode: true, permit });
}
