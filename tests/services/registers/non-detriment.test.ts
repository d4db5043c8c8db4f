import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findOpinions } from '@/data/repositories/opinion-repository';
import { endorsePermit } from '@/services/border/endorse-permit';
import { listOpinions, opinionsOfCase, publicOpinions, recordOpinion } from '@/services/registers/non-detriment';
import { expirePermits } from '@/services/upkeep/expire-permits';
import { verifyInvariants } from '@/services/upkeep/verify-invariants';
import { makeWorld, type World } from '../../support/world';
import { issuePermit, voidPermit } from '../../support/world/proven';
import { anOpinion } from '../../support/world/registers';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(async () => {
  expect(await verifyInvariants(world)).toEqual([]);
  await world.close();
});

const scientist = () => world.ctx(world.people.scientist);
const officer = () => world.ctx(world.people.officer);

/** A standing opinion in the place of all before it, with this volume. */
async function standing(volume: string | null, more = {}): Promise<string> {
  const [last] = must(await listOpinions({ search: 'Python regius', after: null }, scientist())).rows.filter((row) => !row.isSuperseded);
  const { reference } = must(
    await recordOpinion(anOpinion({ volume, unit: volume && 'NAR', supersedes: last?.id ?? null, ...more }), scientist()),
  );
  return reference;
}
const heldOf = async (reference: string): Promise<string | undefined> =>
  must(await listOpinions({ search: null, after: null }, scientist())).rows.find((row) => row.reference === reference)?.held;
const python = (quantity: string) => ({ lines: [{ quantity }] });
const endorse = async (permitNumber: string, quantity: string, today?: string) =>
  must(
    await endorsePermit(
      { permitNumber, quantities: { '1': quantity }, transportDocument: null, remarks: null, idempotencyKey: randomUUID() },
      world.ctx(world.people.customs, today ? { today } : {}),
    ),
  );

describe('the non-detriment register', () => {
  it('takes opinions of the Scientific Authority alone', async () => {
    expect(await recordOpinion(anOpinion(), officer())).toEqual({
      ok: false,
      problem: { kind: 'forbidden', permission: 'opinion:record' },
    });
  });

  it('refuses a name that is no taxon, a volume without its unit, and a volume in a negative opinion', async () => {
    for (const wrong of [
      { taxon: 'Nemo nemo' },
      { volume: '10' },
      { volume: '10', unit: 'NAR', isPositive: false },
      { volume: 'NaN', unit: 'NAR' },
    ])
      expect((await recordOpinion(anOpinion(wrong), scientist())).ok).toBe(false);
  });

  it('applies a standing opinion on a family to a case by itself, with its author and reference', async () => {
    const { reference } = must(await recordOpinion(anOpinion({ taxon: 'Chamaeleonidae' }), scientist()));
    const application = await world.submittedApplication({ lines: [{ scientificName: 'Chamaeleo gracilis', source: 'W' }] });

    const [applied] = must(await opinionsOfCase({ reference: application }, officer()));

    expect(applied).toMatchObject({ position: 1, opinion: { reference, authorName: world.people.scientist.name } });
  });

  it('does not apply an opinion on another source, term or unit', async () => {
    await standing('500', { sources: ['W'], terms: ['SKI'] });
    const application = await world.submittedApplication();
    expect(must(await opinionsOfCase({ reference: application }, officer()))).toEqual([]);
  });

  it('lets one opinion be replaced once, and then applies the later one', async () => {
    const first = await standing(null);
    const second = await standing(null);
    const [earlier] = await findOpinions(world.db, { search: 'Python regius' }).then((rows) =>
      rows.filter((row) => row.reference === first),
    );
    expect(earlier?.isSuperseded).toBe(true);
    expect((await recordOpinion(anOpinion({ supersedes: earlier?.id ?? null }), scientist())).ok).toBe(false);
    const application = await world.submittedApplication();
    expect(must(await opinionsOfCase({ reference: application }, officer()))[0]?.opinion.reference).toBe(second);
  });

  it('shows to everybody those that are public, and no others', async () => {
    const reference = await standing(null, { isPublic: true });
    expect((await publicOpinions(['Python regius'], world)).map((one) => one.reference)).toEqual([reference]);
  });
});

describe('the volume of an opinion', () => {
  it('is drawn with the number, and refused above what is left', async () => {
    const reference = await standing('50');
    await world.issuedPermit(python('40'));
    expect(await heldOf(reference)).toBe('40');

    const application = await world.approvedApplication(python('11'));
    const refused = await issuePermit(
      { reference: application, version: await world.versionOf(application), validUntil: null },
      world.ctx(world.people.signer),
    );

    expect(refused.ok).toBe(false);
    expect(await heldOf(reference)).toBe('40');
  });

  it('goes back when the number is void, once', async () => {
    const reference = await standing('50');
    const permitNumber = await world.numberedPermit(python('40'));
    expect(await heldOf(reference)).toBe('40');
    const annul = () => voidPermit({ permitNumber, reason: 'Torn' }, world.ctx(world.people.signer));
    must(await annul());
    expect((await annul()).ok).toBe(false);
    expect(await heldOf(reference)).toBe('0');
  });

  it('keeps what crossed of a smaller endorsement and gives the rest back', async () => {
    const reference = await standing('50');
    const { permitNumber } = await world.issuedPermit(python('40'));
    await endorse(permitNumber, '25');
    expect(await heldOf(reference)).toBe('25');
  });

  it('gives back at expiry what a permit for several consignments did not use, once', async () => {
    const reference = await standing('50');
    const { permitNumber } = await world.issuedPermit({ ...python('40'), splitConsignments: true });
    await endorse(permitNumber, '15');
    expect(await heldOf(reference)).toBe('40');
    const late = world.ctx(null, { today: '2027-08-01' });
    expect(await expirePermits(late)).toContain(permitNumber);
    expect(await expirePermits(late)).toEqual([]);
    expect(await heldOf(reference)).toBe('15');
  });

  it('stays drawn while a permit is suspended and goes back when it is revoked', async () => {
    const reference = await standing('50');
    const { permitNumber } = await world.issuedPermit(python('40'));
    await world.move(permitNumber, 'suspend');
    expect(await heldOf(reference)).toBe('40');
    await world.move(permitNumber, 'revoke');
    expect(await heldOf(reference)).toBe('0');
  });
});
