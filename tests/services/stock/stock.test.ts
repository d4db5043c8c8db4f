import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import type { IsoDate } from '@/domain/shared/iso-date';
import { lookUpPermit } from '@/services/border/look-up-permit';
import { getPermit } from '@/services/permit/get-permit';
import { decideLoss, declareLoss, getStock, listStock, receiveStock } from '@/services/stock/keep-stock';
import { recordPaper } from '@/services/stock/record-paper';
import { checkStockNumber, reportedNumber } from '@/services/stock/stock-numbers';
import { checkCode } from '@/services/verification/check-permit';
import { refusal } from '../../data/register/support/hostile';
import { appUrl, query, superuserUrl } from '../../support/database';
import { makeWorld, TODAY, type World } from '../../support/world';
import { issuePermit, stopPermit, takeNumber, voidPermit } from '../../support/world/proven';
import { must } from '../../support/world/request';

let world: World;
let prefixes = 0;
let prefix: string;
let receipt: string;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(async () => {
  expect(await query(superuserUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
  await world.close();
});

const officer = () => world.ctx(world.people.officer);
const signer = () => world.ctx(world.people.signer);
const range = (over: object = {}) => ({
  kind: 'security-stamp' as const,
  first: `${prefix}000101`,
  last: `${prefix}000200`,
  receivedOn: TODAY as IsoDate,
  supplier: 'The state printer',
  ...over,
});
const stamp = (n: number) => `${prefix}${String(n).padStart(6, '0')}`;
/** Each test has letters of its own, so that no range of one stands in the way of another. */
beforeEach(async () => {
  prefix = `T${String.fromCharCode(65 + prefixes++)}`;
  receipt = must(await receiveStock(range(), officer())).receipt;
});

const sign = async (of: string | null, reference: string, ctx = signer()) =>
  issuePermit({ reference, version: await world.versionOf(reference), validUntil: null, stamp: of }, ctx);
const lose = (first: number, last: number, what: 'lost' | 'stolen' | 'spoiled' = 'lost', ctx = officer()) =>
  declareLoss({ receipt, first: stamp(first), last: stamp(last), what, reason: 'The safe was open' }, ctx);
const decide = async (outcome: 'confirmed' | 'declined', ctx = signer()) => {
  const { losses } = must(await getStock({ receipt }, officer()));
  const open = losses.find((loss) => loss.outcome === null) ?? losses[0];
  return decideLoss({ receipt, loss: open?.id ?? '', outcome, reason: 'Counted together' }, ctx);
};
const state = async (number: string) =>
  must(await checkStockNumber({ kind: 'security-stamp', number }, world.ctx(world.people.customs))).state;
const isReported = async (number: string) => must(await reportedNumber({ kind: 'security-stamp', number }, world.ctx(null))).isReported;

describe('a range of stamps', () => {
  it('comes in once: no part of it comes in again, under whatever width, and other letters are other stamps', async () => {
    for (const over of [{}, { first: stamp(200), last: stamp(300) }, { first: `${prefix}0150`, last: `${prefix}0160` }])
      expect(await receiveStock(range(over), officer())).toMatchObject({ problem: { fields: { first: { key: 'stock.twice' } } } });
    must(await receiveStock(range({ first: stamp(201), last: stamp(300) }), officer()));
    must(await receiveStock(range({ kind: 'permit-paper' }), officer()));
  });

  it('is counted: what came in is used, gone, waiting or left', async () => {
    must(await sign(stamp(150), await world.approvedApplication()));
    must(await lose(101, 110));
    must(await decide('confirmed'));
    must(await lose(111, 115, 'spoiled'));

    const { entry, uses } = must(await getStock({ receipt }, officer()));
    expect(entry).toMatchObject({ received: 100, used: 1, lost: 10, stolen: 0, spoiled: 0, waiting: 5 });
    expect(uses).toMatchObject([{ serial: 150, user: world.people.signer.name }]);
  });

  it('is kept by the case-officers of its office, read by its officers and the auditor, and nobody else', async () => {
    const auditor = await world.person(['auditor']);
    const elsewhere: Actor = { ...world.people.officer, officeId: randomUUID() };
    expect(must(await listStock(null, world.ctx(auditor))).entries.some(({ id }) => id === receipt)).toBe(true);
    expect((await getStock({ receipt }, world.ctx(elsewhere))).ok).toBe(false);
    for (const other of [world.people.signer, world.people.trader, world.people.customs, world.people.scientist, auditor])
      expect(await receiveStock(range({ first: stamp(500), last: stamp(501) }), world.ctx(other))).toMatchObject({
        problem: { kind: 'forbidden' },
      });
    expect((await lose(101, 102, 'lost', world.ctx(elsewhere))).ok).toBe(false);
  });
});

describe('two at the same moment', () => {
  const oneOf = async (results: readonly { readonly ok: boolean; readonly problem?: unknown }[]) => {
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    return results.find(({ ok }) => !ok)?.problem;
  };

  it('take one range in once, and the second is told that it came in before', async () => {
    const again = () => receiveStock(range({ first: stamp(301), last: stamp(310) }), officer());
    expect(await oneOf(await Promise.all([again(), again()]))).toMatchObject({ fields: { first: { key: 'stock.twice' } } });
  });

  it('declare one number gone once', async () => {
    expect(await oneOf(await Promise.all([lose(120, 125), lose(125, 130)]))).toMatchObject({ fields: { first: { key: 'stock.touched' } } });
  });

  it('decide on a loss once', async () => {
    must(await lose(140, 141));
    const second = world.ctx(world.people.secondSigner);
    expect(await oneOf(await Promise.all([decide('confirmed'), decide('declined', second)]))).toMatchObject({
      kind: 'transition-not-allowed',
    });
  });

  it('sign with a stamp and declare it lost: it is on the permit or it is gone, never both', async () => {
    const reference = await world.approvedApplication();
    const [signed, lost] = await Promise.all([sign(stamp(160), reference), lose(160, 160, 'stolen')]);
    expect([signed.ok, lost.ok].filter(Boolean)).toHaveLength(1);
    expect(await state(stamp(160))).toBe(signed.ok ? 'used' : 'reported');
  });
});

describe('a permit', () => {
  it('says in box 5b which stamp it bears, and the check shows it', async () => {
    const { permitNumber } = must(await sign(` ${stamp(120).toLowerCase()} `, await world.approvedApplication()));

    expect((await world.permitOf(permitNumber)).content.securityStampNumber).toBe(stamp(120));
    const { text } = await world.paperOf(permitNumber);
    expect(must(await checkCode({ scanned: text }, world.ctx(null)))).toMatchObject({ permit: { securityStamp: stamp(120) } });
    expect(await state(stamp(120))).toBe('used');
  });

  it('takes no stamp that is used, gone, of another office, or never came in', async () => {
    const reference = await world.approvedApplication();
    const first = must(await sign(stamp(130), await world.approvedApplication())).permitNumber;
    must(await lose(131, 131, 'stolen'));
    const refused = async (number: string, key: string) =>
      expect(await sign(number, reference)).toMatchObject({ problem: { fields: { stamp: { key } } } });
    await refused(stamp(130), 'stock.used');
    await refused(stamp(131), 'stock.gone');
    await refused(stamp(999), 'stock.notHere');
    await refused('?', 'stock.malformed');
    const others = await query(
      superuserUrl(),
      "INSERT INTO office (id, authority_id, name, code) SELECT gen_random_uuid(), authority_id, 'Elsewhere', $1 FROM office LIMIT 1 RETURNING id",
      [`E${prefix}`],
    );
    await world.tamper('stock_receipt', 'UPDATE stock_receipt SET office_id = $1 WHERE id = $2', [others[0].id, receipt]);
    await refused(stamp(132), 'stock.notHere');
    await world.tamper('stock_receipt', 'UPDATE stock_receipt SET office_id = $1 WHERE id = $2', [world.people.officer.officeId, receipt]);
    await world.tamper('office_letterhead', 'DELETE FROM office_letterhead WHERE office_id = $1', [others[0].id]);
    await query(superuserUrl(), 'DELETE FROM office WHERE id = $1', [others[0].id]);
    expect((await world.permitOf(first)).state).toBe('issued');
    must(await sign(null, reference));
  });

  it('whose number is voided has used its stamp up', async () => {
    const reference = await world.approvedApplication();
    const order = { reference, version: await world.versionOf(reference), validUntil: null, stamp: stamp(140) };
    const { permitNumber } = must(await takeNumber(order, signer()));
    must(await voidPermit({ permitNumber, reason: 'Printed askew' }, signer()));

    expect(await sign(stamp(140), reference)).toMatchObject({ problem: { fields: { stamp: { key: 'stock.used' } } } });
    must(await sign(stamp(141), reference));
  });
});

describe('numbers that are gone', () => {
  it('are stopped at once, and a second officer confirms them or gives them back', async () => {
    must(await lose(160, 169));
    expect(await state(stamp(165))).toBe('reported');
    expect(await isReported(stamp(165))).toBe(true);
    must(await decide('declined'));
    expect(await state(stamp(165))).toBe('in-stock');
    expect(await isReported(stamp(165))).toBe(false);

    must(await lose(160, 169, 'stolen'));
    must(await decide('confirmed'));
    expect(await state(stamp(165))).toBe('stolen');
    expect(await decide('declined')).toMatchObject({ problem: { kind: 'transition-not-allowed' } });
  });

  it('are decided by another issuing-officer of the office than declared them', async () => {
    const both: Actor = { ...world.people.officer, roles: ['case-officer', 'issuing-officer'] };
    must(await lose(170, 170));
    expect(await decide('confirmed', world.ctx(both))).toMatchObject({ problem: { kind: 'separation-of-duties' } });
    expect(await decide('confirmed', officer())).toMatchObject({ problem: { kind: 'forbidden' } });
    must(await decide('confirmed'));
  });

  it('are of their range, on no permit, and declared once', async () => {
    must(await sign(stamp(180), await world.approvedApplication()));
    must(await lose(190, 195));
    for (const [first, last, key] of [
      [100, 101, 'stock.outside'],
      [175, 185, 'stock.touched'],
      [195, 196, 'stock.touched'],
    ] as const)
      expect(await lose(first, last)).toMatchObject({ problem: { fields: { first: { key } } } });
  });

  it('tell the public nothing but that they are reported', async () => {
    must(await sign(stamp(199), await world.approvedApplication()));
    for (const number of [stamp(199), stamp(198), stamp(999)]) expect(await isReported(number)).toBe(false);
    expect(await checkStockNumber({ kind: 'security-stamp', number: stamp(199) }, officer())).toMatchObject({
      problem: { kind: 'forbidden' },
    });
  });
});

describe('the paper of a permit', () => {
  let permitNumber: string;
  beforeEach(async () => {
    must(await receiveStock(range({ kind: 'permit-paper' }), officer()));
    ({ permitNumber } = must(await sign(null, await world.approvedApplication())));
  });
  const enter = (first: number, last: number | null = null, ctx = officer(), of = permitNumber) =>
    recordPaper({ permitNumber: of, first: stamp(first), last: last === null ? '' : stamp(last) }, ctx);
  const refused = (key: string) => ({ problem: { fields: { first: { key } } } });

  it('is entered sheet by sheet, and told to the office and at the border', async () => {
    must(await enter(101, 102));
    must(await enter(150));

    const sheets = [stamp(101), stamp(102), stamp(150)];
    const record = must(await getPermit({ number: permitNumber }, officer()));
    expect(record.measures?.paper.map(({ number }) => number)).toEqual(sheets);
    expect(must(await lookUpPermit({ text: permitNumber }, world.ctx(world.people.customs))).paper).toEqual(sheets);
    expect(must(await checkStockNumber({ kind: 'permit-paper', number: stamp(102) }, world.ctx(world.people.customs))).state).toBe('used');
    expect(record.events?.filter(({ type }) => type === 'PaperUsed')).toHaveLength(2);
  });

  it('lay unused in the stock of its office: what is used, gone or was never there is refused, and nothing of the range is entered', async () => {
    const entry = must(await listStock(null, officer())).entries.find(({ kind, prefix: of }) => kind === 'permit-paper' && of === prefix);
    must(await declareLoss({ receipt: entry?.id ?? '', first: stamp(105), last: '', what: 'spoiled', reason: 'Jammed' }, officer()));
    must(await enter(110));

    expect(await enter(104, 105)).toMatchObject(refused('stock.paperGone'));
    expect(await enter(109, 110)).toMatchObject(refused('stock.paperUsed'));
    expect(await enter(200, 201)).toMatchObject(refused('stock.paperNotHere'));
    expect(await enter(101, 151)).toMatchObject({ problem: { fields: { last: { key: 'stock.tooManySheets' } } } });
    const record = must(await getPermit({ number: permitNumber }, officer()));
    expect(record.measures?.paper.map(({ number }) => number)).toEqual([stamp(110)]);
  });

  it('is entered by a case-officer of the office, for a permit that can be used', async () => {
    for (const other of [world.people.signer, world.people.trader, world.people.customs])
      expect(await enter(120, null, world.ctx(other))).toMatchObject({ problem: { kind: 'forbidden' } });
    const elsewhere: Actor = { ...world.people.officer, officeId: randomUUID() };
    expect(await enter(120, null, world.ctx(elsewhere))).toMatchObject({ problem: { kind: 'not-found' } });
    must(await stopPermit({ permitNumber, reason: 'Doubt' }, signer()));
    expect(await enter(120)).toMatchObject({ problem: { kind: 'transition-not-allowed' } });
  });

  it('is of one permit, however many ask at the same moment', async () => {
    const other = must(await sign(null, await world.approvedApplication())).permitNumber;
    const both = await Promise.all([enter(130, 140), enter(140, 145, officer(), other)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject(refused('stock.paperUsed'));
  });
});

describe('PostgreSQL refuses', () => {
  const told = (id: string, type: string, subject: string) =>
    `SELECT audit_append(now(), '', 'system', '${type}', '${subject}', '${id}', '{}')`;
  const receive = (first: number, last: number, who: string) => [
    `INSERT INTO stock_receipt SELECT '00000000-0000-4000-8000-000000000001', kind, prefix, width, ${first}, ${last}, office_id, received_on, supplier, '${who}', now() FROM stock_receipt WHERE id = '${receipt}'`,
    told('00000000-0000-4000-8000-000000000001', 'StockReceived', 'register'),
  ];
  const declare = (first: number, last: number, who = world.people.officer.personId) => [
    `INSERT INTO stock_loss (id, receipt_id, first_serial, last_serial, what, reason, declared_by, declared_at)
      VALUES (gen_random_uuid(), '${receipt}', ${first}, ${last}, 'lost', 'x', '${who}', now())`,
    told(receipt, 'StockLossDeclared', 'register'),
  ];

  it('ranges that overlap, and entries by whoever is no officer of the office', async () => {
    const { officer: keeper, signer: other, trader } = world.people;
    expect((await refusal('the portal', receive(200, 250, keeper.personId)))?.message).toMatch(/stock_received_once/);
    expect(await refusal('the portal', receive(201, 250, keeper.personId))).toBeNull();
    for (const { personId } of [other, trader])
      expect((await refusal('the portal', receive(201, 250, personId)))?.message).toMatch(/officer of the office/);
  });

  it('a loss of what is on a permit, of what never came in, twice, or decided by its declarer', async () => {
    must(await sign(stamp(150), await world.approvedApplication()));
    expect((await refusal('the portal', declare(145, 155)))?.message).toMatch(/on no permit/);
    expect((await refusal('the portal', declare(195, 205)))?.message).toMatch(/came in with this entry/);
    expect((await refusal('the portal', declare(160, 161, world.people.trader.personId)))?.message).toMatch(/case-officer of the office/);
    must(await lose(160, 165));
    expect((await refusal('the portal', declare(165, 170)))?.message).toMatch(/stock_lost_once/);
    const by = (who: string) =>
      query(
        appUrl(),
        "UPDATE stock_loss SET outcome = 'confirmed', decided_by = $2, decided_at = now(), decided_reason = 'x' WHERE receipt_id = $1",
        [receipt, who],
      );
    await expect(by(world.people.officer.personId)).rejects.toThrow(/takes_two|issuing-officers/);
    await expect(by(world.people.trader.personId)).rejects.toThrow(/issuing-officers/);
    await expect(query(appUrl(), "UPDATE stock_loss SET reason = 'y' WHERE receipt_id = $1", [receipt])).rejects.toThrow(
      /permission denied/,
    );
  });

  it('a stamp on two permits, one that is gone, and one that a permit does not name', async () => {
    const { permitNumber } = must(await sign(stamp(150), await world.approvedApplication()));
    const { id } = await world.permitOf(permitNumber);
    must(await lose(151, 151));
    const use = (serial: number) => [
      `INSERT INTO stock_use VALUES ('${receipt}', ${serial}, '${id}', 'security-stamp', '${world.people.signer.personId}', now())`,
      told(id, 'PermitIssued', 'permit'),
    ];
    expect((await refusal('the portal', use(151)))?.message).toMatch(/reported lost/);
    expect((await refusal('the portal', use(152)))?.message).toMatch(/box 5b names it/);
    expect((await refusal('the portal', use(150)))?.message).toMatch(/box 5b names it|duplicate key/);
    await expect(query(appUrl(), 'DELETE FROM stock_use')).rejects.toThrow(/permission denied/);
  });

  it('paper entered by whoever is no case-officer of its office, or for a permit that cannot be used', async () => {
    const paper = must(await receiveStock(range({ kind: 'permit-paper' }), officer())).receipt;
    const { permitNumber } = must(await sign(null, await world.approvedApplication()));
    const { id } = await world.permitOf(permitNumber);
    const use = (who: string) => [
      `INSERT INTO stock_use VALUES ('${paper}', 101, '${id}', 'permit-paper', '${who}', now())`,
      told(id, 'PaperUsed', 'permit'),
    ];
    for (const { personId } of [world.people.signer, world.people.trader])
      expect((await refusal('the portal', use(personId)))?.message).toMatch(/officer of the office/);
    expect(await refusal('the portal', use(world.people.officer.personId))).toBeNull();
    must(await stopPermit({ permitNumber, reason: 'Doubt' }, signer()));
    expect((await refusal('the portal', use(world.people.officer.personId)))?.message).toMatch(/that can be used/);
  });
});
