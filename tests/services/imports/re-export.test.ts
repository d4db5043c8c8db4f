import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endorsePermit } from '@/services/border/endorse-permit';
import { importBalanceOf, recordConversion, recordImportOfPermit } from '@/services/imports/import-balance';
import { startReview } from '@/services/review/review-steps';
import { expirePermits } from '@/services/upkeep/expire-permits';
import { verifyInvariants } from '@/services/upkeep/verify-invariants';
import { race } from '../../races/support/outcomes';
import { rounds } from '../../races/support/scale';
import { query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { issuePermit, voidPermit } from '../../support/world/proven';
import { importedLine } from '../../support/world/registers';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(async () => {
  expect(await verifyInvariants(world)).toEqual([]);
  await world.close();
});

const officer = () => world.ctx(world.people.officer);
const signer = () => world.ctx(world.people.signer);
/** A re-export of imported pythons: 40 of them unless the line says otherwise. */
const reExport = (importRecordNumber: string, line: Readonly<Record<string, string>> = {}) => ({
  form: 'REEXPORT' as const,
  lines: [
    {
      source: 'W',
      originCountry: 'GH',
      originPermitNumber: 'GH-1',
      originPermitOn: '2026-10-01',
      reExportedBefore: 'no',
      importRecordNumber,
      ...line,
    },
  ],
});
const heldOf = async (importRecordNumber: string): Promise<string> => {
  const [row] = await query(
    superuserUrl(),
    `SELECT trim_scale(a.held)::text AS held FROM ledger_account a JOIN import_record_line l ON l.id = a.id JOIN import_record r ON r.id = l.import_id
     WHERE r.reference || '-' || l.position = $1`,
    [importRecordNumber],
  );
  return String((row as { held: string }).held);
};

describe('a re-export', () => {
  it('names an import of its own species, and no other number is told apart', async () => {
    const python = await importedLine(officer());
    await expect(world.draftApplication(reExport(python, { scientificName: 'Chamaeleo gracilis' }))).rejects.toThrow(
      /importRecord.unknown/,
    );
    await expect(world.draftApplication(reExport('I-999999-1'))).rejects.toThrow(/importRecord.unknown/);
    await expect(world.draftApplication(reExport("I-1-1' OR 1=1"))).rejects.toThrow(/importRecord.unknown/);
  });

  it('draws on its import with the number, and never more than came in', async () => {
    const imported = await importedLine(officer());
    await world.issuedPermit(reExport(imported));
    await world.issuedPermit(reExport(imported));
    expect(await heldOf(imported)).toBe('80');
    await expect(world.approvedApplication(reExport(imported, { quantity: '21' }))).rejects.toThrow(/REX-02/);
    await world.issuedPermit(reExport(imported, { quantity: '20' }));
    expect(await heldOf(imported)).toBe('100');
  });

  it('gives back once when void, at expiry, and what a smaller endorsement left', async () => {
    const imported = await importedLine(officer());
    const permitNumber = await world.numberedPermit(reExport(imported));
    const annul = () => voidPermit({ permitNumber, reason: 'Torn' }, signer());
    const { accepted } = await race([annul, annul, annul]);
    expect(accepted).toHaveLength(1);
    expect(await heldOf(imported)).toBe('0');

    const used = await world.issuedPermit(reExport(imported));
    must(
      await endorsePermit(
        {
          permitNumber: used.permitNumber,
          quantities: { '1': '30' },
          transportDocument: null,
          remarks: null,
          idempotencyKey: randomUUID(),
        },
        world.ctx(world.people.customs),
      ),
    );
    expect(await heldOf(imported)).toBe('30');

    const unused = await world.issuedPermit(reExport(imported));
    const late = world.ctx(null, { today: '2027-08-01' });
    await Promise.all([expirePermits(late), expirePermits(late)]);
    expect((await world.permitOf(unused.permitNumber)).state).toBe('expired');
    expect(await heldOf(imported)).toBe('30');
  });

  it('counted in another unit needs a conversion with its reason, recorded by the officer of the case', async () => {
    const imported = await importedLine(officer(), { term: 'SKI', quantity: '10', arrived: '10', unit: 'NAR' });
    const reference = await world.submittedApplication(reExport(imported, { term: 'LPS', quantity: '16', unit: 'NAR' }));
    must(await startReview({ reference, version: await world.versionOf(reference) }, officer()));
    const [before] = must(await importBalanceOf({ reference }, officer()));
    expect(before).toMatchObject({ requested: null, left: '10' });

    const record = async (ratio: string, reason: string) =>
      recordConversion({ reference, version: await world.versionOf(reference), line: 1, ratio, reason }, officer());
    expect((await record('0.125', ' ')).ok).toBe(false);
    expect((await record('0', 'None')).ok).toBe(false);
    expect((await record('-1', 'Less than none')).ok).toBe(false);
    must(await record('0.125', 'Eight straps are cut from one skin; offcuts are waste'));

    const [after] = must(await importBalanceOf({ reference }, officer()));
    expect(after).toMatchObject({ requested: '2', conversion: { ratio: '0.125' } });
  });
});

it('of many re-exports that are signed at once, no more go out than came in', { timeout: 240_000 }, async () => {
  const imported = await importedLine(officer());
  const count = rounds(30, 100);
  const orders: { reference: string; version: number; validUntil: null }[] = [];
  for (let n = 0; n < count; n++) {
    const reference = await world.approvedApplication(reExport(imported, { quantity: '5' }));
    orders.push({ reference, version: await world.versionOf(reference), validUntil: null });
  }
  const { accepted, problems, thrown } = await race(orders.map((order) => () => issuePermit(order, signer())));

  expect(thrown).toEqual([]);
  expect(accepted).toHaveLength(20);
  expect(problems).toHaveLength(count - 20);
  expect(await heldOf(imported)).toBe('100');
});

describe('an import permit of this Party', () => {
  const arriving = {
    appendix: 'I',
    form: 'IMPORT',
    documentType: 'IM',
    answers: { exporterCountry: 'JP', importerCountry: 'XA' },
    lines: [{ originCountry: 'JP', quantity: '3' }],
  } as const;
  const record = (permitNumber: string, actor = world.people.officer) => recordImportOfPermit({ permitNumber }, world.ctx(actor));

  it('becomes an import, once, for what Customs endorsed', async () => {
    const permitNumber = await world.issuedNumber(arriving);
    expect(await record(permitNumber)).toMatchObject({ ok: false, problem: { kind: 'transition-not-allowed' } });
    const endorsed = { permitNumber, quantities: { '1': '2' }, transportDocument: 'AWB 1', remarks: null, idempotencyKey: randomUUID() };
    must(await endorsePermit(endorsed, world.ctx(world.people.customs)));
    expect(await record(permitNumber, world.people.customs)).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    const { importReference } = must(await record(permitNumber));
    expect(await heldOf(`${importReference}-1`)).toBe('0');
    expect(await record(permitNumber)).toMatchObject({ ok: false, problem: { kind: 'number-used-before' } });
  });
});
