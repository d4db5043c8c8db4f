import 'server-only';
import { insertDraws, lockAccounts, permitIdOf } from '@/data/repositories/ledger-repository';
import type { Tx } from '@/data/transaction';
import type { Application } from '@/domain/application/application';
import { lineLetter } from '@/domain/permit/permit';
import { leftOfImport } from '@/domain/registers/import-record';
import { volumeLeft } from '@/domain/registers/non-detriment-opinion';
import type { IsoDate } from '@/domain/shared/iso-date';
import { compareQuantity, plainQuantity, subtractQuantity } from '@/domain/shared/quantity';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { importsOfLines } from '../law/import-record-facts';
import { opinionsForLines } from '../law/non-detriment-facts';

/** What one line will take, and what is there. */
interface Wanted {
  readonly position: number;
  readonly accountId: string;
  /** As people quote it: `NDF-101`, `I-1001-1`. */
  readonly account: string;
  readonly quantity: string;
  readonly left: string;
  readonly conversion: { readonly ratio: string; readonly reason: string } | null;
}

async function wantedBy(tx: Tx, application: Application, today: IsoDate): Promise<readonly Wanted[]> {
  const opinions = await opinionsForLines(tx.db, application, today);
  const imports = await importsOfLines(tx.db, application);
  return application.lines.flatMap(({ position, answers }): readonly Wanted[] => {
    const opinion = opinions.get(position);
    const left = opinion ? volumeLeft(opinion) : null;
    const stood = imports.get(position);
    return [
      ...(opinion && left !== null
        ? [
            {
              position,
              accountId: opinion.id,
              account: opinion.reference,
              quantity: plainQuantity(answers.quantity ?? '0'),
              left,
              conversion: null,
            },
          ]
        : []),
      ...(stood?.requested
        ? [
            {
              position,
              accountId: stood.record.id,
              account: stood.record.reference,
              quantity: stood.requested,
              left: leftOfImport(stood.record),
              conversion: stood.conversion,
            },
          ]
        : []),
    ];
  });
}

/** Locks what an application will draw from, before the rules look at it: of two that meet, one comes second and sees what the first took. */
export async function lockBalances(tx: Tx, application: Application, ctx: ServiceContext): Promise<void> {
  const wanted = await wantedBy(tx, application, ctx.today);
  await lockAccounts(
    tx,
    wanted.map(({ accountId }) => accountId),
  );
}

/**
 * Draws with the number: the volumes of the non-detriment opinions that cover the lines, and the imports that a re-export
 * stands on. What is drawn goes back by itself when the permit ends without having used it; PostgreSQL sees to that, once.
 */
export async function drawBalances(tx: Tx, application: Application, permitNumber: string, ctx: ServiceContext): Promise<Result<null>> {
  const wanted = await wantedBy(tx, application, ctx.today);
  const left = new Map(wanted.map((one) => [one.accountId, one.left]));
  for (const { accountId, account, position, quantity } of wanted) {
    const now = left.get(accountId) ?? '0';
    if (compareQuantity(quantity, now) > 0) return fail({ kind: 'balance-exceeded', line: lineLetter(position), account, left: now });
    left.set(accountId, subtractQuantity(now, quantity));
  }
  await insertDraws(
    tx,
    permitNumber,
    wanted.map((one) => ({ id: ctx.newId(), ...one })),
  );
  if (wanted.length > 0) {
    tx.record({
      type: 'BalancesDrawn',
      subject: 'permit',
      subjectId: await permitIdOf(tx, permitNumber),
      payload: {
        permitNumber,
        draws: Object.fromEntries(wanted.map((one) => [`${lineLetter(one.position)} ${one.account}`, one.quantity])),
      },
    });
  }
  return ok(null);
}
