import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localScanner } from '@/adapters/local-scanner';
import type { Actor } from '@/domain/access/actor';
import { MOST_PAPERS } from '@/domain/people/identity-paper';
import { getOwnOrganisation } from '@/services/organisations/own-organisation';
import { closeAccount } from '@/services/people/close-account';
import { exportOwnData } from '@/services/people/export-own-data';
import { deliverOwnPaper, listOwnPapers, type PaperOwner, putForward, removePaper, sendPaper } from '@/services/people/identity-papers';
import { saveOwnProfile } from '@/services/people/own-account';
import { scanWaitingPapers } from '@/services/people/scan-papers';
import { deliverPaperOfTrader, getTrader, vetTrader } from '@/services/people/vet-trader';
import { forgetPapers } from '@/services/upkeep/forget-papers';
import { appUrl, query, superuserUrl } from '../../support/database';
import { eicar, pdfFile, picture, program } from '../../support/files';
import { makeWorld, type World } from '../../support/world';
import { actingPlay } from '../../support/world/acting';
import { applicationPlay } from '../../support/world/applications';
import { must, type RequestOptions } from '../../support/world/request';
import { DETAILS, newcomer, PASSWORD } from './newcomer';

let world: World;
let passport: Uint8Array;
beforeAll(async () => {
  world = await makeWorld();
  passport = await pdfFile();
});
afterAll(() => world.close());

/** Somebody whom the office looks at. */
async function asking(): Promise<Actor> {
  const actor = await newcomer();
  must(await saveOwnProfile({ ...DETAILS, version: 0 }, world.ctx(actor)));
  return actor;
}

const send = (actor: Actor, more: { bytes?: Uint8Array; name?: string; owner?: PaperOwner } = {}, options: RequestOptions = {}) =>
  sendPaper(
    { owner: more.owner ?? 'me', file: { name: more.name ?? 'passport.pdf', bytes: more.bytes ?? passport } },
    world.ctx(actor, options),
  );
const own = async (actor: Actor, owner: PaperOwner = 'me') => must(await listOwnPapers({ owner }, world.ctx(actor)));
const vet = async (actor: Actor, outcome: 'verify' | 'ask' | 'refuse', officer = world.people.officer) => {
  const { profile } = must(await getTrader({ id: actor.personId }, world.ctx(officer)));
  return vetTrader(
    { id: actor.personId, outcome, reason: 'A copy of your passport, please', version: profile.version },
    world.ctx(officer),
  );
};
const seenBy = async (officer: Actor, actor: Actor, paper: string) =>
  deliverPaperOfTrader({ id: actor.personId, paper }, world.ctx(officer));
const events = (actor: Actor, type: string) =>
  query(superuserUrl(), 'SELECT payload::jsonb AS payload FROM audit_event WHERE subject_id = $1 AND type = $2', [actor.personId, type]);

