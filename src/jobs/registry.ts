import { signCheckpoint } from '@/services/audit/sign-checkpoint';
import { tellWitnesses } from '@/services/audit/tell-witnesses';
import type { ServiceContext } from '@/services/context';
import { scanWaitingFiles } from '@/services/evidence/scan-waiting-files';
import { remindPeople } from '@/services/mail/remind-people';
import { remindScience } from '@/services/mail/remind-science';
import { sendQueuedMail } from '@/services/mail/send-queued-mail';
import { scanWaitingPapers } from '@/services/people/scan-papers';
import { recordEvidence } from '@/services/permit/record-evidence';
import { publishTrustList } from '@/services/trust/publish-trust';
import { expirePermits } from '@/services/upkeep/expire-permits';
import { finishUnfinishedPermits } from '@/services/upkeep/finish-unfinished-permits';
import { forgetPapers } from '@/services/upkeep/forget-papers';
import { lapseUnanswered } from '@/services/upkeep/lapse-unanswered';
import { verifyInvariants } from '@/services/upkeep/verify-invariants';
import { publishStatusLists } from '@/services/verification/publish-status';

/** What a job did: nothing worth a line, something to note, or something that somebody must look at. */
export interface JobReport {
  readonly level: 'debug' | 'info' | 'error';
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Upkeep that nobody asks for, on a clock. Each may be run again at any point without harm. */
export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  readonly run: (ctx: ServiceContext) => Promise<JobReport>;
}

const HOUR = 3_600;

/** Finishes what a crash left between taking a number and signing (decisions §6). */
const finishPermits: Job = {
  name: 'finish-permits',
  everySeconds: 10,
  run: async (ctx) => {
    const { finished, failed } = await finishUnfinishedPermits(ctx);
    if (failed.length > 0) return { level: 'error', facts: { finished, failed } };
    return { level: finished.length > 0 ? 'info' : 'debug', facts: { finished } };
  },
};

/** Records that the last day of permits is over; every reader derives it already. */
const recordExpiry: Job = {
  name: 'record-expiry',
  everySeconds: HOUR,
  run: async (ctx) => {
    const expired = await expirePermits(ctx);
    return { level: expired.length > 0 ? 'info' : 'debug', facts: { expired } };
  },
};

/** Ends applications whose applicant did not answer in time. */
const lapse: Job = {
  name: 'lapse-unanswered',
  everySeconds: HOUR,
  run: async (ctx) => {
    const lapsed = await lapseUnanswered(ctx);
    return { level: lapsed.length > 0 ? 'info' : 'debug', facts: { lapsed } };
  },
};

/** Takes away copies of identity papers that nobody needs any more. */
const forgetIdentityPapers: Job = {
  name: 'forget-papers',
  everySeconds: HOUR,
  run: async (ctx) => {
    const forgotten = await forgetPapers(ctx);
    return { level: forgotten.length > 0 ? 'info' : 'debug', facts: { forgotten } };
  },
};

/** Looks for what must never be. */
const checkInvariants: Job = {
  name: 'verify-invariants',
  everySeconds: HOUR,
  run: async (ctx) => {
    const violations = await verifyInvariants(ctx);
    return { level: violations.length > 0 ? 'error' : 'info', facts: { violations } };
  },
};

/** Looks into files that came while no virus scanner answered (security §6.1). */
const scanFiles: Job = {
  name: 'scan-files',
  everySeconds: 60,
  run: async (ctx) => {
    const [files, papers] = [await scanWaitingFiles(ctx), await scanWaitingPapers(ctx)];
    const found = {
      clean: files.clean + papers.clean,
      infected: [...files.infected, ...papers.infected],
      waiting: files.waiting + papers.waiting,
    };
    if (found.infected.length > 0) return { level: 'error', facts: found };
    return { level: found.clean > 0 || found.waiting > 0 ? 'info' : 'debug', facts: found };
  },
};

/** Hands queued mail to the mail server, or keeps it for an administrator where none is connected. */
const sendMail: Job = {
  name: 'send-mail',
  everySeconds: 10,
  run: async (ctx) => {
    const done = await sendQueuedMail(ctx);
    if (done.failed > 0) return { level: 'error', facts: { ...done } };
    return { level: done.sent + done.kept + done.waiting > 0 ? 'info' : 'debug', facts: { ...done } };
  },
};

/** Tells people in time what is about to run out. */
const remind: Job = {
  name: 'remind-people',
  everySeconds: HOUR,
  run: async (ctx) => {
    const reminded = await remindPeople(ctx);
    return { level: reminded > 0 ? 'info' : 'debug', facts: { reminded } };
  },
};

/** Tells verifiers without a network which permits may be used, and whose else's keys are trusted, within minutes of a change. */
const publishStatus: Job = {
  name: 'publish-status',
  everySeconds: 60,
  run: async (ctx) => {
    const years = await publishStatusLists(ctx);
    const trust = await publishTrustList(ctx);
    return { level: years.length > 0 || trust !== null ? 'info' : 'debug', facts: { years, trust } };
  },
};

/** Keeps the clock of questions to the Scientific Authority. */
const remindAdvisers: Job = {
  name: 'remind-science',
  everySeconds: HOUR,
  run: async (ctx) => {
    const told = await remindScience(ctx);
    return { level: told > 0 ? 'info' : 'debug', facts: { told } };
  },
};

/** A worker that has just started may serve a register that was restored to an earlier moment: it asks every witness once. */
let hasAskedAll = false;

/** Signs the head of the audit log and leaves it with those who watch over it (INV-11). */
const checkpointLog: Job = {
  name: 'checkpoint-log',
  everySeconds: 15,
  run: async (ctx) => {
    const signed = await signCheckpoint(ctx);
    const { silent, ahead } = await tellWitnesses(ctx, { again: !hasAskedAll });
    hasAskedAll ||= silent.length === 0;
    const facts = { size: signed?.size, silent, ahead };
    if (silent.length + ahead.length > 0) return { level: 'error', facts };
    return { level: signed ? 'info' : 'debug', facts };
  },
};

/** Puts time stamps on record that could not be had while sealing (decisions §8). */
const keepEvidence: Job = {
  name: 'keep-evidence',
  everySeconds: 60,
  run: async (ctx) => {
    const { recorded, waiting } = await recordEvidence(ctx);
    if (waiting > 0) return { level: 'error', facts: { recorded, waiting } };
    return { level: recorded > 0 ? 'info' : 'debug', facts: { recorded } };
  },
};

/** Every job of the worker. */
export const JOBS: readonly Job[] = [
  finishPermits,
  recordExpiry,
  checkInvariants,
  scanFiles,
  sendMail,
  lapse,
  forgetIdentityPapers,
  remind,
  publishStatus,
  remindAdvisers,
  checkpointLog,
  keepEvidence,
];
