import 'server-only';
import { migrationCounts } from '@/data/queries/applied-migrations';
import { ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { verifyInvariants } from './verify-invariants';

/** Whether this process may be sent requests. */
export interface Readiness {
  readonly isReady: boolean;
  readonly database: 'reachable' | 'unreachable';
  readonly migrations: 'applied' | 'missing' | 'unknown';
  /** Rules of the register that are broken; null until the first check of this process is done. */
  readonly brokenRules: readonly string[] | null;
}

const KEPT_MS = 60_000;
/** A check of a large register takes long: it is repeated so rarely that it takes at most a twentieth of the database's time. */
const RESTS = 20;
const PATIENCE_MS = 2_000;

let last: { readonly at: number; readonly keptFor: number; readonly brokenRules: readonly string[] } | null = null;
let running: Promise<void> | null = null;

/** Checks the register's invariants at most once a minute, the rarer the longer it takes; a large register is checked behind the answer, not before it. */
async function brokenRules(ctx: ServiceContext): Promise<readonly string[] | null> {
  const isFresh = last !== null && performance.now() - last.at < last.keptFor;
  if (!isFresh) {
    const began = performance.now();
    running ??= verifyInvariants(ctx)
      .then((violations) => {
        const at = performance.now();
        last = {
          at,
          keptFor: Math.max(KEPT_MS, RESTS * (at - began)),
          brokenRules: [...new Set(violations.map(({ rule }) => rule))].sort(),
        };
      })
      .finally(() => {
        running = null;
      });
    const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
    await Promise.race([running, patience]);
  }
  return last?.brokenRules ?? null;
}

/** Says whether the database answers, its migrations are applied and nothing in the register contradicts itself. */
export async function getReadiness(_: unknown, ctx: ServiceContext): Promise<Result<Readiness>> {
  try {
    const { applied, unfinished } = await migrationCounts(ctx.db);
    const migrations = applied > 0 && unfinished === 0 ? 'applied' : 'missing';
    if (migrations === 'missing') return ok({ isReady: false, database: 'reachable', migrations, brokenRules: null });
    const broken = await brokenRules(ctx);
    return ok({ isReady: (broken ?? []).length === 0, database: 'reachable', migrations, brokenRules: broken });
  } catch {
    return ok({ isReady: false, database: 'unreachable', migrations: 'unknown', brokenRules: null });
  }
}
