import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/access/actor';
import { quotaGauges } from '@/services/quota/quota-gauges';
import { type DecisionInput, decideCase } from '@/services/review/decide-case';
import { getCase } from '@/services/review/get-case';
import { ownRefusalLetter, refusalLetterOfCase } from '@/services/review/refusal-letter';
import { closeCase } from '@/services/review/review-steps';
import { query, superuserUrl } from '../../support/database';
import { makeWorld, type World } from '../../support/world';
import { issuePermit } from '../../support/world/proven';
import { makeQuota } from '../../support/world/quotas';
import { must } from '../../support/world/request';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

const AS_ASKED = { validUntil: null, conditions: [], ownCondition: null, quantities: {} } as const;
const at = async (reference: string) => ({ reference, version: await world.versionOf(reference) });
const decide = async (reference: string, actor: Actor, decision: Pick<DecisionInput, 'outcome' | 'terms' | 'grounds'>) =>
  decideCase({ ...(await at(reference)), reasons: 'Because of the register', ...decision }, world.ctx(actor));
const contentOf = async (permitNumber: string) => {
  const [row] = await query(superuserUrl(), 'SELECT content FROM permit WHERE permit_number = $1', [permitNumber]);
  return JSON.parse(row?.content.toString('utf8') ?? '{}');
};

describe('an approval with changes', () => {
  it('is signed for what was granted: quantity, day and conditions in three languages', async () => {
    await makeQuota({ limit: '1000' });
    const reference = await world.recommendedApplication();
    const { signer, officer } = world.people;
    const terms = {
      ...AS_ASKED,
      validUntil: '2027-01-31',
      quantities: { 1: '25' },
      conditions: ['not-for-sale'],
      ownCondition: 'In one crate.',
    } as const;
    must(await decide(reference, signer, { outcome: 'approve', terms: { ...terms, validUntil: '2027-01-31' as never } }));
    const { application } = must(await getCase({ reference }, world.ctx(officer)));
    const [gauge] = await quotaGauges(application, world.ctx(officer));
    expect(gauge?.quota.reserved).toBe('25');

    const late = await issuePermit({ ...(await at(reference)), validUntil: '2027-03-01' as never }, world.ctx(signer));
    expect(late).toMatchObject({ ok: false, problem: { kind: 'invalid-input', fields: { validUntil: { key: 'terms.tooLong' } } } });
    const { permitNumber } = must(await issuePermit({ ...(await at(reference)), validUntil: null }, world.ctx(signer)));
    const content = await contentOf(permitNumber);
    expect(content.validUntil).toBe('2027-01-31');
    expect(content.lines[0].quantity).toBe('25');
    expect(content.specialConditions).toEqual([
      expect.stringMatching(/may not be sold .* \/ .* ne peuvent être vendus .* \/ .* no podrán venderse/),
      'In one crate.',
    ]);
  });

  it('never grants more, or for longer, than was asked, and says what it changes', async () => {
    const reference = await world.recommendedApplication();
    const refusals = [
      [{ ...AS_ASKED, quantities: { 1: '41' } }, 'quantities.1', 'terms.tooMuch'],
      [{ ...AS_ASKED, validUntil: '2028-01-01' as never }, 'validUntil', 'terms.tooLong'],
      [AS_ASKED, 'outcome', 'terms.none'],
    ] as const;
    for (const [terms, field, key] of refusals)
      expect(await decide(reference, world.people.signer, { outcome: 'approve', terms })).toMatchObject({
        problem: { kind: 'invalid-input', fields: { [field]: { key } } },
      });
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    const granting = `INSERT INTO approval_terms (application_id, round, author_id, conditions, quantities, at) VALUES ($1, 1, $2, '{}', '{"1": "41"}', now())`;
    await expect(query(superuserUrl(), granting, [id, world.people.signer.personId])).rejects.toThrow(/more is granted/);
  });

  it('is agreed to by a second officer as the first proposed it', async () => {
    const reference = await world.recommendedApplication({ appendix: 'I' });
    const { signer, secondSigner } = world.people;
    const terms = { ...AS_ASKED, ownCondition: 'Shown to the public only.' };
    expect(must(await decide(reference, signer, { outcome: 'approve', terms })).isFinal).toBe(false);
    expect(await decide(reference, secondSigner, { outcome: 'approve', terms })).toMatchObject({
      problem: { kind: 'invalid-input', fields: { outcome: { key: 'terms.proposed' } } },
    });
    expect(must(await decide(reference, secondSigner, { outcome: 'approve' })).isFinal).toBe(true);
    expect(must(await getCase({ reference }, world.ctx(signer))).terms?.ownCondition).toBe('Shown to the public only.');
  });
});

