import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sandboxGateway } from '@/adapters/sandbox-gateway';
import { invoicesOf } from '@/data/repositories/fee-repository';
import type { Actor } from '@/domain/access/actor';
import { withdrawApplication } from '@/services/application/withdraw-application';
import { bookDeskPayment, refundPayment } from '@/services/fees/book-at-desk';
import { getOwnFees } from '@/services/fees/get-fees';
import { checkPayments, startPayment } from '@/services/fees/pay-online';
import { raiseExtraFee } from '@/services/fees/raise-invoice';
import { endSandboxPayment } from '@/services/fees/sandbox';
import { receiveNotice, settleAttempt } from '@/services/fees/settle-attempt';
import { askWaiver, decideWaiver } from '@/services/fees/waivers';
import { appUrl, ownerUrl, query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { issuePermit } from '../../support/world/proven';
import { must } from '../../support/world/request';

let world: World;
let gateway: ReturnType<typeof sandboxGateway>;
beforeAll(async () => {
  world = await makeWorld();
  gateway = sandboxGateway(world.db, 'a secret of this test alone, long enough');
  await query(
    ownerUrl(),
    `INSERT INTO tariff_row (natural_key, document_type, basis, amount_minor, currency, valid_from, source)
     VALUES ('ex application', 'EX', 'application', 4000, 'XTS', '2026-01-01', 'Test'), ('ex line', 'EX', 'line', 500, 'XTS', '2026-01-01', 'Test')`,
  );
});
afterAll(() => world.close());

const ctx = (actor: Actor | null) => world.ctx(actor, { ports: { payments: gateway } });
let reference: string;
beforeEach(async () => {
  reference = await world.submittedApplication();
});

const fees = async () => must(await getOwnFees({ reference }, ctx(world.people.trader))).invoices;
const invoice = async () => (await fees())[0] ?? expect.fail('an invoice was raised');
const started = async () => {
  const on = { reference, invoice: (await invoice()).reference };
  const { payAt } = must(await startPayment({ ...on, idempotencyKey: randomUUID() }, ctx(world.people.trader)));
  return payAt.split('/').at(-1) ?? '';
};
const notice = async (payment: string) => (await gateway.sandbox.noticeOf(payment)) ?? expect.fail('the gateway knows it');
const atDesk = async (slip: string) =>
  bookDeskPayment({ reference, invoice: (await invoice()).reference, slip }, ctx(world.people.officer));
const sound = async () =>
  expect(await query(superuserUrl(), "SELECT * FROM verify_invariants() WHERE rule LIKE 'fees%' OR rule = 'trigger.missing'")).toEqual([]);

describe('an invoice', () => {
  it('is raised with the submission, line by line of the tariff in force', async () => {
    expect(await invoice()).toMatchObject({ kind: 'tariff', state: 'open', total: { minor: 4500, currency: 'XTS' } });
    expect((await invoice()).lines.map(({ basis, amount }) => [basis, amount.minor])).toEqual([
      ['application', 4000],
      ['line', 500],
    ]);
    await sound();
  });

  it('is not raised for a document that the tariff does not name', async () => {
    reference = await world.submittedApplication({ appendix: 'III' });

    expect(await fees()).toEqual([]);
  });

  it('is cancelled when the application is withdrawn', async () => {
    must(await withdrawApplication({ reference, version: await world.versionOf(reference) }, ctx(world.people.trader)));

    expect((await invoice()).state).toBe('cancelled');
  });

  it('of somebody else does not exist', async () => {
    const stranger = { ...world.people.trader, personId: randomUUID() };
    const on = { reference, invoice: (await invoice()).reference };

    expect(await getOwnFees({ reference }, ctx(stranger))).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(await startPayment({ ...on, idempotencyKey: randomUUID() }, ctx(stranger))).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
    expect(await askWaiver({ ...on, ground: 'hardship', explanation: 'x' }, ctx(stranger))).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });
});

describe('a payment at the gateway', () => {
  it('is booked once, however many notices of it arrive at the same time', async () => {
    const payment = await started();
    await gateway.sandbox.decide(payment, 'paid');
    const sent = await notice(payment);

    const answers = await Promise.all([1, 2, 3, 4].map(() => receiveNotice(sent, ctx(null))));

    expect(answers.map((answer) => answer.ok && answer.value.state)).toEqual(['paid', 'paid', 'paid', 'paid']);
    expect((await invoice()).payments).toMatchObject([{ kind: 'payment', channel: 'gateway', amount: { minor: 4500 } }]);
    expect((await invoice()).state).toBe('paid');
    await sound();
  });

  it('is known from the notice alone where the payer never comes back', async () => {
    must(await endSandboxPayment({ payment: await started(), ending: 'pay-and-lose' }, ctx(null)));

    expect((await invoice()).state).toBe('paid');
  });

  it('is known when the payer comes back before the notice, and the late notice changes nothing', async () => {
    const payment = await started();
    await gateway.sandbox.decide(payment, 'paid');
    must(await checkPayments({ reference }, ctx(world.people.trader)));
    expect((await invoice()).state).toBe('paid');

    must(await receiveNotice(await notice(payment), ctx(null)));
    expect((await invoice()).payments).toHaveLength(1);
  });

  it('is not believed of a browser that comes back while the gateway knows of none', async () => {
    await started();
    must(await checkPayments({ reference }, ctx(world.people.trader)));

    expect(await invoice()).toMatchObject({ state: 'open', attempts: [{ state: 'started' }], payments: [] });
  });

  it('that was cancelled leaves the invoice to pay, and another attempt can pay it', async () => {
    must(await endSandboxPayment({ payment: await started(), ending: 'cancel' }, ctx(null)));
    expect(await invoice()).toMatchObject({ state: 'open', attempts: [{ state: 'cancelled' }] });

    must(await endSandboxPayment({ payment: await started(), ending: 'pay' }, ctx(null)));
    expect((await invoice()).state).toBe('paid');
    await sound();
  });

  it.each(['cancelled', 'failed', 'expired'] as const)(
    'counts though word of it having %s came first, and is not undone when it comes after',
    async (outcome) => {
      const payment = await started();
      const { total } = await invoice();
      const said = { gatewayReference: payment, amount: total };
      must(await settleAttempt('sandbox', { ...said, outcome }, ctx(null)));
      must(await settleAttempt('sandbox', { ...said, outcome: 'paid' }, ctx(null)));
      must(await settleAttempt('sandbox', { ...said, outcome }, ctx(null)));

      expect(await invoice()).toMatchObject({ state: 'paid', attempts: [{ state: 'paid' }] });
    },
  );

  it.each([
    ['amount', { minor: 4499, currency: 'XTS' }],
    ['currency', { minor: 4500, currency: 'EUR' }],
  ])('of another %s is refused and books nothing', async (_what, amount) => {
    const answer = await settleAttempt('sandbox', { gatewayReference: await started(), outcome: 'paid', amount }, ctx(null));

    expect(answer).toEqual({ ok: false, problem: { kind: 'notification-refused' } });
    expect((await invoice()).state).toBe('open');
  });

  it.each(['0'.repeat(64), 'zz', ''])('is not believed of a notice signed %j', async (signature) => {
    const payment = await started();
    await gateway.sandbox.decide(payment, 'paid');

    expect(await receiveNotice({ ...(await notice(payment)), signature }, ctx(null))).toEqual({
      ok: false,
      problem: { kind: 'notification-refused' },
    });
    expect((await invoice()).state).toBe('open');
  });

  it('that nobody began is not found, so that the gateway says it again', async () => {
    const said = { gatewayReference: 'SB-NOBODYS', outcome: 'paid', amount: { minor: 1, currency: 'XTS' } } as const;

    expect(await settleAttempt('sandbox', said, ctx(null))).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  });

  it('for what was meanwhile paid at the counter is noted as surplus and books nothing', async () => {
    const payment = await started();
    must(await atDesk('SLIP-SURPLUS'));
    must(await endSandboxPayment({ payment, ending: 'pay' }, ctx(null)));

    expect(await invoice()).toMatchObject({ state: 'paid', attempts: [{ state: 'surplus' }] });
    expect((await invoice()).payments).toHaveLength(1);
    await sound();
  });

  it('sent twice by the payer is one attempt', async () => {
    const on = { reference, invoice: (await invoice()).reference, idempotencyKey: randomUUID() };
    const first = must(await startPayment(on, ctx(world.people.trader)));

    expect(must(await startPayment(on, ctx(world.people.trader)))).toEqual(first);
    expect((await invoice()).attempts).toHaveLength(1);
  });
});

describe('a gateway that does not answer', () => {
  const silence = () => Promise.reject(new Error('connection refused'));
  const silent = (actor: Actor | null) =>
    world.ctx(actor, { ports: { payments: { ...gateway, start: silence, ask: silence, refund: silence } } });

  it('is told to the payer, who can try again with the same attempt', async () => {
    const on = { reference, invoice: (await invoice()).reference, idempotencyKey: randomUUID() };
    expect(await startPayment(on, silent(world.people.trader))).toEqual({ ok: false, problem: { kind: 'gateway-silent' } });
    expect(await invoice()).toMatchObject({ state: 'open', attempts: [] });

    must(await startPayment(on, ctx(world.people.trader)));
    expect((await invoice()).attempts).toHaveLength(1);
  });

  it('leaves a payment open when its payer comes back, until it says more', async () => {
    const payment = await started();
    await gateway.sandbox.decide(payment, 'paid');
    must(await checkPayments({ reference }, silent(world.people.trader)));
    expect(await invoice()).toMatchObject({ state: 'open', attempts: [{ state: 'started' }] });

    must(await checkPayments({ reference }, ctx(world.people.trader)));
    expect((await invoice()).state).toBe('paid');
  });

  it('gives no money back that the register would say was given, and gives it once when asked again', async () => {
    must(await endSandboxPayment({ payment: await started(), ending: 'pay' }, ctx(null)));
    const refund = {
      reference,
      invoice: (await invoice()).reference,
      amount: '45',
      reason: 'Withdrawn in time',
      idempotencyKey: randomUUID(),
    };
    expect(await refundPayment(refund, silent(world.people.signer))).toMatchObject({ ok: false });
    must(await refundPayment(refund, ctx(world.people.signer)));
    must(await refundPayment(refund, ctx(world.people.signer)));

    expect(await invoice()).toMatchObject({ state: 'refunded' });
    expect((await invoice()).payments.map(({ kind }) => kind)).toEqual(['payment', 'refund']);
    await sound();
  });
});

describe('at the counter', () => {
  it('a slip is booked once, and receipts are numbered without a gap', async () => {
    const first = must(await atDesk('SLIP-1')).receipt;
    reference = await world.submittedApplication();
    expect(await atDesk('SLIP-1')).toMatchObject({ ok: false, problem: { kind: 'invalid-input' } });
    const second = must(await atDesk('SLIP-2')).receipt;

    expect(Number(second.slice(5)) - Number(first.slice(5))).toBe(1);
  });

  it('two officers who book one invoice at once book it once', async () => {
    const answers = await Promise.all([atDesk('SLIP-3'), atDesk('SLIP-4')]);

    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await invoice()).payments).toHaveLength(1);
    await sound();
  });
});

