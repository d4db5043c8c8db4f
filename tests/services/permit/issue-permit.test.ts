import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IsoDate } from '@/domain/shared/iso-date';
import { getPermit, getPermitPdf } from '@/services/permit/get-permit';
import { decideCase } from '@/services/review/decide-case';
import { recordManagementFinding } from '@/services/review/record-finding';
import { recommend, sendBack } from '@/services/review/review-steps';
import { query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { issuePermit, voidPermit } from '../../support/world/proven';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const order = async (reference: string, validUntil: string | null = null) => ({
  reference,
  version: await world.versionOf(reference),
  validUntil: validUntil as IsoDate | null,
});
const lastSerial = async (): Promise<number> =>
  (await query(superuserUrl(), 'SELECT COALESCE(max(last_serial), 0)::int AS last FROM permit_series'))[0].last;

describe('signing', () => {
  it('takes the next number of the Party’s year and freezes exactly what is hashed, told and drawn', async () => {
    const before = await lastSerial();
    const { permitNumber } = must(await issuePermit(await order(await world.approvedApplication()), world.ctx(world.people.signer)));
    const permit = await world.permitOf(permitNumber);

    expect(permitNumber).toBe(`26XA${String(before + 1).padStart(6, '0')}/EX`);
    expect(Buffer.from(permit.contentBytes).toString()).toBe(canonicalize(permit.content));
    const sha256 = createHash('sha256').update(permit.contentBytes).digest('hex');
    expect(Buffer.from(permit.contentSha256).toString('hex')).toBe(sha256);
    const events = await world.eventsOf(permit.id);
    expect(events.map(({ type }) => type)).toEqual(['PermitNumberTaken', 'PermitIssued']);
    expect(events.map(({ payload }) => JSON.parse(payload).contentSha256)).toEqual([sha256, sha256]);
  });

  it.each([
    ['draft', 'draftApplication'],
    ['submitted', 'submittedApplication'],
    ['recommended', 'recommendedApplication'],
  ] as const)('of an application that is %s takes no number', async (_state, play) => {
    const before = await lastSerial();
    const result = await issuePermit(await order(await world[play]()), world.ctx(world.people.signer));
    expect(result).toMatchObject({ ok: false, problem: { kind: expect.toBeOneOf(['transition-not-allowed', 'not-found']) } });
    expect(await lastSerial()).toBe(before);
  });

  it('is refused to everybody but an issuing officer outside the case', async () => {
    const reference = await world.approvedApplication();
    const { trader, officer, scientist, customs } = world.people;
    for (const actor of [
      null,
      trader,
      officer,
      scientist,
      customs,
      await world.person(['auditor']),
      await world.person(['administrator']),
    ]) {
      const result = await issuePermit(await order(reference), world.ctx(actor));
      expect(result).toMatchObject({ ok: false, problem: { kind: expect.toBeOneOf(['forbidden', 'unauthenticated']) } });
    }
    const bothRoles = { ...officer, roles: ['case-officer', 'issuing-officer'] as const };
    expect(await issuePermit(await order(reference), world.ctx(bothRoles))).toMatchObject({
      ok: false,
      problem: { kind: 'separation-of-duties' },
    });
  });

  it.each([
    ['longer than six months', '2027-05-23', 'rules-not-met'],
    ['in the past', '2026-11-22', 'invalid-input'],
  ])('for a time %s is refused and takes no number', async (_what, validUntil, kind) => {
    const reference = await world.approvedApplication();
    const before = await lastSerial();
    expect(await issuePermit(await order(reference, validUntil), world.ctx(world.people.signer))).toMatchObject({
      ok: false,
      problem: { kind },
    });
    expect(await lastSerial()).toBe(before);
  });

  it('gives six months less a day when no day is named (Art. VI.2)', async () => {
    const { permitNumber } = await world.issuedPermit();
    expect((await world.permitOf(permitNumber)).validUntil).toBe('2027-05-22');
  });

  it('on a page that was overtaken is refused', async () => {
    const input = await order(await world.approvedApplication());
    expect(await issuePermit({ ...input, version: input.version - 1 }, world.ctx(world.people.signer))).toMatchObject({
      ok: false,
      problem: { kind: 'stale' },
    });
  });

  it('prints the conditions of the finding in force, not of one that a later finding replaced', async () => {
    const reference = await world.recommendedApplication();
    const { officer, signer } = world.people;
    const at = async () => ({ reference, version: await world.versionOf(reference) });
    must(await sendBack({ ...(await at()), reason: 'State the conditions' }, world.ctx(signer)));
    const finding = {
      kind: 'humane-transport',
      outcome: 'positive-with-conditions',
      reasoning: 'x',
      evidence: 'x',
      validUntil: null,
    } as const;
    for (const conditions of ['Crates of wood', 'Crates as IATA asks'])
      must(await recordManagementFinding({ ...finding, ...(await at()), conditions }, world.ctx(officer)));
    must(await recommend({ ...(await at()), outcome: 'approve', reasons: 'In order' }, world.ctx(officer)));
    must(await decideCase({ ...(await at()), outcome: 'approve', reasons: 'In order' }, world.ctx(signer)));

    const { permitNumber } = must(await issuePermit(await order(reference), world.ctx(signer)));

    expect((await world.permitOf(permitNumber)).content.specialConditions).toEqual(['Crates as IATA asks']);
  });

  it.each([
    [false, 'one-consignment'],
    [true, 'split-consignments'],
  ])('where split consignments are %s freezes the rule %s', async (splitConsignments, useRule) => {
    const { permitNumber } = await world.issuedPermit({ splitConsignments });
    expect((await world.permitOf(permitNumber)).useRule).toBe(useRule);
  });

  it('after number 999,999 is refused with an alarm, and nothing is changed', async () => {
    const reference = await world.approvedApplication();
    await world.tamper('permit_series', "INSERT INTO permit_series VALUES ('XA', 2027, 999999)");
    const result = await issuePermit(await order(reference), world.ctx(world.people.signer, { today: '2027-01-04' }));
    expect(result).toEqual({ ok: false, problem: { kind: 'series-exhausted' } });
    const alarms = await query(superuserUrl(), "SELECT detail ->> 'permitNumber' AS about FROM alarm WHERE kind = 'SERIES_EXHAUSTED'");
    expect(alarms).toEqual([{ about: 'XA 2027' }]);
    await world.tamper('permit_series', 'DELETE FROM permit_series WHERE year = 2027');
  });
});

describe('a number that was taken and not signed', () => {
  it('is seen by the office and not by its holder', async () => {
    const number = await world.numberedPermit();
    expect((await getPermit({ number }, world.ctx(world.people.signer))).ok).toBe(true);
    expect(await getPermit({ number }, world.ctx(world.people.trader))).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  });

  it('is made void only by an issuing officer of its office, with a reason', async () => {
    const permitNumber = await world.numberedPermit();
    const attempt = (actor: Parameters<World['ctx']>[0], reason: string) => voidPermit({ permitNumber, reason }, world.ctx(actor));
    for (const actor of [world.people.officer, world.people.trader, world.people.customs])
      expect(await attempt(actor, 'No reason')).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    expect(await attempt(null, 'No reason')).toMatchObject({ ok: false, problem: { kind: 'unauthenticated' } });
    const elsewhere = { ...world.people.signer, officeId: world.places.posts[0]?.id ?? null };
    expect(await attempt(elsewhere, 'No reason')).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(await attempt(world.people.signer, '  ')).toMatchObject({ ok: false, problem: { kind: 'invalid-input' } });
    expect(await attempt(world.people.signer, 'The key was withdrawn')).toEqual({ ok: true, value: { permitNumber } });
  });

  it('is not void once it is issued', async () => {
    const { permitNumber } = await world.issuedPermit();
    expect(await voidPermit({ permitNumber, reason: 'Too late' }, world.ctx(world.people.signer))).toMatchObject({
      ok: false,
      problem: { kind: 'transition-not-allowed', from: 'issued' },
    });
  });
});

describe('the sealed file', () => {
  it('is the one that was written when the permit was issued, and each download is told', async () => {
    const { permitNumber, id } = await world.issuedPermit();
    const { pdf } = must(await getPermitPdf({ number: permitNumber }, world.ctx(world.people.trader)));
    expect(createHash('sha256').update(pdf).digest('hex')).toBe((await world.permitOf(permitNumber)).pdfSha256);
    expect((await world.eventsOf(id)).at(-1)?.type).toBe('PermitDownloaded');
  });

  it('is given to its holder and to officers, and to no other applicant', async () => {
    const { permitNumber } = await world.issuedPermit();
    const stranger = await world.person(['applicant']);
    expect(await getPermitPdf({ number: permitNumber }, world.ctx(stranger))).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(await getPermitPdf({ number: permitNumber }, world.ctx(null))).toMatchObject({
      ok: false,
      problem: { kind: 'unauthenticated' },
    });
    for (const actor of [world.people.officer, world.people.signer, world.people.customs])
      expect((await getPermitPdf({ number: permitNumber }, world.ctx(actor))).ok).toBe(true);
  });
});
