import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveStep } from '@/services/application/save-answers';
import { getOwnFees } from '@/services/fees/get-fees';
import { remindScience } from '@/services/mail/remind-science';
import { adviceInbox } from '@/services/review/advice-inbox';
import { requestFindings, returnQuestion } from '@/services/review/ask-science';
import { contextOfCase } from '@/services/review/case-context';
import { deliverSharedDocument, getAdviceCase } from '@/services/review/get-advice-case';
import { getCase } from '@/services/review/get-case';
import { recordNonDetrimentFinding } from '@/services/review/record-finding';
import { startReview } from '@/services/review/review-steps';
import { appUrl, query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { must } from '../../support/world/request';
import { STEPS } from './case';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const at = async (reference: string) => ({ reference, version: await world.versionOf(reference) });
const QUESTION = {
  question: 'May so many leave?',
  kind: 'non-detriment',
  lines: [1],
  documents: [],
  dueOn: '2026-12-01' as never,
} as const;

async function underReview(lines?: readonly Readonly<Record<string, string>>[]): Promise<string> {
  const reference = await world.submittedApplication(lines ? { lines } : {});
  must(await startReview(await at(reference), world.ctx(world.people.officer)));
  return reference;
}

async function asked(): Promise<string> {
  const reference = await underReview();
  must(await requestFindings({ ...(await at(reference)), ...QUESTION }, world.ctx(world.people.officer)));
  return reference;
}

describe('a question to the Scientific Authority', () => {
  it('stands in its inbox by the day it is due, with who asked and how much', async () => {
    const late = await asked();
    const reference = await underReview();
    must(await requestFindings({ ...(await at(reference)), ...QUESTION, dueOn: '2026-11-25' as never }, world.ctx(world.people.officer)));
    const { rows } = must(await adviceInbox({ after: null }, world.ctx(world.people.scientist)));
    expect(rows.map((row) => row.reference)).toEqual([reference, late]);
    expect(rows[0]).toMatchObject({
      kind: 'non-detriment',
      firstTaxon: 'Python regius',
      unit: 'NAR',
      dueOn: '2026-11-25',
      isEscalated: false,
    });
    expect(await adviceInbox({ after: null }, world.ctx(world.people.officer))).toMatchObject({ problem: { kind: 'forbidden' } });
  });

  it('is about lines of the case and due in the future', async () => {
    const reference = await underReview();
    const ask = async (more: object) =>
      requestFindings({ ...(await at(reference)), ...QUESTION, ...more }, world.ctx(world.people.officer));
    expect(await ask({ lines: [7] })).toMatchObject({ problem: { fields: { lines: { key: 'advice.lines' } } } });
    expect(await ask({ lines: [] })).toMatchObject({ problem: { fields: { lines: { key: 'advice.lines' } } } });
    expect(await ask({ dueOn: '2026-11-01' })).toMatchObject({ problem: { fields: { dueOn: { key: 'date.past' } } } });
    expect(await ask({ documents: ['6f9619ff-8b86-4d01-b42d-00cf4fc964ff'] })).toMatchObject({ problem: { kind: 'not-found' } });
  });

  it('is returned with a reason when it cannot be answered, and can be asked again', async () => {
    const reference = await asked();
    const { scientist, officer } = world.people;
    must(await returnQuestion({ ...(await at(reference)), reason: 'Which subspecies?' }, world.ctx(scientist)));
    const found = must(await getCase({ reference }, world.ctx(officer)));
    expect(found.application.state).toBe('under-review');
    expect(found.questions[0]?.ended).toMatchObject({ outcome: 'returned', reason: 'Which subspecies?' });
    must(await requestFindings({ ...(await at(reference)), ...QUESTION }, world.ctx(officer)));
    expect(must(await getCase({ reference }, world.ctx(officer))).questions).toHaveLength(2);
  });

  it('reminds its advisers once, then tells who asked once, and takes no silence for an answer', async () => {
    const reference = await asked();
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    const events = async () => (await world.eventsOf(id)).map(({ type }) => type).filter((type) => type.startsWith('Advice'));
    const work = (today: string) => remindScience(world.ctx(null, { today }));
    await work('2026-11-23');
    expect(await events()).toEqual([]);
    await work('2026-11-24');
    await work('2026-11-25');
    expect(await events()).toEqual(['AdviceReminded']);
    await work('2026-12-02');
    await work('2026-12-03');
    expect(await events()).toEqual(['AdviceReminded', 'AdviceEscalated']);
    const mails = await query(superuserUrl(), 'SELECT person_id FROM mail WHERE template = $1 AND subject LIKE $2', [
      'adviceOverdue',
      `%${reference}%`,
    ]);
    expect(mails.map(({ person_id }: { person_id: string }) => person_id).sort()).toEqual(
      [world.people.officer.personId, world.people.scientist.personId].sort(),
    );
    expect(await world.db.application.findUniqueOrThrow({ where: { reference } })).toMatchObject({ state: 'awaiting-findings' });
  });

  it('is never changed and ends once, whoever asks PostgreSQL', async () => {
    const reference = await asked();
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    const { officer } = world.people;
    await expect(query(superuserUrl(), `UPDATE advice_request SET question = 'x' WHERE application_id = $1`, [id])).rejects.toThrow(
      /never/,
    );
    await expect(query(appUrl(), 'DELETE FROM advice_request WHERE application_id = $1', [id])).rejects.toThrow(/permission/);
    const answering = `UPDATE advice_request SET outcome = 'answered', ended_by = $2, ended_at = now() WHERE application_id = $1`;
    await expect(query(superuserUrl(), answering, [id, officer.personId])).rejects.toThrow(/separation of duties/);
  });
});

describe('the Scientific Authority', () => {
  it('sees the question and what was shared with it, and can touch nothing else of the case', async () => {
    const reference = await asked();
    const scientist = world.ctx(world.people.scientist);
    const found = must(await getAdviceCase({ reference }, scientist));
    expect(found.request).toMatchObject({ question: QUESTION.question, lines: [1], dueOn: '2026-12-01' });
    expect(found.documents).toEqual([]);
    const document = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff';
    expect(await deliverSharedDocument({ reference, document }, scientist)).toMatchObject({ problem: { kind: 'not-found' } });
    expect(await getCase({ reference }, scientist)).toMatchObject({ ok: false });
    expect(await getOwnFees({ reference }, scientist)).toMatchObject({ ok: false });
    const step = { ...(await at(reference)), step: 'purpose', lineId: null, values: { purpose: 'Z' } };
    expect(await saveStep(step, scientist)).toMatchObject({ ok: false });
    for (const name of ['startReview', 'returnForInformation', 'recordLegalAcquisition', 'recommendApproval', 'approve', 'refuse'] as const)
      expect([name, await STEPS[name](await at(reference), scientist)]).toMatchObject([name, { ok: false }]);
  });

  it('gives general advice that covers later applications by itself, until its volume is used up', async () => {
    const reference = await asked();
    const { scientist, officer } = world.people;
    const advice = {
      outcome: 'positive-with-conditions',
      reasoning: 'Ranched from eggs',
      evidence: 'Survey of 2026',
      conditions: 'Hatchlings only.',
      confidence: 'high',
      scope: 'general',
    } as const;
    const give = async (more: { readonly validUntil: never; readonly volumes: Readonly<Record<string, string>> }) =>
      recordNonDetrimentFinding({ ...(await at(reference)), ...advice, ...more }, world.ctx(scientist));
    expect(await give({ validUntil: null as never, volumes: { 1: '500' } })).toMatchObject({
      problem: { fields: { validUntil: { key: 'advice.until' } } },
    });
    expect(await give({ validUntil: '2027-06-30' as never, volumes: {} })).toMatchObject({
      problem: { fields: { volumes: { key: 'advice.volume' } } },
    });
    expect(must(await give({ validUntil: '2027-06-30' as never, volumes: { 1: '500' } })).isAnswered).toBe(true);
    const answered = must(await getCase({ reference }, world.ctx(officer)));
    expect(answered.questions[0]?.ended?.outcome).toBe('answered');
    expect(answered.recorded.at(-1)?.confidence).toBe('high');

    const later = must(await getCase({ reference: await underReview() }, world.ctx(officer)));
    expect(later.findings.map(({ ruleId }) => ruleId)).not.toContain('FIN-01');
    const { siblings, trade } = await contextOfCase(later.application, world.ctx(officer));
    expect(siblings.map((one) => one.reference)).toContain(reference);
    expect(trade).toEqual([]);
  });
});