describe('a refusal', () => {
  it('is a letter in each language with its grounds and the day of appeal, for the applicant and the office', async () => {
    const reference = await world.recommendedApplication();
    const { signer, secondSigner, trader, officer, scientist } = world.people;
    expect(await decide(reference, signer, { outcome: 'refuse', grounds: [] })).toMatchObject({
      problem: { kind: 'invalid-input', fields: { grounds: { key: 'refusal.grounds' } } },
    });
    must(await decide(reference, signer, { outcome: 'refuse', grounds: ['acquisition-not-shown', 'transport'] }));
    expect(await ownRefusalLetter({ reference, language: 'en' }, world.ctx(trader))).toMatchObject({ ok: false });
    must(await decide(reference, secondSigner, { outcome: 'refuse' }));

    const { refusal } = must(await getCase({ reference }, world.ctx(officer)));
    expect(refusal).toEqual({
      reasons: ['acquisition-not-shown', 'transport'],
      explanation: 'Because of the register',
      decidedOn: '2026-11-23',
      appealUntil: '2026-12-23',
    });
    for (const language of ['en', 'fr', 'es'] as const) {
      const own = must(await ownRefusalLetter({ reference, language }, world.ctx(trader)));
      const again = must(await refusalLetterOfCase({ reference, language }, world.ctx(officer)));
      expect(own.name).toBe(`${reference}-refusal-${language}.pdf`);
      expect(Buffer.compare(own.pdf, again.pdf)).toBe(0);
    }
    expect(await refusalLetterOfCase({ reference, language: 'en' }, world.ctx(scientist))).toMatchObject({ ok: false });
    const [mail] = await query(
      superuserUrl(),
      `SELECT array_to_string(paragraphs, ' ') AS text FROM mail WHERE template = 'applicationRefused' AND array_to_string(paragraphs, ' ') LIKE $1`,
      [`%${reference}%`],
    );
    expect(mail?.text).toContain('You can appeal until 23 December 2026');
  });
});

describe('two officers who decide at once', () => {
  it('have exactly one effect, and the later is told that and when the case changed', async () => {
    const reference = await world.recommendedApplication();
    const input = { ...(await at(reference)), outcome: 'approve', reasons: 'In order' } as const;
    const { signer, secondSigner } = world.people;
    const answers = await Promise.all([signer, secondSigner].map((actor) => decideCase(input, world.ctx(actor))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      problem: { kind: 'stale', changed: { at: world.ctx(signer).now, fields: null } },
    });
    const { id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    expect(await query(superuserUrl(), `SELECT 1 FROM decision WHERE application_id = $1 AND kind = 'approve'`, [id])).toHaveLength(1);
  });
});

describe('a case that nobody pursues', () => {
  it('is closed by an issuing officer and counts as withdrawn', async () => {
    const reference = await world.recommendedApplication();
    must(await closeCase({ ...(await at(reference)), reason: 'The applicant wrote.' }, world.ctx(world.people.signer)));
    const { state, id } = await world.db.application.findUniqueOrThrow({ where: { reference } });
    expect(state).toBe('withdrawn');
    expect((await world.eventsOf(id)).at(-1)?.type).toBe('ApplicationClosed');
  });

  it('is not closed over a refusal that waits for a second officer', async () => {
    const reference = await world.recommendedApplication();
    const { signer, secondSigner } = world.people;
    must(await decideCase({ ...(await at(reference)), outcome: 'refuse', reasons: 'No licence' }, world.ctx(signer)));
    for (const officer of [signer, secondSigner])
      expect(await closeCase({ ...(await at(reference)), reason: 'The applicant wrote.' }, world.ctx(officer))).toMatchObject({
        problem: { kind: 'transition-not-allowed', action: 'close' },
      });
  });
});
