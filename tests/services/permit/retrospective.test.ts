import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentsOf } from '@/data/repositories/document-repository';
import type { Actor } from '@/domain/access/actor';
import type { IsoDate } from '@/domain/shared/iso-date';
import { attachDocument } from '@/services/evidence/attach-document';
import { judgeDocument } from '@/services/evidence/judge-document';
import { countersignPermit as unproven } from '@/services/permit/countersign-permit';
import { finishIssuing } from '@/services/permit/finish-issuing';
import { getPermit } from '@/services/permit/get-permit';
import { listReadyToSign } from '@/services/permit/sign-several';
import { getCase } from '@/services/review/get-case';
import { dropRetrospectiveCase, openRetrospectiveCase } from '@/services/review/retrospective-case';
import { finishUnfinishedPermits } from '@/services/upkeep/finish-unfinished-permits';
import { checkCode, checkNumber } from '@/services/verification/check-permit';
import { refusal } from '../../data/register/support/hostile';
import { appUrl, ownerUrl, query, signerUrl, superuserUrl } from '../../support/database';
import { pdfFile } from '../../support/files';
import { makeWorld, type World } from '../../support/world';
import type { ApplicationScene } from '../../support/world/applications';
import { countersignPermit, issuePermit, proofOf, voidPermit } from '../../support/world/proven';
import { must } from '../../support/world/request';

