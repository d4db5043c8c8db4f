import { describe, expect, it } from 'vitest';
import { inWords, type Source, sources, type Violation } from './support/source';
import { emptyNames, machinePaths, promises, switchedOffTests } from './support/words';

const text = /\.(tsx?|mjs|cjs|sql|prisma|ya?ml|md|css|sh|json)$|(^|\/)(Dockerfile|run)$/;
const ours = () => sources('.', text).filter(({ path }) => path !== 'package-lock.json');
const check = (files: Source[], rule: (source: Source) => Violation[]) => inWords(files.flatMap(rule));
const plant = (rule: (source: Source) => Violation[], content: string, path = 'src/a.ts') => rule({ path, text: content });

describe('every test', () => {
  it('runs', () => {
    expect(check([...sources('tests', /\.ts$/), ...sources('e2e', /\.ts$/)], switchedOffTests)).toEqual([]);
  });

  it('is caught when it is switched off', () => {
    for (const word of ['it.only', 'test.skip', 'describe.skip', 'it.todo', 'test.fixme', 'test.describe.only', 'it.skipIf(true)'])
      expect(plant(switchedOffTests, `${word}('a', () => {});`)).toHaveLength(1);
    expect(plant(switchedOffTests, "it.each([1])('a', () => {});")).toEqual([]);
  });
});

describe('every file', () => {
  it('promises nothing for later', () => {
    expect(check(ours(), promises)).toEqual([]);
  });

  it('is caught when it promises', () => {
    const word = ['TO', 'DO'].join('');
    expect(plant(promises, `const a = 1; // ${word} later`)).toHaveLength(1);
    expect(plant(promises, `/* a\n * ${word}: b */`)).toHaveLength(1);
    expect(plant(promises, `const a = '${word}';`)).toEqual([]);
  });

  it('is named after what it is for', () => {
    expect(
      check([...sources('src'), ...sources('scripts'), ...sources('tests'), ...sources('e2e'), ...sources('prisma')], emptyNames),
    ).toEqual([]);
  });

  it('is caught when its name says nothing', () => {
    for (const path of ['src/domain/utils.ts', 'src/ui/date-helper.ts', 'src/services/permit-manager.ts', 'src/common/a.ts'])
      expect(plant(emptyNames, '', path)).toHaveLength(1);
    expect(plant(emptyNames, '', 'src/domain/permit/permit-number.ts')).toEqual([]);
  });

  it('knows no path of one machine', () => {
    expect(check(ours(), machinePaths)).toEqual([]);
  });

  it('is caught when it knows one', () => {
    expect(plant(machinePaths, `const a = '${['', 'home', 'ada', 'portal'].join('/')}';`)).toHaveLength(1);
    expect(plant(machinePaths, "const a = 'https://example.org/home/page';")).toEqual([]);
  });
});
