/** A portal in a process of its own, for tests that kill it: files on disk, a signer with the key of the test, no mail. */
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
import type { ServiceContext } from '@/services/context';
import { SERVICE } from '../../factories/service';
import { memorySigner } from '../../support/world/keys';
import { openDoors, testVault } from '../../support/world/ports';

/** What such a process needs to know of the world that sends it; as JSON. */
export interface PortalErrand {
  readonly databaseUrl: string;
  readonly signerUrl: string;
  readonly filesDir: string;
  readonly actor: Actor;
  readonly kid: string;
  readonly privateKeyPem: string;
  readonly today: string;
}

/** The context of what the process does in the name of its actor. */
export function contextOf(errand: PortalErrand): ServiceContext {
  const key = { kid: errand.kid, publicJwk: {}, privateKey: createPrivateKey(errand.privateKeyPem) };
  return {
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
  };
}
