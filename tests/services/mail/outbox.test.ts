import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { smtpMailSender } from '@/adapters/smtp-mail-sender';
import { inTransaction } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok } from '@/domain/shared/result';
import { queueMail } from '@/services/mail/queue-mail';
import { listMail, readMail, sendAgain } from '@/services/mail/read-mail';
import { remindPeople } from '@/services/mail/remind-people';
import { sendQueuedMail } from '@/services/mail/send-queued-mail';
import type { MailSender } from '@/services/ports';
import { appUrl, ownerUrl, query } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
let administrator: Actor;
beforeAll(async () => {
  world = await makeWorld();
  administrator = await world.person(['administrator']);
});
afterAll(() => world.close());

const MINUTE = 60_000;
const ctx = (mail: MailSender | null, minutesLater = 0) => {
  const made = world.ctx(null);
  const now = new Date(Date.parse(made.now) + minutesLater * MINUTE).toISOString() as typeof made.now;
  return { ...made, now, ports: { ...made.ports, mail } };
};
const order = (key: string = randomUUID()) => ({
  personId: world.people.trader.personId,
  template: 'applicationSent' as const,
  values: { reference: 'A-1', day: '2026-11-23', expected: '2026-12-07' },
  path: '/apply/applications/A-1',
  key,
});
const queued = (key: string, extra: object = {}) =>
  inTransaction(ctx(null), async (tx) => ok(await queueMail(tx, { ...order(key), ...extra }, ctx(null))));
const rowOf = async (key: string) => (await world.db.mail.findUnique({ where: { key } })) ?? expect.fail('it is in the outbox');
// What earlier tests wrote is none of this test's business.
beforeEach(async () => void (await sendQueuedMail(ctx(null, 10_000))));

describe('the outbox', () => {
  it('keeps one message under one key', async () => {
    const key = randomUUID();
    must(await queued(key));
    must(await queued(key));

    expect(await world.db.mail.count({ where: { key } })).toBe(1);
  });

  it('keeps nothing of a change that did not happen', async () => {
    const key = randomUUID();
    await inTransaction(ctx(null), async (tx) => {
      await queueMail(tx, order(key), ctx(null));
      return fail(invalidField('x', 'field.invalid'));
    });

    expect(await world.db.mail.count({ where: { key } })).toBe(0);
  });

  it.each([
    ["subject = 'Another'", 'another subject'],
    ["paragraphs = ARRAY['x']", 'other words'],
    ['link = NULL', 'no link, though it opens nothing'],
    ["state = 'failed', address = 'x@example.test'", 'another reader'],
  ])('refuses %s in PostgreSQL', async (change) => {
    const key = randomUUID();
    must(await queued(key));

    await expect(query(appUrl(), `UPDATE mail SET ${change} WHERE key = '${key}'`)).rejects.toThrow();
    await expect(query(ownerUrl(), `UPDATE mail SET ${change} WHERE key = '${key}'`)).rejects.toThrow(/never altered/);
  });

  it('writes to people in the language they chose', async () => {
    const key = randomUUID();
    const { personId } = world.people.trader;
    await world.db.person.update({ where: { id: personId }, data: { locale: 'es' } });
    must(await queued(key));
    await world.db.person.update({ where: { id: personId }, data: { locale: 'en' } });

    expect(await rowOf(key)).toMatchObject({ locale: 'es', subject: 'Hemos recibido su solicitud A-1' });
    expect((await rowOf(key)).paragraphs.join(' ')).toContain('23 de noviembre de 2026');
  });
});

describe('the worker', () => {
  it('keeps messages for an administrator where no mail server is connected', async () => {
    const key = randomUUID();
    must(await queued(key));

    expect(await sendQueuedMail(ctx(null))).toMatchObject({ kept: 1, sent: 0 });
    const admin = world.ctx(administrator);
    const list = must(await listMail({ state: 'kept', about: null, before: null }, admin));
    expect(list.mails.map(({ id }) => id)).toContain((await rowOf(key)).id);
  });

  it('sends through a mail server what its reader can read as text and as a page', async () => {
    const got: Buffer[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          got.push(Buffer.concat(parts));
          done();
        });
      },
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const { port } = server.server.address() as AddressInfo;
    const key = randomUUID();
    const to = { address: 'jose@example.test', name: 'José <b>王小明</b>', locale: 'fr' as const };
    must(await queued(key, { personId: undefined, to }));

    const sender = smtpMailSender({ url: `smtp://127.0.0.1:${port}`, from: 'permits@example.test' });
    expect(await sendQueuedMail(ctx(sender))).toMatchObject({ sent: 1, failed: 0 });
    await new Promise<void>((closed) => server.close(closed));

    const letter = await simpleParser(got[0] ?? Buffer.alloc(0));
    expect(letter.subject).toBe('Nous avons reçu votre demande A-1');
    expect(letter.text).toContain('Bonjour José <b>王小明</b>,');
    expect(letter.html).toContain('Bonjour José &lt;b&gt;王小明&lt;/b&gt;,');
    expect(letter.text).toContain('/apply/applications/A-1');
    expect(letter.messageId).toContain((await rowOf(key)).id);
    expect((await rowOf(key)).state).toBe('sent');
  });

  it('waits longer after each refusal, gives up in the end, and can be told to begin again', async () => {
    const key = randomUUID();
    must(await queued(key));
    let asked = 0;
    const silent: MailSender = {
      send: () => {
        asked++;
        return Promise.reject(new Error('connection refused'));
      },
    };
    for (let minutes = 0; minutes < 2_000; minutes += 1) {
      const { nextAttemptAt, state } = await rowOf(key);
      if (state !== 'queued') break;
      await sendQueuedMail({ ...ctx(silent), now: nextAttemptAt.toISOString() as ReturnType<typeof ctx>['now'] });
    }
    expect(asked).toBe(8);
    expect(await rowOf(key)).toMatchObject({ state: 'failed', attempts: 8, lastError: 'connection refused' });

    must(await sendAgain({ id: (await rowOf(key)).id }, world.ctx(administrator)));
    expect((await rowOf(key)).state).toBe('queued');
  });

  it('takes a link that opens an account out of the register once it is sent', async () => {
    const key = randomUUID();
    must(await queued(key, { opensAccount: true }));
    await sendQueuedMail(ctx({ send: () => Promise.resolve() }));

    expect((await rowOf(key)).link).toBeNull();
  });
});

describe('an administrator', () => {
  it('does not see a link that opens an account, except in a demonstration', async () => {
    const key = randomUUID();
    must(await queued(key, { opensAccount: true }));
    const { id } = await rowOf(key);
    const admin = world.ctx(administrator);

    expect(must(await readMail({ id, isDemonstration: false }, admin)).text).not.toContain('/apply/applications/A-1');
    expect(must(await readMail({ id, isDemonstration: true }, admin)).text).toContain('/apply/applications/A-1');
  });

  it('alone reads mail', async () => {
    const officer = world.ctx(world.people.officer);

    expect(await listMail({ state: null, about: null, before: null }, officer)).toMatchObject({
      ok: false,
      problem: { kind: 'forbidden' },
    });
  });
});

describe('a reminder', () => {
  it('of a draft left alone for a week is given once', async () => {
    const reference = await world.draftApplication();
    const later = ctx(null, 8 * 24 * 60);
    await remindPeople(later);
    await remindPeople(later);

    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    expect(await world.db.mail.count({ where: { key: `application:${id}:untouched` } })).toBe(1);
  });
});
