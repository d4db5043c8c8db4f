import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskFileStore } from '@/adapters/disk-file-store';
import * as issuing from '@/services/permit/issue-permit';
import * as replacing from '@/services/permit/sign-replacement';
import type { GivenProof } from '@/services/step-up/prove';
import { finishUnfinishedPermits } from '@/services/upkeep/finish-unfinished-permits';
import { root, typescript } from '../../scripts/setup/installation.mjs';
import { appUrl, signerUrl } from '../support/database';
import { answered } from '../support/soft-passkey';
import { makeWorld, TODAY, type World } from '../support/world';
import { issuePermit, passkeyOf, prepareReplacement, signReplacement } from '../support/world/proven';
import { must } from '../support/world/request';
import type { Errand } from './support/issue-and-die';
import { ISSUING_STEPS, type IssuingStep, isNumbered } from './support/issuing-steps';
import { inspect, permitsOf, verdictOf } from './support/register';
import { rounds } from './support/scale';

const LATER = { now: `${TODAY}T10:01:00.000Z` };
let world: World;
let filesDir: string;
beforeAll(async () => {
  filesDir = mkdtempSync(join(tmpdir(), 'cites-crash-files-'));
  mkdirSync(filesDir, { recursive: true });
  world = await makeWorld({ ports: { files: diskFileStore(filesDir) } });
});
afterAll(async () => {
  await world.close();
  rmSync(filesDir, { recursive: true, force: true });
});

type Order = Errand['order'];
type Send = (given: GivenProof) => ReturnType<typeof issuing.issuePermit>;

/** Signs in a process of its own that is killed at the step; answers the signal that ended it. `send` is asked for the proof before. */
async function signAndDie(order: Order, step: IssuingStep, send: Send): Promise<string | null> {
  const errand: Errand = {
    databaseUrl: appUrl(),
    signerUrl: signerUrl(),
    filesDir,
    actor: world.people.signer,
    kid: world.key.kid,
    privateKeyPem: world.key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    order,
    given: await answered(await passkeyOf(world.people.signer.personId), send),
    step,
    today: TODAY,
  };
  const child = spawnSync(process.execPath, typescript('tests/races/support/issue-and-die.ts', JSON.stringify(errand)), {
    cwd: root,
    env: process.env,
    encoding: 'utf8',
  });
  if (child.signal === null) throw new Error(`was not killed: ${child.stdout}${child.stderr}`);
  return child.signal;
}

async function issueAndDie(reference: string, step: IssuingStep): Promise<string | null> {
  const order = { reference, version: await world.versionOf(reference) };
  return signAndDie(order, step, (given) => issuing.issuePermit({ ...order, validUntil: null, ...given }, world.ctx(world.people.signer)));
}

describe.each(ISSUING_STEPS)('a portal that is killed %s', (step) => {
  it('leaves a permit that the sweeper completes, or no number at all', { timeout: 600_000 }, async () => {
    for (let round = 0; round < rounds(1, 5); round++) {
      const reference = await world.approvedApplication();
      const before = (await inspect(world.db)).serials.length;
      expect(await issueAndDie(reference, step)).toBe('SIGKILL');
      expect((await permitsOf(world.db, reference)).length).toBe(isNumbered(step) ? 1 : 0);

      const { finished, failed } = await finishUnfinishedPermits(world.ctx(null, LATER));
      // The officer does not know what became of it and sends the same again.
      const { permitNumber } = must(
        await issuePermit({ reference, version: await world.versionOf(reference), validUntil: null }, world.ctx(world.people.signer)),
      );

      const [permit, ...more] = await permitsOf(world.db, reference);
      if (!permit) throw new Error('no permit');
      expect({ more, failed, answered: permit.permitNumber }).toEqual({ more: [], failed: [], answered: permitNumber });
      expect(finished).toEqual(isNumbered(step) && step !== 'after the issue is committed' ? [permitNumber] : []);
      expect(await verdictOf(permit, world.ctx(null))).toBe('VALID');
      const file = await diskFileStore(filesDir).get(permit.pdfSha256 ?? '');
      expect(
        createHash('sha256')
          .update(file ?? '')
          .digest('hex'),
      ).toBe(permit.pdfSha256);
      const seen = await inspect(world.db);
      expect(seen).toEqual({
        serials: Array.from({ length: before + 1 }, (_, n) => n + 1),
        unexplained: 0,
        issuedTwice: 0,
        contradictions: [],
      });
    }
  });
});

describe.each(ISSUING_STEPS)('a portal that is killed %s of a replacement', (step) => {
  it('leaves exactly one paper that can be used, or none until the sweeper has been', { timeout: 600_000 }, async () => {
    const original = await world.issuedPermit();
    const { permitNumber } = original;
    const lost = { permitNumber, ground: 'lost', reason: 'Left in a taxi', corrections: [], isHandedIn: false } as const;
    must(await prepareReplacement(lost, world.ctx(world.people.signer)));
    const send: Send = (given) => replacing.signReplacement({ permitNumber, ...given }, world.ctx(world.people.signer));
    expect(await signAndDie({ permitNumber }, step, send)).toBe('SIGKILL');

    const verdicts = async () => {
      const { reference } = await world.db.application.findFirstOrThrow({ where: { permits: { some: { permitNumber } } } });
      const papers = await permitsOf(world.db, reference);
      return Promise.all(papers.map((paper) => (paper.cose ? verdictOf(paper, world.ctx(null)) : 'UNKNOWN')));
    };
    const usable = (await verdicts()).filter((verdict) => verdict === 'VALID');
    expect(usable).toEqual(step === 'after the issue is committed' ? ['VALID'] : []);

    await finishUnfinishedPermits(world.ctx(null, LATER));
    must(await signReplacement({ permitNumber }, world.ctx(world.people.signer)));
    expect(await verdicts()).toEqual(['REPLACED', 'VALID']);
    expect(await inspect(world.db)).toMatchObject({ unexplained: 0, issuedTwice: 0, contradictions: [] });
  });
});

it('a file whose permit was never told of it lies there and harms nobody', async () => {
  const files = readdirSync(filesDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const { serials, contradictions } = await inspect(world.db);

  expect(files.length).toBeGreaterThan(serials.length);
  expect(contradictions).toEqual([]);
});
