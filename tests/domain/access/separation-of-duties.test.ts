import { describe, expect, it } from 'vitest';
import { PARTS, type Part, type PlayedPart, takePart } from '@/domain/access/separation-of-duties';

const pairs = PARTS.flatMap((held) => PARTS.map((wanted) => [held, wanted] as const));
const ALLOWED = ['A+A', 'P+P', 'R+R', 'N+N', 'S+S', 'P+R', 'R+P'];

/** Decisions §5, said as plainly as it stands there. */
const isSeparate = (who: Readonly<Record<Part, string>>): boolean => {
  const isNone = (person: string, parts: readonly Part[]) => parts.every((part) => who[part] !== person);
  return isNone(who.S, ['A', 'P', 'R', 'N']) && isNone(who.N, ['A', 'P', 'R']) && isNone(who.A, ['P', 'R', 'N', 'S']);
};

const orders = (parts: readonly Part[]): Part[][] =>
  parts.length === 0 ? [[]] : parts.flatMap((part) => orders(parts.filter((other) => other !== part)).map((rest) => [part, ...rest]));

const playsThrough = (order: readonly Part[], who: Readonly<Record<Part, string>>): boolean => {
  const played: PlayedPart[] = [];
  for (const part of order) {
    const taken = takePart(played, who[part], part);
    if (!taken.ok) return false;
    played.push(taken.value);
  }
  return true;
};

describe('separation of duties', () => {
  it.each(pairs)('judges who plays %s and wants to play %s', (held, wanted) => {
    const taken = takePart([{ personId: 'ada', part: held }], 'ada', wanted);

    expect(taken.ok).toBe(ALLOWED.includes(`${held}+${wanted}`));
    if (!taken.ok) expect(taken.problem).toEqual({ kind: 'separation-of-duties', part: wanted });
  });

  it('lets through every lawful assignment of up to four people to the five parts, and no other, in every order', () => {
    const people = ['ada', 'ben', 'cleo', 'dan'];
    const everyOrder = orders(PARTS);
    let lawful = 0;
    for (let n = 0; n < people.length ** PARTS.length; n++) {
      const who = Object.fromEntries(
        PARTS.map((part, index) => [part, people[Math.floor(n / people.length ** index) % people.length]]),
      ) as Record<Part, string>;
      const expected = isSeparate(who);
      if (expected) lawful++;
      const wrong = everyOrder.filter((order) => playsThrough(order, who) !== expected);
      expect(wrong, JSON.stringify(who)).toEqual([]);
    }
    // Four people: P and R must be one of them, so that 4! assignments are left.
    expect(lawful).toBe(24);
  });

  it('judges by person: what a colleague did is no hindrance', () => {
    const played = PARTS.filter((part) => part !== 'S').map((part) => ({ personId: 'ada', part }));

    expect(takePart(played, 'ben', 'S').ok).toBe(true);
    expect(takePart(played, 'ada', 'S').ok).toBe(false);
  });

  it('lets a second issuing-officer stand beside the first', () => {
    expect(takePart([{ personId: 'ada', part: 'S' }], 'ben', 'S').ok).toBe(true);
  });
});
