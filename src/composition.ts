import 'server-only';
import { randomBytes, randomUUID } from 'node:crypto';
import { checkBook } from './adapters/check-book';
import { clamdScanner } from './adapters/clamd-scanner';
import { diskFileStore } from './adapters/disk-file-store';
import { evidenceReader } from './adapters/evidence-reader';
import { httpWitness } from './adapters/http-witness';
import { keyFileStore } from './adapters/key-files';
import { localScanner } from './adapters/local-scanner';
import { postgresThrottle } from './adapters/postgres-throttle';
import { remoteSigner } from './adapters/remote-signer';
import { s3FileStore } from './adapters/s3-file-store';
import { sandboxGateway } from './adapters/sandbox-gateway';
import { sealReader } from './adapters/seal-reader';
import { secretVault } from './adapters/secret-vault';
import { signedSeal } from './adapters/signed-seal';
import { smtpMailSender } from './adapters/smtp-mail-sender';
import { timeStampServices } from './adapters/time-stamp-services';
import { workbooks } from './adapters/workbooks';
import { currentInstant, dayIn } from './config/clock';
import { env } from './config/env';
import { type Database, openDatabase } from './data/client';
import { openSigningRegister } from './data/signing-register';
import type { Actor } from './domain/access/actor';
import type { Instant, IsoDate } from './domain/shared/iso-date';
import type { Locale, Party, ServiceContext } from './services/context';
import type { Ports } from './services/ports';
import { localSigner } from './services/signing/local-signer';
import { countChecks } from './services/verification/count-checks';

interface Installation {
  readonly db: Database;
  readonly ports: Ports;
  readonly party: Party;
}

// One pool for each process, also where the development server loads this file again.
const kept = globalThis as typeof globalThis & { portal?: Installation };

/** Meets ports with their adapters, once for each process. */
export function installation(): Installation {
  if (kept.portal) return kept.portal;
  const {
    databaseUrl,
    signerDatabaseUrl,
    signer: remote,
    filesDir,
    logWitnesses,
    s3,
    keysDir,
    clamdAddress,
    partyCode,
    partyTimeZone,
    splitConsignments,
    appOrigin,
    mode,
    forced,
    authSecret,
    smtp,
    timeStamps,
    service,
  } = env();
  // A key that lies in a file can be copied by whoever reads the disk: production has to force it.
  const mayUseKeyFiles = mode === 'demo' || forced;
  const db = openDatabase(databaseUrl);
  const signer = remote
    ? remoteSigner(remote)
    : localSigner({
        register: openSigningRegister(signerDatabaseUrl ?? ''),
        keys: keyFileStore(keysDir, mayUseKeyFiles),
        party: partyCode,
        appOrigin,
      });
  kept.portal = {
    db,
    ports: {
      seals: sealReader,
      signer,
      sealer: signedSeal(signer),
      timeStamps: timeStamps.length > 0 ? timeStampServices(timeStamps) : null,
      files: s3 ? s3FileStore(s3) : diskFileStore(filesDir),
      witnesses: logWitnesses.map(httpWitness),
      scanner: clamdAddress === null ? localScanner : clamdScanner(clamdAddress),
      evidence: evidenceReader,
      workbooks,
      throttle: postgresThrottle(db),
      checks: checkBook((checks) => countChecks(checks, makeContext(null, 'en'))),
      vault: secretVault(authSecret),
      // Nobody's money moves there, so it exists in demonstrations only.
      payments: mode === 'demo' ? sandboxGateway(db, authSecret) : null,
      mail: smtp ? smtpMailSender(smtp) : null,
    },
    party: { code: partyCode, timeZone: partyTimeZone, splitConsignments, appOrigin, service },
  };
  return kept.portal;
}

/** The context of one request or job. */
export function makeContext(actor: Actor | null, locale: Locale): ServiceContext {
  const { db, ports, party } = installation();
  const now = currentInstant();
  return {
    actor,
    locale,
    now: now as Instant,
    today: dayIn(party.timeZone, now) as IsoDate,
    newId: randomUUID,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    party,
    db,
    ports,
  };
}
