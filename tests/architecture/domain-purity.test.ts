import { describe, expect, it } from 'vitest';
import { domainPurity } from './support/purity';
import { inWords, sources } from './support/source';

const planted = (text: string, path = 'src/domain/planted.ts') => inWords(domainPurity({ path, text }));

describe('the law of the portal', () => {
  it('is pure: it does not wait, look at a clock, roll dice, read the environment, throw or hold state', () => {
    expect(inWords(sources('src/domain', /\.ts$/).flatMap(domainPurity))).toEqual([]);
  });

  it.each([
    ['an async function', 'export async function f() {}'],
    ['an async arrow', 'export const f = async () => 1;'],
    ['a clock', 'export const f = () => Date.now();'],
    ['a clock by constructor', 'export const f = () => new Date();'],
    ['a clock by call', 'export const f = () => Date();'],
    ['chance', 'export const f = () => Math.random();'],
    ['the environment', "export const f = () => process.env['A'];"],
    ['a throw', "export const f = () => { throw new Error('x'); };"],
    ['a class', 'export class F {}'],
    ['a default export', 'export default function f() {}'],
    ['a default export of a value', 'const f = 1; export default f;'],
  ])('catches %s', (_, text) => {
    expect(planted(text)).toHaveLength(1);
  });

  it('leaves a date made from an argument, and the one file that may throw', () => {
    expect(planted('export const f = (at: string) => new Date(at);')).toEqual([]);
    expect(planted("export const invariant = () => { throw new Error('x'); };", 'src/domain/shared/invariant.ts')).toEqual([]);
  });
});