describe('a refund', () => {
  const refund = async (actor: Actor, amount: string, idempotencyKey: string = randomUUID()) =>
    refundPayment({ reference, invoice: (await invoice()).reference, amount, reason: 'Withdrawn in time', idempotencyKey }, ctx(actor));

  it('sent twice is given once, and never more than was paid', async () => {
    must(await endSandboxPayment({ payment: await started(), ending: 'pay' }, ctx(null)));
    const key = randomUUID();
    must(await refund(world.people.signer, '20', key));
    must(await refund(world.people.signer, '20', key));
    expect((await invoice()).state).toBe('partly-refunded');
    expect(await refund(world.people.signer, '25.01')).toMatchObject({ ok: false, problem: { kind: 'invalid-input' } });
    must(await refund(world.people.signer, '25.00'));

    expect((await invoice()).state).toBe('refunded');
    expect((await invoice()).payments.map(({ kind, amount }) => [kind, amount.minor])).toEqual([
      ['payment', 4500],
      ['refund', 2000],
      ['refund', 2500],
    ]);
    await sound();
  });

  it('is given by nobody who booked the payment, and by no case officer', async () => {
    const both = { ...world.people.officer, roles: ['case-officer', 'issuing-officer'] as const };
    must(await atDesk('SLIP-5'));

    expect(await refund(both, '45')).toMatchObject({ ok: false, problem: { kind: 'separation-of-duties' } });
    expect(await refund(world.people.officer, '45')).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
    expect(await refund(world.people.signer, '45')).toMatchObject({ ok: true });
  });
});