describe('a copy of a paper', () => {
  it('is sent by whoever is asked for more, is opened by who verifies traders, and puts them forward again', async () => {
    const actor = await asking();
    must(await vet(actor, 'ask'));
    const { paper } = must(await send(actor));
    const { profile, mayPutForward } = await own(actor);
    expect([profile.vetting, mayPutForward]).toEqual(['unvetted', true]);
    must(await putForward({ owner: 'me', version: profile.version }, world.ctx(actor)));

    const trader = must(await getTrader({ id: actor.personId }, world.ctx(world.people.officer)));
    expect(trader).toMatchObject({ profile: { vetting: 'asked', reason: null }, papers: [{ name: 'passport.pdf', scanState: 'clean' }] });
    expect(Buffer.from(must(await seenBy(world.people.officer, actor, paper)).bytes).equals(passport)).toBe(true);
    must(await vet(actor, 'verify'));
    expect(await events(actor, 'TraderVerified')).toMatchObject([{ payload: { papers: [trader.papers[0]?.originalSha256] } }]);
  });

  it('is opened by nobody who may not say who its sender is', async () => {
    const actor = await asking();
    const { paper } = must(await send(actor));
    for (const other of [world.people.scientist, world.people.signer, world.people.customs, world.people.trader])
      expect(await seenBy(other, actor, paper)).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await deliverOwnPaper({ owner: 'me', paper }, world.ctx(world.people.trader))).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await seenBy(world.people.officer, await asking(), paper)).toMatchObject({ problem: { kind: 'not-found' } });
    const auditor = await world.person(['auditor']);
    expect(must(await getTrader({ id: actor.personId }, world.ctx(auditor))).papers).toEqual([]);
  });

  it('is not shown to an officer whose own it is', async () => {
    const officer: Actor = { ...(await asking()), roles: ['applicant', 'case-officer'] };
    const { paper } = must(await send(officer));
    expect(await seenBy(officer, officer, paper)).toMatchObject({ problem: { kind: 'not-found' } });
    expect(must(await getTrader({ id: officer.personId }, world.ctx(officer))).papers).toEqual([]);
  });

  it('that comes while an officer reads makes their answer stale', async () => {
    const actor = await asking();
    const { profile } = must(await getTrader({ id: actor.personId }, world.ctx(world.people.officer)));
    must(await send(actor));
    const answer = { id: actor.personId, outcome: 'verify', reason: '', version: profile.version } as const;
    expect(await vetTrader(answer, world.ctx(world.people.officer))).toMatchObject({ problem: { kind: 'stale' } });
  });

  it('is one paper when it is sent twice, and there are five at the most', async () => {
    const actor = await asking();
    const first = must(await send(actor));
    expect(must(await send(actor))).toEqual(first);
    for (let n = 1; n < MOST_PAPERS; n += 1) must(await send(actor, { bytes: await pdfFile({ pages: n + 1 }) }));
    const sixth = await send(actor, { bytes: await pdfFile({ pages: 9 }) });
    expect(sixth).toMatchObject({ problem: { kind: 'file-refused', fault: 'too-many-papers' } });
    expect((await own(actor)).takesMore).toBe(false);
  });

  it('of five sent at once by two pages, at most five are kept', async () => {
    const actor = await asking();
    const files = await Promise.all(Array.from({ length: 8 }, (_, n) => pdfFile({ pages: n + 1 })));
    const answers = await Promise.all(files.map((bytes) => send(actor, { bytes })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(MOST_PAPERS);
    expect((await own(actor)).papers).toHaveLength(MOST_PAPERS);
  });

  it('is looked into like any file: a virus, a program, an empty or an oversized one leaves nothing but the note of a virus', async () => {
    const actor = await asking();
    const faults = [
      ['virus', 'passport.pdf', eicar()],
      ['wrong-type', 'passport.pdf', program()],
      ['empty', 'passport.pdf', new Uint8Array()],
      ['too-big', 'passport.pdf', new Uint8Array(10 * 1024 * 1024 + 1)],
    ] as const;
    for (const [fault, name, bytes] of faults)
      expect(await send(actor, { name, bytes })).toMatchObject({ problem: { kind: 'file-refused', fault } });
    expect((await own(actor)).papers).toEqual([]);
    expect(await events(actor, 'InfectedFileRefused')).toHaveLength(1);
  });

  it('that is a photograph is drawn anew, without what was hidden in it', async () => {
    const actor = await asking();
    const { paper } = must(await send(actor, { name: 'card.jpg', bytes: await picture('jpeg', 60, 40) }));
    const { bytes } = must(await deliverOwnPaper({ owner: 'me', paper }, world.ctx(actor)));
    expect(Buffer.from(bytes).includes('Somebody at home')).toBe(false);
  });

  it('waits for a look where no scanner answers, and is opened by nobody until then', async () => {
    const actor = await asking();
    const { paper } = must(await send(actor, {}, { ports: { scanner: { scan: async () => null } } }));
    expect(await deliverOwnPaper({ owner: 'me', paper }, world.ctx(actor))).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await seenBy(world.people.officer, actor, paper)).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await scanWaitingPapers(world.ctx(null, { ports: { scanner: localScanner } }))).toEqual({ clean: 1, infected: [], waiting: 0 });
    must(await seenBy(world.people.officer, actor, paper));
  });

  it('is taken away by its sender at any time, bytes and all, and nobody else takes it', async () => {
    const actor = await asking();
    const { paper } = must(await send(actor));
    must(await vet(actor, 'verify'));
    expect(await removePaper({ owner: 'me', paper }, world.ctx(await asking()))).toMatchObject({ problem: { kind: 'not-found' } });
    must(await removePaper({ owner: 'me', paper }, world.ctx(actor)));
    expect(await query(superuserUrl(), 'SELECT 1 FROM identity_paper WHERE id = $1', [paper])).toEqual([]);
    expect((await own(actor)).profile.vetting).toBe('verified');
    expect(await events(actor, 'IdentityPaperRemoved')).toHaveLength(1);
  });

  it('is not taken once the office has verified who somebody is', async () => {
    const actor = await asking();
    must(await vet(actor, 'verify'));
    expect(await send(actor)).toMatchObject({ problem: { kind: 'transition-not-allowed', from: 'verified' } });
    const { profile } = await own(actor);
    expect(await putForward({ owner: 'me', version: profile.version }, world.ctx(actor))).toMatchObject({
      problem: { kind: 'transition-not-allowed' },
    });
  });

  it('is told in what one takes along, and goes with the account', async () => {
    const actor = await asking();
    must(await send(actor));
    const { json } = must(await exportOwnData(null, world.ctx(actor)));
    expect(JSON.parse(json)).toMatchObject({ identityPapers: [{ name: 'passport.pdf', mediaType: 'application/pdf' }] });
    must(await closeAccount({ currentPassword: PASSWORD }, world.ctx(actor)));
    expect(await query(superuserUrl(), 'SELECT 1 FROM identity_paper WHERE person_id = $1', [actor.personId])).toEqual([]);
    expect(await query(superuserUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
  });

  it('is named in the log whenever an officer opens it', async () => {
    const actor = await asking();
    const { paper } = must(await send(actor));
    must(await seenBy(world.people.officer, actor, paper));
    expect(await events(actor, 'IdentityPaperOpened')).toMatchObject([{ payload: { paper } }]);
  });

  it('goes two years after it was sent, and after the last day of the last permit of its owner', async () => {
    const [idle, trading] = [await asking(), await asking()];
    const [{ paper: old }, { paper: needed }] = [must(await send(idle)), must(await send(trading))];
    must(await vet(trading, 'verify'));
    await applicationPlay({ people: { ...world.people, trader: trading }, ctx: world.ctx }).issuedNumber();
    const there = async (paper: string) =>
      (await query(superuserUrl(), 'SELECT 1 FROM identity_paper WHERE id = $1', [paper])).length === 1;

    expect(await forgetPapers(world.ctx(null, { today: '2028-11-23' }))).not.toContain(old);
    const forgotten = await forgetPapers(world.ctx(null, { today: '2028-11-24' }));
    expect([forgotten.includes(old), forgotten.includes(needed)]).toEqual([true, false]);
    expect([await there(old), await there(needed)]).toEqual([false, true]);
    expect(await forgetPapers(world.ctx(null, { today: '2029-12-01' }))).toContain(needed);
  });

  it('of an organisation is sent, seen and taken away by its owners, not by its members', async () => {
    const acting = actingPlay(world);
    const { id, owner } = await acting.organisation({ isVerified: false });
    const member = await acting.join(owner, await world.person(['applicant']));
    const { paper } = must(await send(owner, { owner: 'organisation' }));
    expect(await listOwnPapers({ owner: 'organisation' }, world.ctx(member))).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await send(member, { owner: 'organisation' })).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(await removePaper({ owner: 'organisation', paper }, world.ctx(member))).toMatchObject({ problem: { kind: 'forbidden' } });
    expect(must(await getTrader({ id }, world.ctx(world.people.officer))).papers).toHaveLength(1);
    expect(must(await getOwnOrganisation(null, world.ctx(owner)))?.profile.vetting).toBe('asked');
    must(await removePaper({ owner: 'organisation', paper }, world.ctx(owner)));
  });
});

