import { describe, expect, it } from 'vitest';
import { PERMIT_STATES, type PermitState } from '@/domain/permit/permit-states';
import { judgeRegister, judgeScan, type ScanFacts, VERDICTS, type VerdictCode, verdictRow } from '@/domain/verification/verdict';
import { MESSAGES } from '@/i18n/messages';
import { day, TODAY } from '../../factories/facts';

const inForce = (state: PermitState) => ({ state, validFrom: day('2026-06-01'), validUntil: day('2026-11-30') });
const over = (state: PermitState) => ({ state, validFrom: day('2026-05-01'), validUntil: day('2026-11-22') });
const ahead = (state: PermitState) => ({ state, validFrom: day('2026-11-24'), validUntil: day('2027-05-23') });

const row = (code: VerdictCode) => {
  const { shape, colour, alarm, showsLines } = verdictRow(code);
  return [
    code,
    MESSAGES.en.states.verdict[verdictRow(code).word as keyof typeof MESSAGES.en.states.verdict],
    shape,
    colour,
    alarm,
    showsLines,
  ];
};

describe('the verdict table', () => {
  it('has the rows of the decisions: word, shape, colour, alarm, and whether the lines are shown', () => {
    expect(VERDICTS.map(({ code }) => row(code))).toEqual([
      ['MALFORMED', 'NOT A PERMIT CODE', 'square', 'grey', false, false],
      ['PDF_UNSIGNED', 'STOP – NOT SEALED', 'octagon', 'red', false, false],
      ['PDF_FOREIGN_SIGNER', 'STOP – SEALED BY SOMEBODY ELSE', 'octagon', 'red', false, false],
      ['PDF_MODIFIED', 'STOP – FALSE OR ALTERED', 'octagon', 'red', false, false],
      ['UNKNOWN_KEY', 'STOP – FALSE OR ALTERED', 'octagon', 'red', false, false],
      ['INVALID_SIGNATURE', 'STOP – FALSE OR ALTERED', 'octagon', 'red', false, false],
      ['MISMATCH', 'STOP – FALSE OR ALTERED', 'octagon', 'red', true, false],
      ['KEY_REVOKED', 'STOP – FALSE OR ALTERED', 'octagon', 'red', true, false],
      ['UNKNOWN_TO_REGISTRY', 'STOP – FALSE OR ALTERED', 'octagon', 'red', true, false],
      ['UNKNOWN', 'NO SUCH PERMIT', 'octagon', 'red', false, false],
      ['REVOKED', 'STOP – REVOKED', 'octagon', 'red', false, true],
      ['VOID', 'STOP – VOID', 'octagon', 'red', false, true],
      ['REPLACED', 'STOP – REPLACED', 'octagon', 'red', false, true],
      ['STOPPED', 'STOP – REVOKED, SUSPENDED, REPLACED OR VOID', 'octagon', 'red', false, true],
      ['SUSPENDED', 'STOP – SUSPENDED', 'octagon', 'red', false, true],
      ['EXPIRED', 'STOP – EXPIRED', 'octagon', 'red', false, true],
      ['NOT_YET_VALID', 'STOP – NOT YET VALID', 'octagon', 'red', false, true],
      ['USED_UP', 'STOP – USED UP', 'octagon', 'red', false, true],
      ['CANNOT_DECIDE', 'CANNOT DECIDE', 'striped-triangle', 'amber', false, false],
      ['AUTHENTIC', 'AUTHENTIC – STATUS AS OF {time}', 'triangle', 'amber', false, true],
      ['VALID_PARTLY_USED', 'GENUINE – {left} LEFT', 'circle', 'green', false, true],
      ['VALID', 'GENUINE', 'circle', 'green', false, true],
    ]);
  });

  it('says the same by shape and by colour', () => {
    const pairs = new Set(VERDICTS.map(({ shape, colour }) => `${shape} ${colour}`));

    expect([...pairs].sort()).toEqual(['circle green', 'octagon red', 'square grey', 'striped-triangle amber', 'triangle amber']);
  });

  it.each(Object.entries(MESSAGES))('has a word for each verdict in %s', (_, { states }) => {
    const words: Readonly<Record<string, string>> = states.verdict;

    expect(VERDICTS.filter(({ word }) => !words[word]).map(({ code }) => code)).toEqual([]);
  });

  it('never shows lines to compare beside a false or altered code', () => {
    expect(VERDICTS.filter(({ word, showsLines }) => word === 'falseOrAltered' && showsLines)).toEqual([]);
  });

  it('has each code once', () => {
    expect(new Set(VERDICTS.map(({ code }) => code)).size).toBe(VERDICTS.length);
  });
});

