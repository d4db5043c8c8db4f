/** Ports of a test: a key in memory, files in memory, nobody kept waiting. */
import { createHash } from 'node:crypto';
import { evidenceReader } from '@/adapters/evidence-reader';
import { localScanner } from '@/adapters/local-scanner';
import { sealReader } from '@/adapters/seal-reader';
import { secretVault } from '@/adapters/secret-vault';
import { workbooks } from '@/adapters/workbooks';
import { openSigningRegister, type SigningRegister } from '@/data/signing-register';
import type { FileStore, Ports, Throttle } from '@/services/ports';
import { signerUrl } from '../database';
import { memorySigner, type TestKey } from './keys';

/** Keeps files in memory, by the SHA-256 of their bytes. */
export function memoryFiles(): FileStore {
  const kept = new Map<string, Uint8Array>();
  return {
    put: async (bytes) => {
      const name = createHash('sha256').update(bytes).digest('hex');
      kept.set(name, bytes);
      return name;
    },
    get: async (name) => kept.get(name) ?? null,
  };
}

/** A door that is always open. */
export const openDoors: Throttle = { consume: async () => ({ allowed: true }), blockedFor: async () => 0, forget: async () => undefined };

/** Counts in memory: after `most` attempts a key waits; what was counted can be looked at. */
export function countingThrottle(most: number, waitSeconds = 600) {
  const counts = new Map<string, number>();
  const throttle: Throttle = {
    consume: async (door, key) => {
      const count = (counts.get(`${door}:${key}`) ?? 0) + 1;
      counts.set(`${door}:${key}`, count);
      return count > most ? { allowed: false, retryAfterSeconds: waitSeconds } : { allowed: true };
    },
    blockedFor: async (door, key) => ((counts.get(`${door}:${key}`) ?? 0) >= most ? waitSeconds : 0),
    forget: async (door, key) => {
      counts.delete(`${door}:${key}`);
    },
  };
  return { throttle, counts };
}

/** Seals under a secret of the tests. */
export const testVault = secretVault('the secret of a portal that exists in tests alone');

/** The ports of the world unless a test brings others. The document is left unsealed: sealing has tests of its own. */
export const testPorts = (key: TestKey, register: SigningRegister = openSigningRegister(signerUrl())): Ports => ({
  signer: memorySigner(key, register),
  sealer: { seal: async (pdf) => pdf },
  seals: sealReader,
  timeStamps: null,
  files: memoryFiles(),
  witnesses: [],
  scanner: localScanner,
  evidence: evidenceReader,
  workbooks,
  throttle: openDoors,
  checks: { note: () => undefined },
  vault: testVault,
  payments: null,
  mail: null,
});