describe('a waiver', () => {
  it('is asked for once, decided by an officer with a reason, and settles the fee', async () => {
    const on = { reference, invoice: (await invoice()).reference };
    const asked = { ...on, ground: 'scientific-exchange', explanation: 'A loan between two herbaria' } as const;
    must(await askWaiver(asked, ctx(world.people.trader)));
    must(await askWaiver(asked, ctx(world.people.trader)));
    expect((await invoice()).waivers).toHaveLength(1);
    must(await decideWaiver({ ...on, outcome: 'granted', reason: 'Registered institutions' }, ctx(world.people.officer)));

    expect(await invoice()).toMatchObject({ state: 'waived', waivers: [{ outcome: 'granted' }] });
    expect(await atDesk('SLIP-6')).toMatchObject({ ok: false, problem: { kind: 'nothing-to-pay' } });
    await sound();
  });

  it('that is refused leaves the fee to pay', async () => {
    const on = { reference, invoice: (await invoice()).reference };
    must(await askWaiver({ ...on, ground: 'hardship', explanation: 'No income' }, ctx(world.people.trader)));
    must(await decideWaiver({ ...on, outcome: 'refused', reason: 'Not shown' }, ctx(world.people.officer)));

    expect((await invoice()).state).toBe('open');
  });
});

