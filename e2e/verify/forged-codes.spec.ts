/** Forged codes by the thousand against the page that a scanned code opens; none of them is ever genuine, and none breaks anything. */
import { chance, isFull, rounds } from '../../tests/races/support/scale';
import { expect, test } from '../people';
import { takePaper } from '../steps/paper';

const FORGERIES = rounds(400, 100_000);
const AT_ONCE = 8;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const FALSE = ['MALFORMED', 'UNKNOWN_KEY', 'INVALID_SIGNATURE', 'MISMATCH', 'UNKNOWN_TO_REGISTRY'];

type Forge = (code: string, at: number, letter: string) => string;

const WAYS: readonly Forge[] = [
  (code, at, letter) => code.slice(0, at) + letter + code.slice(at + 1),
  (code, at) => code.slice(0, at) + code.slice(at + 1),
  (code, at, letter) => code.slice(0, at) + letter + code.slice(at),
  (code, at) => code.slice(0, at),
  (code, at) => code.slice(0, at) + code.charAt(at).toLowerCase() + code.slice(at + 1),
  (code, at) => `${code.slice(0, at)}%${code.slice(at)}`,
  (code, at) => `${code.slice(0, at)}/${code.slice(at)}`,
  (code, at) => `${code.slice(0, at)}%20${code.slice(at)}`,
  (code) => `${code}=`,
  (code) => code + code,
  (code, at) => code.slice(at) + code.slice(0, at),
];

test(`of ${FORGERIES} forged codes none is genuine and none is more than the server can answer`, async ({ as, baseURL }) => {
  test.setTimeout(isFull ? 3_600_000 : 180_000);
  const { code } = await takePaper(await as('trader'), '/apply/permits/26XA000003-EX/pdf');
  const payload = code.split('/V/')[1] ?? '';
  const ask = async (text: string) => {
    const answer = await fetch(`${baseURL}/V/${text}`, { headers: { accept: 'application/json' }, redirect: 'manual' });
    return { status: answer.status, verdict: answer.status === 200 ? ((await answer.json()) as { verdict: string }).verdict : null };
  };
  expect(await ask(payload)).toEqual({ status: 200, verdict: 'VALID' });

  const next = chance(20261130);
  const forge = () => {
    const way = WAYS[Math.floor(next() * WAYS.length)] as Forge;
    return way(payload, Math.floor(next() * payload.length), ALPHABET.charAt(Math.floor(next() * ALPHABET.length)));
  };
  const wrong: string[] = [];
  for (let done = 0; done < FORGERIES; done += AT_ONCE) {
    const forged = Array.from({ length: AT_ONCE }, forge).filter((text) => text !== payload);
    const answers = await Promise.all(forged.map(ask));
    answers.forEach(({ status, verdict }, index) => {
      const isRight = verdict === null ? status >= 300 && status < 500 : FALSE.includes(verdict);
      if (!isRight) wrong.push(`${status} ${verdict} for ${forged[index]}`);
    });
  }
  expect(wrong).toEqual([]);
});
