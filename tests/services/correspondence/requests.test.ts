import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskedFor } from '@/domain/correspondence/information-request';
import type { IsoDate } from '@/domain/shared/iso-date';
import { getOwnApplication } from '@/services/application/get-application';
import { submitApplication } from '@/services/application/submit-application';
import {
  addToRequest,
  askApplicant,
  getRequestInPreparation,
  sendPreparedRequest,
  takeFromRequest,
} from '@/services/correspondence/ask-applicant';
import { correspondenceOf, getOwnRequest } from '@/services/correspondence/get-correspondence';
import { saveReply } from '@/services/correspondence/reply';
import { writeToApplicant, writeToOffice } from '@/services/correspondence/write-message';
import { attachDocument } from '@/services/evidence/attach-document';
import { remindPeople } from '@/services/mail/remind-people';
import { startReview } from '@/services/review/review-steps';
import { lapseUnanswered } from '@/services/upkeep/lapse-unanswered';
import { verifyInvariants } from '@/services/upkeep/verify-invariants';
import { appUrl, ownerUrl, query } from '../../support/database';
import { picture } from '../../support/files';
import { makeWorld, TODAY, type World } from '../../support/world';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const QUESTION: AskedFor = { documentKind: null, template: 'how-acquired', ownWords: null };
const OWN: AskedFor = { documentKind: null, template: null, ownWords: 'Which of the crates holds the female?' };
const PAPER: AskedFor = { documentKind: 'breeding-record', template: null, ownWords: 'Of both parents.' };
const DUE = '2026-12-23' as IsoDate;

const at = async (reference: string) => ({ reference, version: await world.versionOf(reference) });
const officer = (today = TODAY) => world.ctx(world.people.officer, { today });
const trader = (today = TODAY) => world.ctx(world.people.trader, { today });
const asked = async (items: readonly AskedFor[], dueOn = DUE) => {
  const reference = await world.submittedApplication();
  must(await askApplicant({ ...(await at(reference)), items, dueOn }, officer()));
  return reference;
};
const requestOf = async (reference: string) => must(await getOwnRequest({ reference }, trader())).request;
const lettersTo = (personId: string) =>
  query(ownerUrl(), 'SELECT template, subject, paragraphs, link FROM mail WHERE person_id = $1 ORDER BY queued_at, key', [
    personId,
  ]) as Promise<{ template: string; subject: string; paragraphs: string[]; link: string }[]>;
const send = async (reference: string, answers: Record<string, string>, today = TODAY) =>
  submitApplication({ ...(await at(reference)), declaredBy: 'The applicant', answers }, trader(today));
const photo = async () => ({ name: 'record.jpg', bytes: await picture('jpeg', 40, 40) });

describe('an officer who needs something', () => {
  it('gathers single things, drops one, and asks for the rest in the applicant’s language, with the clock stopped', async () => {
    await query(ownerUrl(), "UPDATE person SET locale = 'fr' WHERE id = $1", [world.people.trader.personId]);
    const reference = await world.submittedApplication();
    must(await addToRequest({ ...(await at(reference)), items: [QUESTION, PAPER, OWN] }, officer()));
    must(await addToRequest({ ...(await at(reference)), items: [QUESTION] }, officer()));
    must(await takeFromRequest({ ...(await at(reference)), position: 3 }, officer()));
    expect(must(await getRequestInPreparation({ reference }, officer()))).toEqual({
      items: [QUESTION, PAPER],
      readerLocale: 'fr',
      dueOn: DUE,
    });

    must(await sendPreparedRequest({ ...(await at(reference)), dueOn: DUE }, officer()));

    const own = must(await getOwnApplication({ reference }, trader('2027-01-04')));
    expect(own.application.state).toBe('returned');
    expect(own.age).toMatchObject({ used: 0, isStopped: true, expectedOn: null });
    expect((await requestOf(reference)).items).toMatchObject([QUESTION, PAPER]);
    const letter = (await lettersTo(world.people.trader.personId)).findLast(({ template }) => template === 'replyNeeded');
    expect(letter?.link).toBe(`http://localhost:3000/apply/applications/${reference}/reply`);
    expect(letter?.paragraphs.join('\n')).toContain(
      '1. Comment, quand et auprès de qui avez-vous acquis les spécimens\u00a0?\n2. Veuillez nous envoyer',
    );
    expect(letter?.paragraphs.join('\n')).toContain('23 décembre 2026');
    await query(ownerUrl(), "UPDATE person SET locale = 'en' WHERE id = $1", [world.people.trader.personId]);
  });

  it('must ask for something, by a day to come', async () => {
    const reference = await world.submittedApplication();
    const ask = async (items: readonly AskedFor[], dueOn: string) =>
      askApplicant({ ...(await at(reference)), items, dueOn: dueOn as IsoDate }, officer());
    expect(await ask([], DUE)).toMatchObject({ ok: false, problem: { fields: { items: { key: 'request.nothingAsked' } } } });
    for (const day of [TODAY, '2026-01-01', '2028-01-01'])
      expect(await ask([OWN], day)).toMatchObject({ ok: false, problem: { fields: { dueOn: { key: 'request.dueOn' } } } });
  });
});