describe('PostgreSQL', () => {
  const insert = (personId: string, by: string, sha = 'a'.repeat(64)) =>
    query(
      appUrl(),
      `INSERT INTO identity_paper (id, person_id, name, media_type, bytes, size, original_sha256, added_by, added_at, scan_state)
       VALUES ('${randomUUID()}', '${personId}', 'p.pdf', 'application/pdf', '\\x00', 1, '${sha}', '${by}', now(), 'quarantined')`,
    );

  it('keeps no copy of a paper without an event, of another’s hand, or of somebody who is verified', async () => {
    const actor = await asking();
    const other = await asking();
    await expect(insert(actor.personId, actor.personId)).rejects.toThrow(/without an audit event/);
    await expect(insert(actor.personId, other.personId)).rejects.toThrow(/by oneself/);
    await expect(insert(world.people.trader.personId, world.people.trader.personId)).rejects.toThrow(/not verified yet/);
  });

  it('lets a copy of a paper be neither changed nor taken away unseen', async () => {
    const actor = await asking();
    const { paper } = must(await send(actor));
    await expect(query(appUrl(), "UPDATE identity_paper SET name = 'other.pdf' WHERE id = $1", [paper])).rejects.toThrow(
      /permission denied/,
    );
    await expect(query(superuserUrl(), "UPDATE identity_paper SET name = 'other.pdf' WHERE id = $1", [paper])).rejects.toThrow(
      /never changed/,
    );
    await expect(query(appUrl(), 'DELETE FROM identity_paper WHERE id = $1', [paper])).rejects.toThrow(/without an audit event/);
  });
});