describe('signing', () => {
  it('waits for the fee, and for an extra fee raised after it was paid', async () => {
    reference = await world.approvedApplication();
    const sign = async () =>
      issuePermit({ reference, version: await world.versionOf(reference), validUntil: null }, ctx(world.people.signer));
    expect(await sign()).toMatchObject({ ok: false, problem: { kind: 'fee-open' } });
    must(await atDesk('SLIP-7'));
    const extra = { reference, amount: '10,50', currency: 'XTS', reason: 'A second inspection' };
    const raised = must(await raiseExtraFee(extra, ctx(world.people.officer)));
    expect(await sign()).toMatchObject({ ok: false, problem: { kind: 'fee-open', invoices: [raised.invoice] } });
    must(await bookDeskPayment({ reference, invoice: raised.invoice, slip: 'SLIP-8' }, ctx(world.people.officer)));

    expect(await sign()).toMatchObject({ ok: true });
    expect(await raiseExtraFee(extra, ctx(world.people.officer))).toMatchObject({ ok: false, problem: { kind: 'transition-not-allowed' } });
    await sound();
  });
});

describe('PostgreSQL by itself refuses', () => {
  it.each([
    ['to call an invoice paid that nobody paid', "UPDATE invoice SET state = 'paid' WHERE reference = $1"],
    ['to waive what nobody decided', "UPDATE invoice SET state = 'waived' WHERE reference = $1"],
    ['an event-less change', "UPDATE invoice SET state = 'cancelled' WHERE reference = $1"],
    [
      'an amount of nothing',
      "INSERT INTO payment (id, invoice_id, application_id, kind, channel, amount_minor, currency, reference, booked_by, at, on_day) SELECT gen_random_uuid(), id, application_id, 'payment', 'desk', 0, currency, 'X', raised_by, now(), '2026-11-23' FROM invoice WHERE reference = $1",
    ],
    [
      'a payment booked by the applicant',
      "INSERT INTO payment (id, invoice_id, application_id, kind, channel, amount_minor, currency, reference, booked_by, at, on_day) SELECT gen_random_uuid(), id, application_id, 'payment', 'desk', total_minor, currency, 'X', raised_by, now(), '2026-11-23' FROM invoice WHERE reference = $1",
    ],
    ['a changed total', 'UPDATE invoice SET total_minor = 1 WHERE reference = $1'],
    ['a changed tariff', "UPDATE tariff_row SET amount_minor = 1 WHERE $1 <> ''"],
  ])('%s', async (_what, sql) => {
    await expect(query(appUrl(), sql, [(await invoice()).reference])).rejects.toThrow();
    expect((await invoicesOf(world.db, (await invoice()).applicationId))[0]?.state).toBe('open');
  });
});