describe('a reply', () => {
  it('is kept in parts, and sent once everything is answered, files and words', async () => {
    const reference = await asked([QUESTION, PAPER]);
    const [question, paper] = (await requestOf(reference)).items;
    const answers = { [question?.id ?? '']: 'Bred by us in 2026' };
    must(await saveReply({ ...(await at(reference)), answers }, trader()));
    expect((await requestOf(reference)).items[0]).toMatchObject({ answer: 'Bred by us in 2026' });

    const early = await send(reference, {});
    expect(early).toMatchObject({ ok: false, problem: { fields: { [`answer_${paper?.id}`]: { key: 'reply.documentMissing' } } } });

    must(
      await attachDocument(
        { reference, kind: 'breeding-record', itemId: paper?.id, purpose: 'reply', note: null, file: await photo() },
        trader(),
      ),
    );
    must(await send(reference, {}));
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    const { requests } = await correspondenceOf({ id }, officer());
    expect(requests).toMatchObject([
      { answeredAt: expect.any(String), items: [{ answer: 'Bred by us in 2026' }, { files: [{ name: 'record.jpg' }] }] },
    ]);
    const letters = await lettersTo(world.people.officer.personId);
    expect(letters.findLast(({ template }) => template === 'replyReceived')?.subject).toContain(reference);
    expect(await verifyInvariants(officer())).toEqual([]);
  });

  it('is refused whole when a question stands open, and keeps nothing of what came with it', async () => {
    const reference = await asked([QUESTION, OWN]);
    const [question, own] = (await requestOf(reference)).items;
    const refused = await send(reference, { [question?.id ?? '']: 'At the market' });
    expect(refused).toMatchObject({ ok: false, problem: { fields: { [`answer_${own?.id}`]: { key: 'reply.answerMissing' } } } });
    expect((await requestOf(reference)).items.map(({ answer }) => answer)).toEqual([null, null]);
  });

  it('after the due day is still taken, and both sides are told that it came late', async () => {
    const reference = await asked([OWN]);
    const [own] = (await requestOf(reference)).items;
    must(await send(reference, { [own?.id ?? '']: 'The second' }, '2027-01-11'));
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    expect((await world.eventsOf(id)).find(({ type }) => type === 'ReplyReceived')?.payload).toContain('"isLate":true');
    // 35 working days were the applicant's: the office still has its ten.
    expect(must(await getOwnApplication({ reference }, trader('2027-01-11'))).age).toMatchObject({
      used: 0,
      left: 10,
      expectedOn: '2027-01-25',
    });
  });

  it('of somebody else does not exist', async () => {
    const reference = await asked([OWN]);
    const stranger = world.ctx(await world.person(['applicant']));
    expect(await getOwnRequest({ reference }, stranger)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(await saveReply({ ...(await at(reference)), answers: {} }, stranger)).toMatchObject({
      ok: false,
      problem: { kind: 'not-found' },
    });
  });

  it('takes no file for a thing that was not asked for', async () => {
    const reference = await asked([PAPER]);
    const attach = async (itemId: string | undefined, kind: 'photograph' | 'breeding-record') =>
      attachDocument({ reference, kind, itemId, purpose: 'reply', note: null, file: await photo() }, trader());
    const [paper] = (await requestOf(reference)).items;
    expect(await attach(paper?.id, 'photograph')).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    const other = (await requestOf(await asked([PAPER]))).items[0]?.id;
    expect(await attach(other, 'breeding-record')).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
  });
});

describe('a request that nobody answers', () => {
  it('is reminded of seven days and one day before it is due, and seven before the application lapses, each once', async () => {
    const person = await world.person(['applicant']);
    const reference = await asked([OWN]);
    const belongsTo = (id: string) =>
      world.tamper('application', 'UPDATE application SET applicant_id = $1 WHERE reference = $2', [id, reference]);
    await belongsTo(person.personId);
    for (const today of ['2026-12-15', '2026-12-16', '2026-12-17', '2026-12-22', '2026-12-23', '2026-12-24', '2027-01-15', '2027-01-16'])
      await remindPeople(world.ctx(null, { today }));
    const letters = (await lettersTo(person.personId)).map(({ template }) => template);
    expect(letters).toEqual(['replyDueSoon', 'replyDueSoon', 'applicationLapsesSoon']);
    // The queue's own row knows whose case it is, and tampering passes it by.
    await belongsTo(world.people.trader.personId);
  });

  it('lapses its application after the last day, and not on it', async () => {
    const reference = await asked([OWN]);
    const lapse = (today: string) => lapseUnanswered(world.ctx(null, { today }));
    expect(await lapse('2027-01-22')).not.toContain(reference);
    expect(await lapse('2027-01-23')).toContain(reference);
    expect(await lapse('2027-01-24')).not.toContain(reference);
    expect(must(await getOwnApplication({ reference }, trader())).application.state).toBe('lapsed');
    expect((await lettersTo(world.people.trader.personId)).map(({ template }) => template)).toContain('applicationLapsed');
    expect(await send(reference, {})).toMatchObject({ ok: false });
    expect(await verifyInvariants(officer())).toEqual([]);
  });
});

describe('a decision that is late', () => {
  it('is apologised for once with each new day that is promised', async () => {
    const person = await world.person(['applicant']);
    const reference = await world.submittedApplication();
    const belongsTo = (id: string) =>
      world.tamper('application', 'UPDATE application SET applicant_id = $1 WHERE reference = $2', [id, reference]);
    await belongsTo(person.personId);
    for (const today of ['2026-12-07', '2026-12-08', '2026-12-09', '2026-12-15']) await remindPeople(world.ctx(null, { today }));
    const letters = await lettersTo(person.personId);
    expect(letters.map(({ subject }) => subject)).toEqual([
      expect.stringContaining('14 December 2026'),
      expect.stringContaining('21 December 2026'),
    ]);
  });
});

describe('a message', () => {
  it('goes from either side to the other after an application was sent, and tells who works on it', async () => {
    const reference = await world.submittedApplication();
    must(await startReview(await at(reference), officer()));
    must(await writeToOffice({ reference, text: 'When can I expect it?' }, trader()));
    must(await writeToApplicant({ reference, text: 'Next week.' }, officer()));
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    expect((await correspondenceOf({ id }, officer())).messages).toMatchObject([
      { side: 'applicant', text: 'When can I expect it?' },
      { side: 'office', text: 'Next week.' },
    ]);
    expect((await lettersTo(world.people.officer.personId)).map(({ template }) => template)).toContain('messageFromApplicant');
    expect((await lettersTo(world.people.trader.personId)).flatMap(({ paragraphs }) => paragraphs)).toContain('Next week.');
  });

  it('about a draft, of a stranger, or to oneself is not taken', async () => {
    const draft = await world.draftApplication();
    expect(await writeToOffice({ reference: draft, text: 'Hello' }, trader())).toMatchObject({ ok: false, problem: { action: 'write' } });
    const reference = await world.submittedApplication();
    const stranger = world.ctx(await world.person(['applicant']));
    expect(await writeToOffice({ reference, text: 'Hello' }, stranger)).toMatchObject({ ok: false, problem: { kind: 'not-found' } });
    expect(await writeToApplicant({ reference, text: 'Hello' }, trader())).toMatchObject({ ok: false, problem: { kind: 'forbidden' } });
  });
});

describe('PostgreSQL by itself', () => {
  const refused = async (sql: string, values: unknown[], why: RegExp) => {
    await expect(query(appUrl(), sql, values)).rejects.toThrow(why);
  };

  it('refuses a question that is altered, an answer after the reply, and a message that is changed', async () => {
    const reference = await asked([OWN]);
    const request = await requestOf(reference);
    const [own] = request.items;
    await refused("UPDATE requested_item SET own_words = 'Another' WHERE id = $1", [own?.id], /permission denied|never changed/);
    await refused('UPDATE information_request SET due_on = due_on + 1 WHERE id = $1', [request.id], /permission denied|never changed/);
    must(await send(reference, { [own?.id ?? '']: 'The second' }));
    await refused("UPDATE requested_item SET answer = 'The first' WHERE id = $1", [own?.id], /nor an answer once the reply was sent/);
    await refused('UPDATE information_request SET answered_at = NULL, answered_by = NULL WHERE id = $1', [request.id], /answered once/);
    must(await writeToOffice({ reference, text: 'Thank you' }, trader()));
    await refused("UPDATE case_message SET text = 'Nothing'", [], /permission denied|only ever added/);
    await refused('DELETE FROM case_message', [], /permission denied|only ever added/);
  });

  it('refuses a request by somebody who is no officer of the case, and a message in the name of the other side', async () => {
    const reference = await world.submittedApplication();
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    const ask =
      'INSERT INTO information_request (id, application_id, asked_by, asked_at, due_on, lapses_on) VALUES (gen_random_uuid(), $1, $2, now(), $3, $4)';
    await refused(ask, [id, world.people.signer.personId, '2026-12-23', '2027-01-22'], /case officer who asks/);
    const write =
      "INSERT INTO case_message (id, application_id, side, author_id, text, at) VALUES (gen_random_uuid(), $1, $2, $3, 'x', now())";
    await refused(write, [id, 'office', world.people.trader.personId], /side that its author is on/);
    await refused(write, [id, 'applicant', world.people.officer.personId], /side that its author is on/);
    await refused(write, [id, 'office', world.people.officer.personId], /without an audit event/);
  });
});
