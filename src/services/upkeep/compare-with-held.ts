import 'server-only';
import { auditHead } from '@/data/queries/audit-chain';
import { numbersTaken } from '@/data/repositories/checkpoint-repository';
import type { ServiceContext } from '../context';

/** What somebody outside was shown of a log: how far it went, and which numbers were taken, with the hash of what was frozen under each. */
export interface HeldLog {
  readonly size: number;
  readonly numbers: Readonly<Record<string, string>>;
}

/** A register beside what was held of it outside. */
export interface Comparison {
  /** Events that there are. */
  readonly events: number;
  /** Events that somebody was shown. */
  readonly shown: number;
  /** Numbers that were shown and that the register does not have: papers carry them. */
  readonly lost: readonly string[];
  /** Numbers under which the register has another content than was shown: they were given twice. */
  readonly givenTwice: readonly string[];
}

/** Compares a register that was restored with what its witnesses hold. */
export async function compareWithHeld(held: readonly HeldLog[], { db }: Pick<ServiceContext, 'db'>): Promise<Comparison> {
  const { seq: events } = await auditHead(db);
  const there = new Map((await numbersTaken(db, 0, events)).map(({ number, contentSha256 }) => [number, contentSha256]));
  const shown = held.flatMap(({ numbers }) => Object.entries(numbers));
  const numbers = (wanted: (number: string, sha256: string) => boolean) => [
    ...new Set(shown.filter(([number, sha256]) => wanted(number, sha256)).map(([number]) => number)),
  ];
  return {
    events,
    shown: Math.max(0, ...held.map(({ size }) => size)),
    lost: numbers((number) => !there.has(number)).sort(),
    givenTwice: numbers((number, sha256) => there.has(number) && there.get(number) !== sha256).sort(),
  };
}
