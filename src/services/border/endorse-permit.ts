import 'server-only';
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { findByKey, insertEndorsement } from '@/data/repositories/endorsement-repository';
import { lockPermit, type RegisteredLine, type RegisteredPermit, savePermitState } from '@/data/repositories/permit-repository';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import { lineLetter } from '@/domain/permit/permit';
import { type PermitState, permitTransitions } from '@/domain/permit/permit-states';
import { endorsementAction } from '@/domain/permit/permit-use';
import { invalidField } from '@/domain/shared/problem';
import { addQuantity, compareQuantity, isWhole, parseQuantity, type Quantity, subtractQuantity } from '@/domain/shared/quantity';
import { fail, ok, type Result } from '@/domain/shared/result';
import { follow } from '@/domain/shared/transition-table';
import type { Words } from '@/i18n/words';
import { requireActor, type ServiceContext } from '../context';
import { tellHolder } from '../mail/tell';
import { returnUnused } from '../quota/return-quotas';
import { judgeHeld } from '../verification/judge-permit';

/** What crossed the border: quantities by position of the line, as typed; an empty one means none of that line. */
export interface EndorseInput {
  readonly permitNumber: string;
  readonly quantities: Readonly<Record<string, string>>;
  readonly transportDocument: string | null;
  readonly remarks: string | null;
  /** The same form sent twice endorses once. */
  readonly idempotencyKey: string;
}

interface EndorsedLine {
  readonly line: RegisteredLine;
  readonly quantity: Quantity;
}

/**
 * Endorses box 14: what really crossed, at the officer's post, on the Party's day. The permit's row is locked first, so
 * that of two officers at two posts one comes second, sees what the first left and is refused what is too much.
 */
export async function endorsePermit(
  input: EndorseInput,
  ctx: ServiceContext,
): Promise<Result<{ readonly permitNumber: string; readonly endorsementId: string }>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId, postId, roles } = actor.value;
  if (!mayDo(roles, 'border:endorse') || postId === null) return fail({ kind: 'forbidden', permission: 'border:endorse' });
  const { permitNumber, quantities, transportDocument, remarks } = input;
  const requestSha256 = createHash('sha256')
    .update(canonicalize({ permit: permitNumber, quantities, transportDocument, remarks }) ?? '')
    .digest('hex');
  return inTransaction(ctx, async (tx) => {
    const permit = await lockPermit(tx, input.permitNumber);
    if (!permit || permit.state === 'signing') return fail({ kind: 'not-found', what: 'permit' });
    const before = await findByKey(tx, personId, input.idempotencyKey);
    if (before)
      return before.requestSha256 === requestSha256
        ? ok({ permitNumber: permit.permitNumber, endorsementId: before.id })
        : fail({ kind: 'idempotency-key-reused' });
    const verdict = await judgeHeld(permit, tx.db, ctx);
    if (verdict !== 'VALID' && verdict !== 'VALID_PARTLY_USED') return fail({ kind: 'permit-not-usable', verdict });
    const crossed = readQuantities(permit, input.quantities);
    if (!crossed.ok) return crossed;

    const after = balancesAfter(permit, crossed.value);
    const action = endorsementAction(permit.useRule, after);
    const state = follow(permitTransitions, permit.state, action);
    if (!state.ok) return state;
    const id = ctx.newId();
    await insertEndorsement(tx, {
      id,
      permitId: permit.id,
      useRule: permit.useRule,
      officerId: personId,
      postId,
      endorsedOn: ctx.today,
      transportDocument: input.transportDocument,
      remarks: input.remarks,
      idempotencyKey: input.idempotencyKey,
      requestSha256,
      at: ctx.now,
      lines: crossed.value.map(({ line, quantity }) => ({ permitLineId: line.id, quantity })),
    });
    await savePermitState(tx, permit.id, state.value, null, ctx.now);
    // QTA-08: what did not cross and no longer can goes back to its quota.
    if (state.value === 'used') await returnUnused(tx, { ...permit, lines: after }, 'endorsed-less', ctx, id);
    tx.record(endorsed(permit, id, actor.value, crossed.value, input.transportDocument));
    const { name: post } = await tx.db.borderPost.findUniqueOrThrow({ where: { id: postId }, select: { name: true } });
    const values = { post, day: ctx.today, lines: inWords({ ...permit, lines: after }, crossed.value, state.value) };
    await tellHolder(tx, permit, { template: 'permitEndorsed', values, key: `endorsement:${id}` }, ctx);
    return ok({ permitNumber: permit.permitNumber, endorsementId: id });
  });
}