const LATER = { now: '2026-11-23T10:30:00.000Z' };
let world: World;
let letter: Uint8Array;
beforeAll(async () => {
  world = await makeWorld();
  letter = await pdfFile();
});
afterAll(async () => {
  expect(await query(superuserUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
  await world.close();
});

const officer = () => world.ctx(world.people.officer);
const signer = () => world.ctx(world.people.signer);
const second = () => world.ctx(world.people.secondSigner);

const claim = {
  leftOn: '2026-11-20' as IsoDate,
  askedBy: 'importing-authority',
  ground: 'not-attributable',
  reason: 'The office stamped another paper',
  investigation: 'Both authorities saw the permit of the day, which named another box. Nothing else stands against the trade.',
  agreedOn: '2026-11-22' as IsoDate,
  agreement: 'METI 2026/118',
} as const;

const attachLetter = async (reference: string) => {
  const file = { name: 'letter.pdf', bytes: letter };
  must(await attachDocument({ reference, kind: 'authority-letter', purpose: 'draft', note: null, file }, world.ctx(world.people.trader)));
};
const letterOf = async (reference: string) => {
  const { application } = must(await getCase({ reference }, officer()));
  const [row] = await documentsOf(world.db, application.id);
  return row?.id ?? expect.fail('a letter');
};
const acceptLetter = async (reference: string) => {
  const document = await letterOf(reference);
  must(await judgeDocument({ reference, document, outcome: 'accepted', reason: null }, officer()));
  return document;
};
const open = async (reference: string, over: object = {}, ctx = officer()) =>
  openRetrospectiveCase(
    { reference, version: await world.versionOf(reference), ...claim, letter: await letterOf(reference), ...over },
    ctx,
  );
/** An application of today over specimens that left three days ago, taken as far as the verb of the world takes it. */
const afterwards = (over: ApplicationScene = {}, stated: object = {}): ApplicationScene => ({
  ...over,
  inDraft: attachLetter,
  underReview: async (reference) => {
    await acceptLetter(reference);
    must(await open(reference, stated, world.ctx(world.people.officer, over)));
  },
});
/** One that an officer has taken up, with the letter accepted, and nothing stated yet. */
async function reviewed(over: ApplicationScene = {}): Promise<string> {
  let reviewing = '';
  const stopped = world.recommendedApplication({
    ...over,
    inDraft: attachLetter,
    underReview: async (reference) => {
      reviewing = reference;
      await acceptLetter(reference);
      throw new Error('stays under review');
    },
  });
  await expect(stopped).rejects.toThrow('stays under review');
  return reviewing;
}
const sign = async (reference: string, ctx = signer()) =>
  must(await issuePermit({ reference, version: await world.versionOf(reference), validUntil: null }, ctx)).permitNumber;
/** A number that one signatory signed. */
const signedOnce = async () => sign(await world.approvedApplication(afterwards()));
const stateOf = async (permitNumber: string) => (await world.permitOf(permitNumber)).state;

describe('a retrospective case', () => {
  it('is opened on the accepted letter of the other authority, and says so wherever it is shown', async () => {
    const reference = await reviewed();
    expect(await open(reference, { letter: crypto.randomUUID() })).toMatchObject({ problem: { fields: { letter: {} } } });
    must(await open(reference));

    const found = must(await getCase({ reference }, officer()));
    expect(found.retrospective).toMatchObject({ ...claim, openerName: world.people.officer.name });
    expect(found.needsSecond.approve).toBe(true);
    expect((await world.eventsOf(found.application.id)).map(({ type }) => type)).toContain('RetrospectiveCaseOpened');
    expect(await open(reference)).toMatchObject({ problem: { kind: 'transition-not-allowed' } });
  });

  it('becomes an ordinary one again with a reason, and may be opened anew', async () => {
    const reference = await reviewed();
    must(await open(reference));
    const drop = { reference, version: await world.versionOf(reference), reason: 'The paper was found' };
    must(await dropRetrospectiveCase(drop, officer()));

    expect(must(await getCase({ reference }, officer())).retrospective).toBeNull();
    must(await open(reference));
  });

  it.each([
    ['that left only tomorrow', { leftOn: '2026-11-24', agreedOn: '2026-11-24' }, 'leftOn'],
    ['whose authority agreed before they left', { agreedOn: '2026-11-19' }, 'agreedOn'],
    ['of commercial trade, as an error over personal effects', { ground: 'personal-effects' }, 'ground'],
  ])('is refused for specimens %s', async (_what, over, field) => {
    expect(await open(await reviewed(), over)).toMatchObject({ problem: { kind: 'invalid-input', fields: { [field]: {} } } });
  });

  it('is never one of Appendix I, nor one that nobody reviews', async () => {
    expect(await open(await reviewed({ appendix: 'I' }))).toMatchObject({
      problem: { fields: { ground: { key: 'retrospective.appendixI' } } },
    });
    const reference = await reviewed();
    const input = { reference, version: await world.versionOf(reference), ...claim, letter: await letterOf(reference) };
    for (const stranger of [world.people.signer, world.people.scientist, world.people.trader, world.people.customs])
      expect((await openRetrospectiveCase(input, world.ctx(stranger))).ok).toBe(false);
  });
});

describe('its permit', () => {
  it('is approved by two, says RETROSPECTIVE with day and reason in box 5, and is not valid on one signature', async () => {
    const permitNumber = await signedOnce();

    const { content, state } = await world.permitOf(permitNumber);
    expect(content.markings).toEqual([`RETROSPECTIVE / RÉTROSPECTIF / RETROSPECTIVO: 2026-11-20 – ${claim.reason}`]);
    expect(state).toBe('signing');
    const { id, checkCode: code } = await world.permitOf(permitNumber);
    expect(must(await checkNumber({ number: permitNumber, code, address: '192.0.2.1' }, world.ctx(null))).verdict).toBe('UNKNOWN');
    // Neither the sweeper nor the signer goes on by itself.
    expect(await finishUnfinishedPermits(world.ctx(null, LATER))).toEqual({ finished: [], failed: [] });
    must(await finishIssuing({ permitNumber }, world.ctx(null, LATER)));
    expect(await stateOf(permitNumber)).toBe('signing');
    expect(await query(signerUrl(), 'SELECT 1 FROM permit_to_sign WHERE id = $1', [id])).toEqual([]);
    expect(must(await getPermit({ number: permitNumber }, signer())).measures?.firstSigner?.name).toBe(world.people.signer.name);
    must(await voidPermit({ permitNumber, reason: 'The second signatory saw an error' }, second()));
  });

  it('becomes valid when another signatory signs the same bytes; then the check says on which day they left', async () => {
    const permitNumber = await signedOnce();
    expect(must(await listReadyToSign(null, second())).countersignatures.map((one) => one.permitNumber)).toContain(permitNumber);
    expect(must(await listReadyToSign(null, signer())).countersignatures).toEqual([]);
    must(await countersignPermit({ permitNumber }, second()));

    const { text, id } = await world.paperOf(permitNumber);
    expect(must(await checkCode({ scanned: text }, world.ctx(null)))).toMatchObject({
      verdict: 'VALID',
      permit: { leftBeforeIssue: claim.leftOn },
    });
    const [row] = await query(
      superuserUrl(),
      'SELECT c.signed_by, c.content_sha256 = p.content_sha256 AS same FROM permit_countersignature c JOIN permit p ON p.id = c.permit_id WHERE p.id = $1',
      [id],
    );
    expect(row).toEqual({ signed_by: world.people.secondSigner.personId, same: true });
    expect((await world.eventsOf(id)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['PermitNumberTaken', 'PermitCountersigned', 'PermitIssued']),
    );
    expect(await countersignPermit({ permitNumber }, second())).toMatchObject({ problem: { kind: 'transition-not-allowed' } });
  });

  it('is told of: its holder, Customs, the authority at the other end and the Secretariat', async () => {
    const permitNumber = await signedOnce();
    must(await countersignPermit({ permitNumber }, second()));

    const { measures } = must(await getPermit({ number: permitNumber }, signer()));
    expect(measures?.notices.map(({ recipient, country, event }) => [recipient, country, event]).sort()).toEqual([
      ['customs', 'XA', 'retrospective'],
      ['management-authority', 'JP', 'retrospective'],
      ['secretariat', 'CH', 'retrospective'],
    ]);
    const letters = await query(ownerUrl(), "SELECT address FROM mail WHERE template = 'permitRetrospective' AND subject LIKE $1", [
      `%${permitNumber}%`,
    ]);
    expect(letters).toEqual([{ address: world.people.trader.email }]);
  });

  it('counts as trade of the year in which the specimens left', async () => {
    const scene = { today: '2027-01-12' };
    const on = (actor: Actor) => world.ctx(actor, scene);
    const reference = await world.approvedApplication(afterwards(scene, { leftOn: '2026-12-30', agreedOn: '2026-12-31' }));
    const version = await world.versionOf(reference);
    const { permitNumber } = must(await issuePermit({ reference, version, validUntil: null }, on(world.people.signer)));
    must(await countersignPermit({ permitNumber }, on(world.people.secondSigner)));

    const { id } = await world.permitOf(permitNumber);
    expect(permitNumber).toMatch(/^27XA/);
    expect(await query(superuserUrl(), 'SELECT year FROM trade_entry WHERE permit_id = $1', [id])).toEqual([{ year: 2026 }]);
  });

  it('says of personal effects that they are not for sale, and forgives their owner once', async () => {
    const personal = { answers: { purpose: 'P' }, lines: [{ quantity: '1', term: 'SKI', description: 'Belt of a traveller' }] };
    const permitNumber = await sign(await world.approvedApplication(afterwards(personal, { ground: 'personal-effects' })));
    must(await countersignPermit({ permitNumber }, second()));

    expect((await world.permitOf(permitNumber)).content.specialConditions.join(' ')).toMatch(/Not to be sold within six months/);
    const again = await open(await reviewed(personal), { ground: 'personal-effects' });
    expect(again).toMatchObject({ problem: { fields: { ground: { key: 'retrospective.repeated' } } } });
  });
});

describe('the second signature', () => {
  it('is nobody’s who signed first, had another part in the case, is of another office, or proves nothing', async () => {
    const permitNumber = await signedOnce();
    expect(await countersignPermit({ permitNumber }, signer())).toMatchObject({ problem: { kind: 'separation-of-duties' } });
    const reviewer = { ...world.people.officer, roles: ['case-officer', 'issuing-officer'] as const };
    expect(await countersignPermit({ permitNumber }, world.ctx(reviewer))).toMatchObject({ problem: { kind: 'separation-of-duties' } });
    const adviser = { ...world.people.scientist, officeId: world.people.signer.officeId, roles: ['issuing-officer'] as const };
    expect(await countersignPermit({ permitNumber }, world.ctx(adviser))).toMatchObject({ problem: { kind: 'separation-of-duties' } });
    const elsewhere = { ...world.people.secondSigner, officeId: crypto.randomUUID() };
    expect(await countersignPermit({ permitNumber }, world.ctx(elsewhere))).toMatchObject({ problem: { kind: 'not-found' } });
    for (const stranger of [world.people.officer, world.people.trader, world.people.customs])
      expect(await countersignPermit({ permitNumber }, world.ctx(stranger))).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await unproven({ permitNumber }, second())).toMatchObject({ problem: { fields: { proofCode: { key: 'proof.required' } } } });
    expect(await stateOf(permitNumber)).toBe('signing');
    must(await countersignPermit({ permitNumber }, second()));
  });
});

describe('PostgreSQL refuses', () => {
  const told = (id: string, type: string, subject = 'permit') =>
    `SELECT audit_append(now(), '', 'system', '${type}', '${subject}', '${id}', '{}')`;
  const countersign = (id: string, who: string, sha256 = `(SELECT content_sha256 FROM permit WHERE id = '${id}')`, day = '2026-11-23') => [
    `INSERT INTO permit_countersignature VALUES ('${id}', '${who}', ${sha256}, '${day}', now())`,
    told(id, 'PermitCountersigned'),
  ];

  it('every second signature that is the first one’s, another’s part, not proven, over other bytes, or of no signatory', async () => {
    const permitNumber = await signedOnce();
    const { id } = await world.permitOf(permitNumber);
    const { signer: first, secondSigner, officer: reviewer, scientist, trader } = world.people;
    for (const { personId } of [first, reviewer, scientist, trader])
      expect((await refusal('the portal', countersign(id, personId)))?.message).toMatch(/another issuing-officer/);
    // Two approved, so that the second signer has a part; a proof is what is missing.
    expect((await refusal('the portal', countersign(id, secondSigner.personId)))?.message).toMatch(/fresh proof over these bytes/);
    expect((await refusal('the portal', countersign(id, secondSigner.personId, "sha256('other')")))?.message).toMatch(/bytes that wait/);
    expect((await refusal('the portal', countersign(id, secondSigner.personId, undefined, '2020-01-01')))?.message).toMatch(
      /bytes that wait/,
    );
    const proof = await proofOf('permit.countersign', ['0'.repeat(64)], second());
    const spent = `INSERT INTO proof_use (proof_id, item, item_sha256, subject, subject_id, used_at)
      SELECT id, 0, decode(repeat('0', 64), 'hex'), 'permit', '${id}', proven_at FROM step_up_proof WHERE id = '${proof.id}'`;
    expect((await refusal('the portal', [spent, ...countersign(id, secondSigner.personId)]))?.message).toMatch(
      /fresh proof over these bytes/,
    );
    must(await countersignPermit({ permitNumber }, second()));
    await expect(query(appUrl(), 'UPDATE permit_countersignature SET signed_by = $1', [first.personId])).rejects.toThrow(
      /permission denied/,
    );
  });

  it('a signature of the portal, or a valid permit, on one person’s word', async () => {
    const permitNumber = await signedOnce();
    const { id } = await world.permitOf(permitNumber);
    const other = await world.permitOf((await world.issuedPermit()).permitNumber);
    const issued = `UPDATE permit SET state = 'issued', state_at = now(), issued_at = now(), kid = o.kid, cose = o.cose, drawing_sha256 = o.drawing_sha256,
      pdf_sha256 = sha256('another'), pdf_bytes = 1 FROM permit o WHERE o.id = '${other.id}' AND permit.id = '${id}'`;
    for (const attacker of ['the portal', 'the owner'] as const)
      expect((await refusal(attacker, [issued, told(id, 'PermitIssued')]))?.message).toMatch(/two signatories|that the signer attached/);
    const attach = `SELECT attach_signature('${id}', kid, cose, (SELECT content_sha256 FROM permit WHERE id = '${id}')) FROM permit WHERE id = '${other.id}'`;
    expect((await refusal('the owner', [attach]))?.message).toMatch(/two signatories/);
    must(await voidPermit({ permitNumber, reason: 'Not signed by a second one' }, signer()));
  });

  it('a case that nobody reviewing opened, without an accepted letter, or told differently later', async () => {
    const reference = await reviewed();
    const { id } = must(await getCase({ reference }, officer())).application;
    const letterId = await letterOf(reference);
    const insert = (who: string, document = letterId) => [
      `INSERT INTO retrospective_case (id, application_id, left_on, asked_by, ground, reason, investigation, agreed_on, agreement, letter_id, opened_by, opened_at)
       VALUES (gen_random_uuid(), '${id}', '2026-11-20', 'exporter', 'not-attributable', 'x', 'y', '2026-11-21', 'z', '${document}', '${who}', now())`,
      told(id, 'RetrospectiveCaseOpened', 'application'),
    ];
    for (const { personId } of [world.people.signer, world.people.scientist, world.people.trader])
      expect((await refusal('the portal', insert(personId)))?.message).toMatch(/reviews it/);
    const otherLetter = await letterOf(await reviewed());
    expect((await refusal('the portal', insert(world.people.officer.personId, otherLetter)))?.message).toMatch(
      /letter of the other authority/,
    );
    must(await open(reference));
    expect((await refusal('the portal', insert(world.people.officer.personId)))?.message).toMatch(/retrospective_opened_once/);
    await expect(query(appUrl(), "UPDATE retrospective_case SET reason = 'y' WHERE application_id = $1", [id])).rejects.toThrow(
      /permission denied/,
    );
  });
});
