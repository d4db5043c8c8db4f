import 'server-only';
import { type Checkpoint, lastCheckpoint, numbersTaken, saveWitnessed, witnessedSize } from '@/data/repositories/checkpoint-repository';
import { consistencyRanges } from '@/domain/audit/merkle-tree';
import type { ServiceContext } from '../context';
import type { LogWitness } from '../ports';
import { rangeRoots } from './log-tree';

/** What came of telling the witnesses: who signed, who could not be reached, and who holds more of the log than there is. */
export interface Told {
  readonly signed: readonly string[];
  readonly silent: readonly string[];
  readonly ahead: readonly string[];
}

/**
 * Takes the newest checkpoint to every witness that does not hold it, with the proof that it continues what that witness holds,
 * and with the numbers taken since. A witness that holds more than there is knows that this log was cut: readiness then refuses.
 * `again` asks those too that are known to hold it: a register that was restored has forgotten what they were told since.
 */
export async function tellWitnesses(ctx: ServiceContext, { again = false } = {}): Promise<Told> {
  const checkpoint = await lastCheckpoint(ctx.db);
  const told = { signed: [] as string[], silent: [] as string[], ahead: [] as string[] };
  if (!checkpoint) return told;
  for (const witness of ctx.ports.witnesses) {
    const held = await witnessedSize(ctx.db, checkpoint.origin, witness.name);
    if (held === checkpoint.size && !again) continue;
    told[await tell(witness, held, checkpoint, ctx)].push(witness.name);
  }
  return told;
}

async function tell(witness: LogWitness, held: number, checkpoint: Checkpoint, ctx: ServiceContext): Promise<keyof Told> {
  const { origin, size, note } = checkpoint;
  const keep = (known: number, line: string | null) =>
    saveWitnessed(ctx.db, { origin, witness: witness.name, size: known, line, at: ctx.now });
  if (held > size) return 'ahead';
  const ranges = held === 0 ? [] : consistencyRanges(held, size);
  const proof = await rangeRoots(ranges, [Math.max(0, held - 1), held], size, ctx.db);
  const answer = await witness.addCheckpoint({ oldSize: held, proof, note });
  if (answer === null) return 'silent';
  if ('line' in answer) {
    await witness.keepNumbers({ origin, size, numbers: await numbersTaken(ctx.db, held, size) });
    await keep(size, answer.line);
    return 'signed';
  }
  await keep(answer.holds, null);
  if (answer.holds > size) return 'ahead';
  // It holds more than was known here, such as after a restore of this register to a moment before: it is asked again from there.
  return answer.holds > held && answer.holds < size ? tell(witness, answer.holds, checkpoint, ctx) : 'silent';
}