describe('a permit of the register', () => {
  const expected: Readonly<Record<PermitState, readonly [VerdictCode, VerdictCode, VerdictCode]>> = {
    signing: ['UNKNOWN', 'UNKNOWN', 'UNKNOWN'],
    issued: ['VALID', 'EXPIRED', 'NOT_YET_VALID'],
    'partly-used': ['VALID_PARTLY_USED', 'EXPIRED', 'NOT_YET_VALID'],
    used: ['USED_UP', 'USED_UP', 'NOT_YET_VALID'],
    expired: ['EXPIRED', 'EXPIRED', 'EXPIRED'],
    suspended: ['SUSPENDED', 'SUSPENDED', 'SUSPENDED'],
    revoked: ['REVOKED', 'REVOKED', 'REVOKED'],
    replaced: ['REPLACED', 'REPLACED', 'REPLACED'],
    void: ['VOID', 'VOID', 'VOID'],
  };

  it.each(PERMIT_STATES)('is judged by its state and the Party’s day: %s', (state) => {
    const judged = [inForce, over, ahead].map((facts) => judgeRegister(facts(state), TODAY));

    expect(judged).toEqual(expected[state]);
  });

  it('is valid on its first and on its last day', () => {
    const permit = inForce('issued');

    expect(judgeRegister(permit, permit.validFrom)).toBe('VALID');
    expect(judgeRegister(permit, permit.validUntil)).toBe('VALID');
    expect(judgeRegister(permit, day('2026-12-01'))).toBe('EXPIRED');
    expect(judgeRegister(permit, day('2026-05-31'))).toBe('NOT_YET_VALID');
  });
});

describe('a scanned code', () => {
  const registers = [null, ...PERMIT_STATES.flatMap((state) => [inForce(state), over(state), ahead(state)])];
  const all: ScanFacts[] = [true, false].flatMap((parsed) =>
    (['known', 'unknown', 'revoked'] as const).flatMap((key) =>
      [true, false].flatMap((signatureVerifies) =>
        [true, false].flatMap((stillSigning) =>
          [true, false].flatMap((bytesEqualRegister) =>
            [true, false].flatMap((registeredAfterCutOff) =>
              registers.map((register) => ({
                parsed,
                key,
                signatureVerifies,
                stillSigning,
                bytesEqualRegister,
                registeredAfterCutOff,
                register,
              })),
            ),
          ),
        ),
      ),
    ),
  );

  /** The decisions read as a list of sentences; the first that holds is the verdict. */
  const sentences: readonly (readonly [(f: ScanFacts) => boolean, VerdictCode | 'the register'])[] = [
    [(f) => !f.parsed, 'MALFORMED'],
    [(f) => f.key === 'unknown', 'UNKNOWN_KEY'],
    [(f) => !f.signatureVerifies, 'INVALID_SIGNATURE'],
    [(f) => f.stillSigning, 'UNKNOWN'],
    [(f) => f.register !== null && !f.bytesEqualRegister, 'MISMATCH'],
    [(f) => f.register === null && f.key === 'revoked', 'KEY_REVOKED'],
    [(f) => f.register === null, 'UNKNOWN_TO_REGISTRY'],
    [(f) => f.key === 'revoked' && f.registeredAfterCutOff, 'KEY_REVOKED'],
    [() => true, 'the register'],
  ];

  it('is judged in every combination of what can be known of it', () => {
    expect(all).toHaveLength(2 * 3 * 2 * 2 * 2 * 2 * registers.length);
    for (const facts of all) {
      const wanted = sentences.find(([holds]) => holds(facts))?.[1];
      const verdict = judgeScan(facts, TODAY);
      if (wanted === 'the register' && facts.register) expect(verdict).toBe(judgeRegister(facts.register, TODAY));
      else expect(verdict, JSON.stringify(facts)).toBe(wanted);
    }
  });

  it('is genuine only when the signature verifies, the register says issued and the bytes are the register’s', () => {
    for (const facts of all.filter((one) => verdictRow(judgeScan(one, TODAY)).colour === 'green')) {
      expect(facts).toMatchObject({ parsed: true, signatureVerifies: true, stillSigning: false, bytesEqualRegister: true });
      expect(facts.key).not.toBe('unknown');
      expect(['issued', 'partly-used']).toContain(facts.register?.state);
      expect(facts.register && facts.register.validFrom <= TODAY && TODAY <= facts.register.validUntil).toBe(true);
    }
  });

  it('never shows GENUINE in an octagon, nor STOP in a circle', () => {
    for (const facts of all) {
      const { word, shape } = verdictRow(judgeScan(facts, TODAY));
      const text = MESSAGES.en.states.verdict[word as keyof typeof MESSAGES.en.states.verdict];
      expect(text.startsWith('GENUINE')).toBe(shape === 'circle');
      if (text.startsWith('STOP')) expect(shape).toBe('octagon');
    }
  });

  it('raises the alarm for what only theft of a key or an altered register can explain', () => {
    const alarming = new Set(all.map((facts) => judgeScan(facts, TODAY)).filter((code) => verdictRow(code).alarm));

    expect([...alarming].sort()).toEqual(['KEY_REVOKED', 'MISMATCH', 'UNKNOWN_TO_REGISTRY']);
  });

  it('raises none while its permit is being signed', () => {
    for (const facts of all.filter((one) => one.stillSigning)) expect(verdictRow(judgeScan(facts, TODAY)).alarm).toBe(false);
  });
});
