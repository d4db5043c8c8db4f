import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findApplication } from '@/data/repositories/application-repository';
import { inTransaction } from '@/data/transaction';
import { withdrawApplication } from '@/services/application/withdraw-application';
import { endorsePermit } from '@/services/border/endorse-permit';
import { reserveQuotas } from '@/services/quota/quota-ledger';
import { decideCase } from '@/services/review/decide-case';
import { reopenApproval } from '@/services/review/review-steps';
import { expirePermits } from '@/services/upkeep/expire-permits';
import { verifyInvariants } from '@/services/upkeep/verify-invariants';
import { makeWorld, type World } from '../../support/world';
import {
  decideRevocation,
  issuePermit,
  prepareReplacement,
  proposeRevocation,
  signReplacement,
  voidPermit,
} from '../../support/world/proven';
import { balanceOf, endQuota, ledgerOf, makeQuota, type QuotaScene } from '../../support/world/quotas';
import { must } from '../../support/world/request';

let world: World;
let open: string[] = [];
beforeAll(async () => {
  world = await makeWorld();
});
afterEach(async () => {
  expect(await verifyInvariants(world)).toEqual([]);
  for (const id of open) await endQuota(id);
  open = [];
});
afterAll(() => world.close());

const quota = async (scene: QuotaScene) => {
  const id = await makeQuota(scene);
  open.push(id);
  return id;
};
const at = async (reference: string) => ({ reference, version: await world.versionOf(reference) });
const signer = () => world.ctx(world.people.signer);
const approve = async (reference: string) =>
  decideCase({ ...(await at(reference)), outcome: 'approve', reasons: 'As recommended' }, signer());
const issue = async (reference: string, today?: string) =>
  issuePermit({ ...(await at(reference)), validUntil: null }, world.ctx(world.people.signer, today ? { today } : {}));
const endorse = (permitNumber: string, quantity: string, key: string = randomUUID()) =>
  endorsePermit(
    { permitNumber, quantities: { '1': quantity }, transportDocument: null, remarks: null, idempotencyKey: key },
    world.ctx(world.people.customs),
  );

describe('a quota', () => {
  it('is reserved at approval and drawn when the number is taken', async () => {
    const id = await quota({ limit: '100' });
    const reference = await world.approvedApplication();
    expect(await balanceOf(id)).toEqual({ reserved: '40', drawn: '0' });
    must(await issue(reference));
    expect(await balanceOf(id)).toEqual({ reserved: '0', drawn: '40' });
    expect(await ledgerOf(id)).toEqual(['reserve 40', 'draw 40']);
  });

  it('refuses the approval that would pass it, and leaves the case as it was', async () => {
    const reference = await world.recommendedApplication();
    const id = await quota({ limit: '60' });
    await world.approvedApplication();
    expect(await approve(reference)).toMatchObject({ ok: false, problem: { kind: 'rules-not-met', findings: [{ ruleId: 'QTA-01' }] } });
    expect(await balanceOf(id)).toEqual({ reserved: '40', drawn: '0' });
    const application = await world.db.application.findUniqueOrThrow({ where: { reference } });
    expect(application.state).toBe('recommended');
  });

  it.each<[string, QuotaScene, object]>([
    [
      'two lines that pass it together, and says what is left',
      { limit: '60' },
      { kind: 'quota-exceeded', line: 'B', taxon: 'Python regius', requested: '40', left: '20', unit: 'NAR' },
    ],
    ['anything when it is zero', { limit: '0' }, { kind: 'quota-exceeded', line: 'A', left: '0' }],
    [
      'a unit that does not convert',
      { limit: '60', unit: 'KGM' },
      { kind: 'quota-not-comparable', line: 'A', unit: 'NAR', quotaUnit: 'KGM' },
    ],
  ])('refuses by itself, also where no rule was asked, %s', async (_what, scene, problem) => {
    const application = await findApplication(world.db, await world.recommendedApplication({ lines: [{}, {}] }));
    if (!application) throw new Error('no application');
    const id = await quota(scene);
    expect(await inTransaction(signer(), (tx) => reserveQuotas(tx, application, signer()))).toMatchObject({ ok: false, problem });
    expect(await ledgerOf(id)).toEqual([]);
  });

  it('of other terms is left alone', async () => {
    const id = await quota({ limit: '500', terms: ['SKI'] });
    const none = await quota({ limit: '0', terms: ['BOD'] });
    await world.approvedApplication();
    expect([await ledgerOf(id), await ledgerOf(none)]).toEqual([[], []]);
  });

  it('of a family counts the species of the family, in its own unit', async () => {
    const family = await quota({ taxon: 'Pythonidae', limit: '100' });
    const operator = await quota({ limit: '41', holderId: world.people.trader.personId });
    const another = await quota({ limit: '41', holderId: world.people.officer.personId });
    await world.approvedApplication();
    expect([await balanceOf(family), await balanceOf(operator), await balanceOf(another)]).toEqual([
      { reserved: '40', drawn: '0' },
      { reserved: '40', drawn: '0' },
      { reserved: '0', drawn: '0' },
    ]);
  });

  it('of the year of issue is drawn, when the approval was of the year before', async () => {
    const old = await quota({ limit: '100' });
    const next = await quota({ limit: '100', year: 2027 });
    const reference = await world.approvedApplication();
    must(await issue(reference, '2027-01-04'));
    expect(await ledgerOf(old)).toEqual(['reserve 40', 'return 40 not-applicable']);
    expect(await ledgerOf(next)).toEqual(['reserve 40', 'draw 40']);
  });

  it('loaded after the approval is drawn at issue', async () => {
    const reference = await world.approvedApplication();
    const id = await quota({ limit: '100' });
    must(await issue(reference));
    expect(await ledgerOf(id)).toEqual(['reserve 40', 'draw 40']);
  });

  it('stands in box 11a with this permit counted', async () => {
    await quota({ limit: '200' });
    await world.issuedPermit();
    const { permitNumber } = await world.issuedPermit({ lines: [{}, { quantity: '5' }] });
    const { content } = await world.permitOf(permitNumber);
    expect(content.lines.map((line) => line.quota)).toEqual([
      { exportedToDate: '85', limit: '200' },
      { exportedToDate: '85', limit: '200' },
    ]);
  });

  it('leaves its events with the case', async () => {
    await quota({ limit: '100' });
    const { permitNumber } = await world.issuedPermit();
    const { applicationId } = await world.permitOf(permitNumber);
    const told = (await world.eventsOf(applicationId)).filter(({ type }) => type.startsWith('Quota'));
    expect(told.map(({ type }) => type)).toEqual(['QuotaReserved', 'QuotaDrawn']);
    expect(JSON.parse(told[1]?.payload ?? '{}')).toMatchObject({ permitNumber, entries: [{ line: 'A', quantity: '40', unit: 'NAR' }] });
  });
});

