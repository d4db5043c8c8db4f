/** A process that issues a permit, or one in the place of another, and is killed at a step. Argument: the errand as JSON. */
import { createPrivateKey, randomBytes, randomUUID } from 'node:crypto';
import { diskFileStore } from '@/adapters/disk-file-store';
import { evidenceReader } from '@/adapters/evidence-reader';
import { localScanner } from '@/adapters/local-scanner';
import { sealReader } from '@/adapters/seal-reader';
import { workbooks } from '@/adapters/workbooks';
import { openDatabase } from '@/data/client';
import { openSigningRegister } from '@/data/signing-register';
import type { Actor } from '@/domain/access/actor';
import type { Instant, IsoDate } from '@/domain/shared/iso-date';
import { issuePermit } from '@/services/permit/issue-permit';
import { signReplacement } from '@/services/permit/sign-replacement';
import type { GivenProof } from '@/services/step-up/prove';
import { SERVICE } from '../../factories/service';
import { memorySigner } from '../../support/world/keys';
import { openDoors, testVault } from '../../support/world/ports';
import { type IssuingStep, stoppingAt } from './issuing-steps';

/** What the process is sent to do. */
export interface Errand {
  readonly databaseUrl: string;
  readonly signerUrl: string;
  readonly filesDir: string;
  readonly actor: Actor;
  readonly kid: string;
  readonly privateKeyPem: string;
  /** Which application is signed; or which permit is replaced, as it was prepared. */
  readonly order: { readonly reference: string; readonly version: number } | { readonly permitNumber: string };
  /** What its officer answered before it was sent. */
  readonly given: GivenProof;
  readonly step: IssuingStep;
  readonly today: string;
}

const errand = JSON.parse(process.argv[2] ?? '') as Errand;
const key = { kid: errand.kid, publicJwk: {}, privateKey: createPrivateKey(errand.privateKeyPem) };
const ctx = {
  actor: errand.actor,
  locale: 'en',
  now: `${errand.today}T10:00:00.000Z` as Instant,
  today: errand.today as IsoDate,
  newId: randomUUID,
  randomBytes: (length: number) => new Uint8Array(randomBytes(length)),
  party: { code: 'XA', timeZone: 'UTC', splitConsignments: false, appOrigin: 'http://localhost:3000', service: SERVICE },
  db: openDatabase(errand.databaseUrl),
  ports: {
    signer: memorySigner(key, openSigningRegister(errand.signerUrl)),
    // As with ECDSA, a seal is never the same twice: what is sealed again after a crash is another file.
    sealer: { seal: async (pdf: Uint8Array) => new Uint8Array([...pdf, ...randomBytes(8)]) },
    files: diskFileStore(errand.filesDir),
    witnesses: [],
    scanner: localScanner,
    evidence: evidenceReader,
    workbooks,
    seals: sealReader,
    timeStamps: null,
    checks: { note: () => undefined },
    throttle: openDoors,
    vault: testVault,
    payments: null,
    mail: null,
  },
} as const;

const die = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};
const { order, given } = errand;
const doomed = stoppingAt(ctx, errand.step, die);
await ('reference' in order
  ? issuePermit({ ...order, validUntil: null, ...given }, doomed)
  : signReplacement({ ...order, ...given }, doomed));
