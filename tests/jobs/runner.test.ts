import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { makeContext } from '@/composition';
import { JOBS, type Job, type JobReport } from '@/jobs/registry';
import { type JobLog, runJob, startJobs } from '@/jobs/runner';
import { runAlone } from '@/services/upkeep/run-alone';

const context = () => makeContext(null, 'en');
const done: JobReport = { level: 'info', facts: {} };

function listening() {
  const lines: { level: string; message: string; facts: object }[] = [];
  const at = (level: string) => (facts: object, message: string) => void lines.push({ level, message, facts });
  const log: JobLog = { debug: at('debug'), info: at('info'), error: at('error') };
  return { lines, surroundings: { log, makeContext: context, alone: runAlone } };
}

const job = (name: string, run: Job['run'], everySeconds = 3_600): Job => ({ name, everySeconds, run });

describe('a job', () => {
  it('is done by one of two workers that want it at the same moment', async () => {
    const { lines, surroundings } = listening();
    let runs = 0;
    const slow = job('slow', async () => {
      runs += 1;
      await wait(300);
      return done;
    });
    await Promise.all([runJob(slow, surroundings), runJob(slow, surroundings)]);
    expect(runs).toBe(1);
    expect(lines.map(({ message }) => message).sort()).toEqual(['another worker runs this job', 'job done']);
  });

  it('can be done again when the first has finished', async () => {
    const { surroundings } = listening();
    let runs = 0;
    const quick = job('quick', async () => {
      runs += 1;
      return done;
    });
    await runJob(quick, surroundings);
    await runJob(quick, surroundings);
    expect(runs).toBe(2);
  });

  it('that fails is logged, and gives its place back', async () => {
    const { lines, surroundings } = listening();
    const failing = job('failing', () => Promise.reject(new Error('the key service is down')));
    await runJob(failing, surroundings);
    await runJob(failing, surroundings);
    expect(lines.map(({ level, message }) => [level, message])).toEqual([
      ['error', 'job failed'],
      ['error', 'job failed'],
    ]);
  });
});

describe('the worker', () => {
  it('lets a running job finish when it is stopped, and begins no other', async () => {
    const { surroundings } = listening();
    const runs: string[] = [];
    const worker = startJobs(
      [
        job('long', async () => {
          await wait(200);
          runs.push('long');
          return done;
        }),
        job(
          'often',
          async () => {
            runs.push('often');
            return done;
          },
          60,
        ),
      ],
      surroundings,
    );
    await wait(100);
    await worker.stop();
    expect(runs.sort()).toEqual(['long', 'often']);
  });

  it('does everything it has on an empty register without complaint', async () => {
    const { lines, surroundings } = listening();
    for (const one of JOBS) await runJob(one, surroundings);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
    expect(lines).toHaveLength(JOBS.length);
  });
});
