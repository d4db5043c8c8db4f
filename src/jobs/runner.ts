import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceContext } from '@/services/context';
import type { Job } from './registry';

/** Where a worker writes: pino's own shape. */
export interface JobLog {
  readonly debug: (facts: object, message: string) => void;
  readonly info: (facts: object, message: string) => void;
  readonly error: (facts: object, message: string) => void;
}

/** What the runner is given: a context for each run, and a way to be the only one who runs. */
export interface Surroundings {
  readonly log: JobLog;
  readonly makeContext: () => ServiceContext;
  readonly alone: <T>(name: string, work: () => Promise<T>) => Promise<{ readonly ran: true; readonly value: T } | { readonly ran: false }>;
}

/** Runs one job once, unless another worker does it. A failure is logged, and the next turn tries again. */
export async function runJob(job: Job, { log, makeContext, alone }: Surroundings): Promise<void> {
  const since = performance.now();
  const took = () => Math.round(performance.now() - since);
  try {
    const outcome = await alone(job.name, () => job.run(makeContext()));
    if (outcome.ran) log[outcome.value.level]({ job: job.name, ms: took(), ...outcome.value.facts }, 'job done');
    else log.debug({ job: job.name }, 'another worker runs this job');
  } catch (error) {
    log.error({ job: job.name, ms: took(), err: error }, 'job failed');
  }
}

/**
 * Runs each job at once and then on its clock, counted from the end of a run so that a slow one never overtakes itself.
 * `stop` lets what is running finish and begins nothing new.
 */
export function startJobs(jobs: readonly Job[], surroundings: Surroundings): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const rounds = jobs.map(async (job) => {
    while (!stopping.signal.aborted) {
      await runJob(job, surroundings);
      await wait(job.everySeconds * 1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  });
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(rounds);
    },
  };
}