/** Revokes as two officers do, whoever of them comes again. */
const revoke = async (permitNumber: string) => {
  const step = { permitNumber, reason: 'as the test wants it' };
  await proposeRevocation(step, signer());
  return decideRevocation({ ...step, outcome: 'confirm' }, world.ctx(world.people.secondSigner));
};

/** Runs one way of giving back four times at once and once more afterwards. */
const raced = async (way: () => Promise<unknown>) => {
  await Promise.all([way(), way(), way(), way()]);
  await way();
};

describe('a quota comes back exactly once, also when it is asked for repeatedly and at once,', () => {
  it('when an approval is reopened', async () => {
    const id = await quota({ limit: '100' });
    const input = await at(await world.approvedApplication());
    await raced(() => reopenApproval({ ...input, reason: 'The quantity is in doubt' }, signer()));
    expect(await ledgerOf(id)).toEqual(['reserve 40', 'return 40 reopened']);
    expect(await balanceOf(id)).toEqual({ reserved: '0', drawn: '0' });
  });

  it('when an application is withdrawn', async () => {
    const id = await quota({ limit: '100' });
    const input = await at(await world.approvedApplication());
    await raced(() => withdrawApplication(input, world.ctx(world.people.trader)));
    expect(await ledgerOf(id)).toEqual(['reserve 40', 'return 40 withdrawn']);
  });

  it('when a number is explained as void; the next number draws anew', async () => {
    const id = await quota({ limit: '40' });
    const permitNumber = await world.numberedPermit();
    await raced(() => voidPermit({ permitNumber, reason: 'The printer is broken' }, signer()));
    expect(await balanceOf(id)).toEqual({ reserved: '0', drawn: '0' });
    const { applicationId } = await world.permitOf(permitNumber);
    const { reference } = await world.db.application.findUniqueOrThrow({ where: { id: applicationId } });
    must(await issue(reference));
    expect(await ledgerOf(id)).toEqual(['reserve 40', 'draw 40', 'return 40 void', 'reserve 40', 'draw 40']);
  });

  it('when a permit expires', async () => {
    const id = await quota({ limit: '100' });
    await world.issuedPermit();
    await raced(() => expirePermits(world.ctx(null, { today: '2027-12-01' })));
    expect(await ledgerOf(id)).toEqual(['reserve 40', 'draw 40', 'return 40 expired']);
  });

  it('when less is endorsed than was permitted: the difference', async () => {
    const id = await quota({ limit: '100' });
    const { permitNumber } = await world.issuedPermit();
    const key = randomUUID();
    await raced(() => endorse(permitNumber, '28', key));
    expect(await ledgerOf(id)).toEqual(['reserve 40', 'draw 40', 'return 12 endorsed-less']);
    expect(await balanceOf(id)).toEqual({ reserved: '0', drawn: '28' });
  });

  /** A permit for 40 of which 10 have crossed. */
  const partlyUsed = async () => {
    const { permitNumber } = await world.issuedPermit({ splitConsignments: true });
    must(
      await endorsePermit(
        { permitNumber, quantities: { '1': '10' }, transportDocument: null, remarks: null, idempotencyKey: randomUUID() },
        world.ctx(world.people.customs, { splitConsignments: true }),
      ),
    );
    return permitNumber;
  };

  it('when a permit is revoked: the part that was not endorsed', async () => {
    const id = await quota({ limit: '100' });
    const permitNumber = await partlyUsed();
    await raced(() => revoke(permitNumber));
    expect(await ledgerOf(id)).toEqual(['reserve 40', 'draw 40', 'return 30 revoked']);
    expect(await balanceOf(id)).toEqual({ reserved: '0', drawn: '10' });
  });

  it('when a permit is replaced, for its replacement to draw, also of a quota that is used up', async () => {
    const id = await quota({ limit: '40' });
    const permitNumber = await partlyUsed();
    const lost = { permitNumber, reason: 'Left in a taxi', ground: 'lost' as const, corrections: [], isHandedIn: false };
    must(await prepareReplacement(lost, signer()));
    await raced(() => signReplacement({ permitNumber }, signer()));
    expect(await ledgerOf(id)).toEqual(['reserve 40', 'draw 40', 'return 30 replaced', 'reserve 30', 'draw 30']);
    expect(await balanceOf(id)).toEqual({ reserved: '0', drawn: '40' });
  });
});

it('a permit that is endorsed in full gives nothing back', async () => {
  const id = await quota({ limit: '100' });
  const { permitNumber } = await world.issuedPermit();
  must(await endorse(permitNumber, '40'));
  expect(await ledgerOf(id)).toEqual(['reserve 40', 'draw 40']);
});
