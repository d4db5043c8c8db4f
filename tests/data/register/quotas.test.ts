import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withdrawApplication } from '@/services/application/withdraw-application';
import { query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { makeQuota } from '../../support/world/quotas';
import { must } from '../../support/world/request';
import { expectRefused } from './support/hostile';

let world: World;
/** A quota of 100, a case that reserved 40 of it, and one that drew 40. */
let quota: string;
let reserved: { application: string; entry: string };
let drawn: { application: string; entry: string; line: string; reservation: string };
beforeAll(async () => {
  world = await makeWorld();
  quota = await makeQuota({ limit: '100' });
  const reference = await world.approvedApplication();
  const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
  reserved = { application: id, entry: await entryOf(id, 'reserve') };
  const permit = await world.permitOf((await world.issuedPermit()).permitNumber);
  drawn = {
    application: permit.applicationId,
    entry: await entryOf(permit.applicationId, 'draw'),
    line: permit.lines[0]?.id ?? '',
    reservation: await entryOf(permit.applicationId, 'reserve'),
  };
});
afterAll(() => world.close());

async function entryOf(application: string, kind: string): Promise<string> {
  const [row] = await query(superuserUrl(), 'SELECT id::text FROM quota_entry WHERE application_id = $1 AND kind = $2', [
    application,
    kind,
  ]);
  return (row as { id: string }).id;
}

interface Entry {
  readonly kind: string;
  readonly application: string;
  readonly quantity: string;
  readonly reservation?: string;
  readonly line?: string;
  readonly reason?: string;
  readonly cause?: string;
  readonly event?: string | null;
}
const text = (value: string | undefined) => (value === undefined ? 'NULL' : `'${value}'`);
/** The statements that write an entry with the event that it wants. */
const entry = (e: Entry): string[] => [
  `INSERT INTO quota_entry (id, quota_id, kind, application_id, position, reservation_id, permit_line_id, quantity, reason, cause_id, recorded_at)
   VALUES ('${randomUUID()}', '${quota}', '${e.kind}', '${e.application}', 1, ${text(e.reservation)}, ${text(e.line)}, '${e.quantity}'::numeric, ${text(e.reason)}, '${e.cause ?? randomUUID()}', now())`,
  ...(e.event ? [`SELECT audit_append('2026-11-23T10:00:00Z', '', 'system', '${e.event}', 'application', '${e.application}', '{}')`] : []),
];

describe('PostgreSQL refuses', () => {
  it('a balance above the limit, whoever writes it', async () => {
    await expectRefused(`UPDATE quota_balance SET reserved = 61 WHERE quota_id = '${quota}'`, /never_over_quota/);
    await expectRefused(`UPDATE quota SET limit_quantity = 79 WHERE id = '${quota}'`, /never_over_quota|foreign key/);
  });

  it('a balance that is not the sum of its entries', () =>
    expectRefused(`UPDATE quota_balance SET reserved = 41 WHERE quota_id = '${quota}'`, /sum of its entries/));

  it.each(['NaN', '-1', '0', 'Infinity', '1e400'])('an entry of %s', (quantity) =>
    expectRefused(
      entry({
        kind: 'return',
        application: drawn.application,
        quantity,
        reservation: drawn.reservation,
        line: drawn.line,
        reason: 'expired',
      }),
      /violates check constraint|numeric field overflow|overflows numeric/,
    ),
  );

  it.each(['NaN', '-1', 'Infinity'])('a limit of %s', (limit) =>
    expectRefused(`UPDATE quota SET limit_quantity = '${limit}'::numeric WHERE id = '${quota}'`, /violates check constraint|overflow/),
  );

  it('an entry that is edited or removed, and an emptied ledger', async () => {
    await expectRefused('UPDATE quota_entry SET quantity = quantity', /rows are only ever added/);
    await expectRefused('DELETE FROM quota_entry', /rows are only ever added/);
    for (const table of ['quota', 'quota_balance', 'quota_entry'])
      await expectRefused(`TRUNCATE ${table} CASCADE`, /rows are only ever added/);
  });

  it('a quota that is deleted, or becomes another once it was used', async () => {
    await expectRefused(`DELETE FROM quota_balance WHERE quota_id = '${quota}'`, /never deleted/);
    await expectRefused(`UPDATE quota SET year = 2027 WHERE id = '${quota}'`, /stays the quota it was/);
    await expectRefused(`UPDATE quota SET unit = 'KGM' WHERE id = '${quota}'`, /stays the quota it was/);
  });

  it('a second reservation of the same line', () =>
    expectRefused(entry({ kind: 'reserve', application: reserved.application, quantity: '1', event: 'QuotaReserved' }), /already/));

  it('a draw without a permit, of another permit’s line, or of another quantity', async () => {
    const draw = { kind: 'draw', application: reserved.application, quantity: '40', reservation: reserved.entry, event: 'QuotaDrawn' };
    await expectRefused(entry(draw), /violates check constraint/);
    await expectRefused(entry({ ...draw, line: drawn.line }), /permit line of the same application/);
    await expectRefused(
      entry({ ...draw, application: drawn.application, reservation: drawn.reservation, line: drawn.line }),
      /drawn or returned already/,
    );
  });

  it('a return that nothing gave cause to', async () => {
    const back = { kind: 'return', quantity: '40', event: 'QuotaReturned' };
    await expectRefused(
      entry({ ...back, application: reserved.application, reservation: reserved.entry, reason: 'withdrawn' }),
      /not to be used so/,
    );
    await expectRefused(
      entry({ ...back, application: drawn.application, reservation: drawn.reservation, line: drawn.line, reason: 'revoked' }),
      /not to be used so/,
    );
  });

  it('a return of more than was drawn', () =>
    expectRefused(
      entry({
        kind: 'return',
        quantity: '40.000001',
        application: drawn.application,
        reservation: drawn.reservation,
        line: drawn.line,
        reason: 'expired',
      }),
      /not drawn/,
    ));

  it('a second return of a reservation, and a draw after it', async () => {
    const reference = await world.approvedApplication({ lines: [{ quantity: '5' }] });
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    must(await withdrawApplication({ reference, version: await world.versionOf(reference) }, world.ctx(world.people.trader)));
    const reservation = await entryOf(id, 'reserve');
    const again = { kind: 'return', application: id, quantity: '5', reservation, reason: 'withdrawn', event: 'QuotaReturned' };
    await expectRefused(entry(again), /nothing of this reservation is left/);
  });

  it('an entry without its event', () =>
    expectRefused(
      entry({ kind: 'return', quantity: '40', application: reserved.application, reservation: reserved.entry, reason: 'not-applicable' }),
      /without an audit event/,
    ));
});

it('what was attacked is still sound', async () => {
  expect(await query(superuserUrl(), 'SELECT * FROM verify_invariants()')).toEqual([]);
});
