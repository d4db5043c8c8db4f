import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertSession, personOfLapsedSession, sessionEndsAt } from '@/data/repositories/person-repository';
import { inTransaction } from '@/data/transaction';
import type { Instant } from '@/domain/shared/iso-date';
import { ok } from '@/domain/shared/result';
import type { ServiceContext } from '@/services/context';
import { forgetForm, keepForm, keepFormOf, keptFormOn } from '@/services/people/kept-forms';
import { makeWorld } from '../../support/world';

let world: Awaited<ReturnType<typeof makeWorld>>;
let trader: ServiceContext;
let officer: ServiceContext;
const PAGE = '/apply/applications/A-1/exporter';

beforeAll(async () => {
  world = await makeWorld();
  trader = world.ctx(world.people.trader);
  officer = world.ctx(world.people.officer);
});
afterAll(() => world.close());

const personOf = ({ actor }: ServiceContext): string => actor?.personId ?? '';

describe('what was typed and not saved', () => {
  it('is there again on the same page, for the one who typed it and nobody else', async () => {
    await keepForm({ address: `${PAGE}?from=check`, typed: { exporterName: 'Élevage' } }, trader);

    expect(await keptFormOn(PAGE, trader)).toMatchObject({ typed: { exporterName: 'Élevage' } });
    expect(await keptFormOn(PAGE, officer)).toBeNull();
    expect(await keptFormOn('/apply/applications/A-1/importer', trader)).toBeNull();
  });

  it('goes when the page is saved', async () => {
    await keepForm({ address: PAGE, typed: { exporterName: 'x' } }, trader);
    await forgetForm(PAGE, trader);
    expect(await keptFormOn(PAGE, trader)).toBeNull();
  });

  it('is no place to store a flood', async () => {
    expect(await keepForm({ address: PAGE, typed: { exporterName: 'x'.repeat(70_000) } }, trader)).toMatchObject({ ok: false });
    expect(await keepForm({ address: 'https://elsewhere.example/', typed: {} }, trader)).toMatchObject({ ok: false });
    for (let n = 0; n < 32; n++)
      await keepForm(
        { address: `/apply/${n}`, typed: { n: String(n) } },
        { ...trader, now: new Date(Date.parse(trader.now) + n).toISOString() as Instant },
      );
    expect(await trader.db.keptForm.count({ where: { personId: personOf(trader) } })).toBe(30);
  });
});

describe('a session that ran out', () => {
  const at = '2026-11-23T10:00:00.000Z';
  const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString();
  const open = async (id: string) =>
    inTransaction(trader, async (tx) => {
      await insertSession(tx, {
        id,
        personId: personOf(trader),
        at,
        expiresAt: later(720),
        idleMinutes: 30,
        stage: 'full',
        provenBy: 'password',
      });
      return ok(null);
    });

  it('ends by idleness, and only then is what was sent kept for its person', async () => {
    const id = trader.newId();
    await open(id);
    expect(await sessionEndsAt(trader.db, id)).toBe(later(30));
    expect(await personOfLapsedSession(trader.db, id, later(29))).toBeNull();
    expect(await personOfLapsedSession(trader.db, id, later(31))).toBe(personOf(trader));
    expect(
      await keepFormOf(
        personOf(trader),
        { address: PAGE, typed: { exporterName: 'sent too late' } },
        { ...trader, actor: null, now: new Date(Date.parse(trader.now) + 60_000).toISOString() as Instant },
      ),
    ).toMatchObject({
      ok: true,
    });
    expect(await keptFormOn(PAGE, trader)).toMatchObject({ typed: { exporterName: 'sent too late' } });
  });

  it('that somebody ended keeps nothing for anybody', async () => {
    const id = trader.newId();
    await open(id);
    await trader.db.session.update({ where: { id }, data: { endedAt: later(1) } });
    expect(await personOfLapsedSession(trader.db, id, later(31))).toBeNull();
    expect(await personOfLapsedSession(trader.db, 'not-a-session', later(31))).toBeNull();
  });
});
