// The worker: upkeep on a clock, beside any number of web servers. SIGTERM lets running jobs finish; a second one does not wait.
import { startWorker } from '@/jobs/worker';

/** Container platforms kill after ten seconds or so; what is cut off is taken up by the next worker. */
const PATIENCE_MS = 8_000;

const worker = startWorker();
let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    worker.stop(signal).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
}
