/** What no file of ours contains: a test switched off, a promise for later, a name that says nothing, a path of one machine. */
import ts from 'typescript';
import { nodes, parse, type Source, type Violation, violation } from './source';

const TESTERS = new Set(['it', 'test', 'describe', 'suite', 'beforeEach', 'afterEach']);
const SWITCHED = new Set(['only', 'skip', 'todo', 'fixme', 'skipIf', 'runIf', 'fails', 'fail']);

/** Tests all run: none is singled out, none is put off. */
export function switchedOffTests(source: Source): Violation[] {
  const file = parse(source);
  return [...nodes(file)]
    .filter(
      (node) =>
        ts.isPropertyAccessExpression(node) && SWITCHED.has(node.name.text) && TESTERS.has(node.expression.getText().split('.')[0] ?? ''),
    )
    .map((node) => violation(file, node, `${node.getText()}: every test runs.`));
}

const at = (text: string, index: number) => text.slice(0, index).split('\n').length;

const matches = ({ path, text }: Source, pattern: RegExp, says: (found: string) => string): Violation[] =>
  [...text.matchAll(pattern)].map((match) => ({ path, line: at(text, match.index), says: says(match[0].trim()) }));

/** A promise in a comment is kept by nobody. Strings are left alone: a person's name may be anything. */
export const promises = (source: Source) =>
  matches(
    source,
    /(?:\/\/|\/\*|^\s*\*|^\s*#|^\s*--).*\b(?:TODO|FIXME|HACK)\b/gm,
    (found) => `“${found}”: do it, or open an issue and leave the code as it is.`,
  );

const EMPTY_NAMES = /(^|[-./_])(utils?|helpers?|managers?|common|misc|handlers?|dto|stuff|item|goods|data2)([-./_]|$)/i;

/** A file is named after what it is for. */
export const emptyNames = ({ path }: Source): Violation[] =>
  EMPTY_NAMES.test(path) ? [{ path, line: 1, says: 'Name it after what it is for, in the words of the Convention.' }] : [];

const MACHINE = /(?<![\w.:/-])\/(?:work|home|Users|root)\/\w[\w./-]*/g;

/** What runs on one machine alone. */
export const machinePaths = (source: Source) => matches(source, MACHINE, (found) => `“${found}” is a path of one machine.`);