/** Reads each quantity and holds it against what is left of its line. At least one line must have crossed. */
function readQuantities(permit: RegisteredPermit, typed: EndorseInput['quantities']): Result<readonly EndorsedLine[]> {
  const crossed: EndorsedLine[] = [];
  const faults: Record<string, { key: string; values?: Record<string, string> }> = {};
  for (const line of permit.lines) {
    const text = typed[line.position]?.trim() ?? '';
    if (text === '' || /^0+$/.test(text)) continue;
    const field = `quantity-${line.position}`;
    const quantity = parseQuantity(text);
    const left = permit.useRule === 'multiple-crossings' ? line.quantity : subtractQuantity(line.quantity, line.endorsed);
    if (!quantity.ok) faults[field] = { key: quantity.problem };
    else if (permit.content.lines.find((l) => l.position === line.position)?.unit === 'NAR' && !isWhole(quantity.value))
      faults[field] = { key: 'quantity.notWhole' };
    else if (compareQuantity(quantity.value, left) > 0) return fail({ kind: 'over-quantity', line: lineLetter(line.position), left });
    else crossed.push({ line, quantity: quantity.value });
  }
  if (Object.keys(faults).length > 0) return fail({ kind: 'invalid-input', fields: faults });
  return crossed.length > 0 ? ok(crossed) : fail(invalidField(`quantity-${permit.lines[0]?.position ?? 1}`, 'endorsement.nothing'));
}

const balancesAfter = (permit: RegisteredPermit, crossed: readonly EndorsedLine[]) =>
  permit.lines.map((line) => {
    const now = crossed.find((candidate) => candidate.line.id === line.id);
    return { ...line, endorsed: now ? addQuantity(line.endorsed, now.quantity) : line.endorsed };
  });

/** What crossed of each line, and what becomes of the rest, as the holder reads it. */
const inWords =
  (permit: RegisteredPermit, crossed: readonly EndorsedLine[], state: PermitState) =>
  ({ t, format, locale }: Words): string =>
    permit.lines
      .map(({ id, position, quantity, endorsed }) => {
        const { scientificName = '', unit = '' } = permit.content.lines.find((line) => line.position === position) ?? {};
        const name = unit === 'NAR' ? null : (permit.content.words[`unit:${unit}`]?.[locale] ?? unit);
        const now = crossed.find(({ line }) => line.id === id)?.quantity ?? '0';
        const left = permit.useRule === 'multiple-crossings' ? '0' : subtractQuantity(quantity, endorsed);
        const said = { letter: lineLetter(position), taxon: scientificName, crossed: format.quantity(now, name) };
        if (left === '0') return t('mail.endorsed.crossed', said);
        return t(state === 'used' ? 'mail.endorsed.lapsed' : 'mail.endorsed.left', { ...said, left: format.quantity(left, name) });
      })
      .join('\n');

const endorsed = (
  permit: RegisteredPermit,
  endorsement: string,
  actor: Actor,
  crossed: readonly EndorsedLine[],
  transportDocument: string | null,
) =>
  ({
    type: 'PermitEndorsed',
    subject: 'permit',
    subjectId: permit.id,
    payload: {
      permitNumber: permit.permitNumber,
      endorsement,
      post: actor.postId ?? '',
      quantities: Object.fromEntries(crossed.map(({ line, quantity }) => [lineLetter(line.position), quantity])),
      transportDocument,
    },
  }) as const;
