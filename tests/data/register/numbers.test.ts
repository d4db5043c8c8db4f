import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { forgedPermit } from './support/forged-permit';
import { ATTACKERS, expectRefused, refusal } from './support/hostile';

let world: World;
/** A genuine permit as the forger's pattern, and an approved application that has none. */
let pattern: string;
let approved: string;
const idOf = async (reference: string): Promise<string> =>
  (await world.db.application.findUniqueOrThrow({ where: { reference }, select: { id: true } })).id;
beforeAll(async () => {
  world = await makeWorld();
  pattern = (await world.issuedPermit()).permitNumber;
  approved = await idOf(await world.approvedApplication());
});
afterAll(() => world.close());

const forge = async (forgery: Parameters<typeof forgedPermit>[1] = {}) =>
  forgedPermit(pattern, { ...forgery, row: { application_id: approved, ...forgery.row } });

describe('a number series', () => {
  it.each([
    ['jumps', 'UPDATE permit_series SET last_serial = last_serial + 5', /only ever goes up by one/],
    ['goes back', 'UPDATE permit_series SET last_serial = last_serial - 1', /only ever goes up by one|violates check/],
    ['begins in the middle', "INSERT INTO permit_series VALUES ('XA', 2027, 7)", /only ever goes up by one/],
    ['is removed', 'DELETE FROM permit_series', /only ever goes up by one/],
    ['becomes another year’s', 'UPDATE permit_series SET year = 2027', /only ever goes up by one/],
    ['loses a number that no permit carries', "SELECT take_permit_serial('XA', 2026)", /no permit carries it/],
    [
      'loses the first of two numbers',
      ["SELECT take_permit_serial('XA', 2026)", "SELECT take_permit_serial('XA', 2026)"],
      /no permit carries it/,
    ],
  ] as const)('never %s', (_what, sql, reason) => expectRefused(sql, reason));

  it('ends at 999,999', async () => {
    await world.tamper('permit_series', "INSERT INTO permit_series VALUES ('XB', 2026, 999999)");
    await expectRefused("SELECT take_permit_serial('XB', 2026)", /last_serial/);
    await world.tamper('permit_series', "DELETE FROM permit_series WHERE party = 'XB'");
  });
});

describe('a permit', () => {
  it('is written when everything about it is in order', async () => {
    const statements = await forge();
    expect(await Promise.all(ATTACKERS.map((attacker) => refusal(attacker, statements)))).toEqual([null, null, null]);
  });

  it('has the next number of its series', async () => {
    await expectRefused((await forge({ ahead: 6 })).slice(1), /next number of its series/);
    await expectRefused(await forge({ ahead: 6 }), /next number of its series/);
  });

  it('has a number of its own', async () => {
    const statements = await forgedPermit(pattern, { row: { application_id: approved, serial: 1, permit_number: '26XA000001/EX' } });
    await expectRefused(statements.slice(1), /duplicate key|next number of its series/);
  });

  it('carries the number that its year, Party and serial make', async () =>
    expectRefused(await forge({ row: { permit_number: '26XA000777/EX' } }), /violates check constraint/));

  it('begins by taking its number, never issued', async () =>
    expectRefused(await forge({ row: { state: 'issued' } }), /begins by taking|violates check constraint/));

  it.each([
    ['none', /without a fresh proof of the signer/],
    ['of something else', /without a fresh proof of the signer/],
    ['too old', /a proof serves for five minutes/],
  ] as const)('takes no number on a proof that is %s', async (proof, reason) => expectRefused(await forge({ proof }), reason));

  it('needs an approved application', async () => {
    const submitted = await idOf(await world.submittedApplication());
    await expectRefused(await forge({ row: { application_id: submitted } }), /only an approved application/);
  });

  it('is one for one application', async () => {
    const [{ application_id }] = await query(superuserUrl(), 'SELECT application_id FROM permit WHERE permit_number = $1', [pattern]);
    await expectRefused(await forge({ row: { application_id } }), /permit_once/);
  });

  it('is signed by an issuing officer with that part on the application', async () => {
    const { officer, secondSigner, trader } = world.people;
    for (const { personId } of [officer, secondSigner])
      await expectRefused(await forge({ row: { signed_by: personId } }), /not an issuing-officer of this application/);
    // Who works in no office is stopped a door earlier.
    await expectRefused(await forge({ row: { signed_by: trader.personId } }), /in the hands of another office/);
  });

  it('needs two approvals as soon as one line is of Appendix I', async () => {
    const [{ content }] = await query(
      superuserUrl(),
      "SELECT convert_from(content, 'UTF8')::jsonb AS content FROM permit WHERE permit_number = $1",
      [pattern],
    );
    const lines = [{ ...content.lines[0], appendix: 'I' }];
    await expectRefused(await forge({ content: { lines }, line: { appendix: 'I' } }), /Appendix I needs the approval of two/);
  });

  it.each([
    ['a larger quantity', { line: { quantity: 400 } }],
    ['another species', { line: { scientific_name: 'Panthera onca' } }],
    ['a later last day', { row: { valid_until: '2027-05-01' } }],
    ['another check code', { row: { check_code: '000000000000' } }],
    ['another number', { content: { permitNumber: '26XA000001/EX' } }],
    ['no lines', { content: { lines: [] } }],
  ])('is not registered with %s than what will be signed', async (_what, forgery) =>
    expectRefused(await forge(forgery), /something else than what will be signed/),
  );

  it('is not signed for a time before it is issued', async () =>
    expectRefused(await forge({ row: { valid_from: '2026-01-01' }, content: { validFrom: '2026-01-01' } }), /violates check constraint/));

  it('is not numbered unseen', async () => {
    await expectRefused(await forge({ event: null }), /without an audit event/);
    await expectRefused(await forge({ event: 'PermitDownloaded' }), /without an audit event that tells of it/);
  });
});
