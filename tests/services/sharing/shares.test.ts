import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { getSharedPdf, openShare } from '@/services/sharing/open-share';
import { listShares, makeShare, revokeShare } from '@/services/sharing/shares';
import { query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { countingThrottle } from '../../support/world/ports';
import { must } from '../../support/world/request';

let world: World;
let permitNumber: string;
let id: string;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  ({ permitNumber, id } = await world.issuedPermit());
});

const holder = (today?: string) => world.ctx(world.people.trader, today ? { today } : {});
const stranger = (today?: string) => world.ctx(null, today ? { today } : {});
const made = async (days: 3 | 30 = 3) => must(await makeShare({ number: permitNumber, label: 'Air cargo desk', days }, holder()));
const open = (token: string, today?: string) => openShare({ token, address: '192.0.2.7' }, stranger(today));
const pdf = (token: string, today?: string) => getSharedPdf({ token, address: '192.0.2.7' }, stranger(today));
const NOT_THERE = { ok: false, problem: { kind: 'not-found', what: 'permit-share' } };

describe('a link for a courier', () => {
  it('opens the verdict of the public and the sealed file, without a session', async () => {
    const { token } = await made();

    expect(await open(token)).toMatchObject({
      ok: true,
      value: { permitNumber, isOffered: true, answer: { verdict: 'VALID', scannedNames: null } },
    });
    const { pdfSha256 } = await world.permitOf(permitNumber);
    expect(must(await pdf(token)).pdf).toEqual(await world.ports.files.get(pdfSha256 ?? ''));
    expect((await world.eventsOf(id)).map(({ type }) => type).slice(-2)).toEqual(['PermitShared', 'SharedPermitDownloaded']);
  });

  it('is told to the person whose account made it', async () => {
    await made();

    const mails = await query(
      superuserUrl(),
      "SELECT template, address, link FROM mail WHERE subject LIKE '%' || $1 || '%' AND template = 'permitShared'",
      [permitNumber],
    );
    expect(mails).toMatchObject([
      { address: world.people.trader.email, link: expect.stringMatching(/\/apply\/permits\/26XA\d{6}-EX\/share$/) },
    ]);
  });

  it('counts how often it was opened', async () => {
    const { token } = await made();
    await open(token);
    await open(token);

    const { shares } = must(await listShares({ number: permitNumber }, holder()));
    expect(shares).toMatchObject([{ label: 'Air cargo desk', state: 'open', openCount: 2 }]);
  });

  it('is kept as a digest alone', async () => {
    const { token } = await made();

    const [row] = await query(superuserUrl(), 'SELECT permit_share::text AS row FROM permit_share WHERE permit_id = $1', [id]);
    expect((row as { row: string }).row).not.toContain(token);
    expect(token).toMatch(/^[\w-]{43}$/);
  });

  it('gives one answer when it is unknown, over or ended', async () => {
    const { token } = await made(3);
    const { shares } = must(await listShares({ number: permitNumber }, holder()));

    expect(await open('A'.repeat(43))).toEqual(NOT_THERE);
    expect(await open(token, '2026-11-26')).toEqual(NOT_THERE);
    must(await revokeShare({ number: permitNumber, share: shares[0]?.id ?? '' }, holder()));
    expect(await open(token)).toEqual(NOT_THERE);
    expect(await pdf(token)).toEqual(NOT_THERE);
  });

  it('shows STOP and withholds the file once the permit cannot be used', async () => {
    const { token } = await made();
    await world.move(permitNumber, 'suspend');

    expect(await open(token)).toMatchObject({ ok: true, value: { isOffered: false, answer: { verdict: 'SUSPENDED' } } });
    expect(await pdf(token)).toEqual(NOT_THERE);
    expect(await makeShare({ number: permitNumber, label: 'Another', days: 3 }, holder())).toMatchObject({
      ok: false,
      problem: { kind: 'permit-not-usable', verdict: 'SUSPENDED' },
    });
  });

  it('is guessed no more than a few times', async () => {
    const { throttle } = countingThrottle(3);
    const guess = (token: string) => openShare({ token, address: '192.0.2.9' }, world.ctx(null, { ports: { throttle } }));
    for (const letter of 'abc') expect(await guess(letter.repeat(43))).toEqual(NOT_THERE);

    const { token } = await made();
    expect(await guess(token)).toMatchObject({ ok: false, problem: { kind: 'too-many-attempts' } });
  });

  it('of somebody else’s permit is neither made, listed nor ended', async () => {
    await made();
    const other = world.ctx(await world.person(['applicant']));
    const { shares } = must(await listShares({ number: permitNumber }, holder()));
    const gone = { ok: false, problem: { kind: 'not-found', what: 'permit' } };

    expect(await makeShare({ number: permitNumber, label: 'Mine', days: 3 }, other)).toEqual(gone);
    expect(await listShares({ number: permitNumber }, other)).toEqual(gone);
    expect(await revokeShare({ number: permitNumber, share: shares[0]?.id ?? '' }, other)).toEqual(gone);
  });

  it('is made ten times at most', async () => {
    for (let n = 0; n < 10; n += 1) await made();

    expect(await makeShare({ number: permitNumber, label: 'One more', days: 3 }, holder())).toMatchObject({
      ok: false,
      problem: { kind: 'invalid-input', fields: { label: { key: 'share.tooMany' } } },
    });
  });
});

describe('PostgreSQL', () => {
  const app = (sql: string, values: unknown[]) => query(superuserUrl(), sql, values);

  it('refuses a link that lives longer than thirty days, is altered, opened again or deleted', async () => {
    await made();
    await expect(app("UPDATE permit_share SET expires_at = expires_at + interval '1 day' WHERE permit_id = $1", [id])).rejects.toThrow(
      /never altered/,
    );
    await expect(app('DELETE FROM permit_share WHERE permit_id = $1', [id])).rejects.toThrow(/never deleted/);
    await expect(app('UPDATE permit_share SET revoked_at = made_at WHERE permit_id = $1', [id])).rejects.toThrow(/audit event/);
    await expect(
      app(
        "INSERT INTO permit_share (id, permit_id, token_sha256, label, made_by, made_at, expires_at) SELECT gen_random_uuid(), permit_id, sha256('x'), 'x', made_by, made_at, made_at + interval '31 days' FROM permit_share WHERE permit_id = $1",
        [id],
      ),
    ).rejects.toThrow(/permit_share_check/);
  });
});
