import pino from 'pino';
import { installation, makeContext } from '@/composition';
import { env } from '@/config/env';
import { runAlone } from '@/services/upkeep/run-alone';
import { JOBS } from './registry';
import { startJobs } from './runner';

/** Starts the worker of this installation; answers how to stop it. */
export function startWorker(): { readonly stop: (why: string) => Promise<void> } {
  const log = pino({ level: env().logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: ['err.config', 'err.meta'] });
  const { stop } = startJobs(JOBS, { log, makeContext: () => makeContext(null, 'en'), alone: runAlone });
  log.info({ jobs: JOBS.map(({ name, everySeconds }) => ({ name, everySeconds })) }, 'worker started');
  return {
    stop: async (why) => {
      log.info({ why }, 'worker stopping');
      await stop();
      await installation().db.$disconnect();
      log.info({}, 'worker stopped');
    },
  };
}
