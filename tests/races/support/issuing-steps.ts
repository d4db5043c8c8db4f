import type { Database } from '@/data/client';
import type { ServiceContext } from '@/services/context';

/** Every moment between two steps of issuing at which a machine can stop (security-and-reliability §7.1). */
export const ISSUING_STEPS = [
  'before the number is committed',
  'after the number is committed',
  'after the signature',
  'after the drawing',
  'after the file is kept',
  'before the issue is committed',
  'after the issue is committed',
] as const;
export type IssuingStep = (typeof ISSUING_STEPS)[number];

/** Whether a number had been taken for good when it stopped. */
export const isNumbered = (step: IssuingStep): boolean => step !== 'before the number is committed';

type Watch = (transaction: number, moment: 'before' | 'after') => Promise<void>;

/** The same database, with somebody standing at each commit. */
function watchingCommits(db: Database, watch: Watch): Database {
  let begun = 0;
  const transaction = async (work: (tx: unknown) => Promise<unknown>, options: object) => {
    begun += 1;
    const nth = begun;
    const answer = await db.$transaction(async (tx) => {
      const result = await work(tx);
      await watch(nth, 'before');
      return result;
    }, options);
    await watch(nth, 'after');
    return answer;
  };
  return new Proxy(db, { get: (target, name) => (name === '$transaction' ? transaction : Reflect.get(target, name)) });
}

/** The context of a request whose machine stops at a step: `stop` must not come back. */
export function stoppingAt(ctx: ServiceContext, step: IssuingStep, stop: () => Promise<never>): ServiceContext {
  const { signer, sealer, files } = ctx.ports;
  const reached = async (here: IssuingStep): Promise<void> => {
    if (here === step) await stop();
  };
  return {
    ...ctx,
    db: watchingCommits(ctx.db, async (nth, moment) => {
      // The first is the proof, which is there whatever becomes of the number.
      if (nth === 1) return;
      if (nth === 2) await reached(moment === 'before' ? 'before the number is committed' : 'after the number is committed');
      else await reached(moment === 'before' ? 'before the issue is committed' : 'after the issue is committed');
    }),
    ports: {
      ...ctx.ports,
      signer: {
        ...signer,
        signPermit: async (permitNumber) => {
          const signature = await signer.signPermit(permitNumber);
          await reached('after the signature');
          return signature;
        },
      },
      sealer: {
        seal: async (drawing, statement) => {
          await reached('after the drawing');
          return sealer.seal(drawing, statement);
        },
      },
      files: {
        ...files,
        put: async (bytes) => {
          const name = await files.put(bytes);
          await reached('after the file is kept');
          return name;
        },
      },
    },
  };
}
