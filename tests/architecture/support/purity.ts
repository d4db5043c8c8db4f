/** What a file of src/domain may not do: wait, look at a clock, roll dice, read the environment, throw, or hold state in a class. */
import ts from 'typescript';
import { nodes, parse, type Source, type Violation, violation } from './source';

const isMember = (node: ts.Node, object: string, member: string) =>
  ts.isPropertyAccessExpression(node) && node.expression.getText() === object && node.name.text === member;

const isAsync = (node: ts.Node) =>
  ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);

const isWaiting = (node: ts.Node) =>
  isAsync(node) || ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined);

const isClock = (node: ts.Node) =>
  isMember(node, 'Date', 'now') ||
  isMember(node, 'performance', 'now') ||
  (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0) ||
  (ts.isCallExpression(node) && node.expression.getText() === 'Date');

const isChance = (node: ts.Node) =>
  isMember(node, 'Math', 'random') || (ts.isIdentifier(node) && ['randomUUID', 'getRandomValues'].includes(node.text));

const isEnvironment = (node: ts.Node) => ts.isIdentifier(node) && node.text === 'process' && !ts.isPropertyAssignment(node.parent);

const isDefaultExport = (node: ts.Node) =>
  ts.isExportAssignment(node) ||
  (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) === true);

const LAWS: ReadonlyArray<readonly [(node: ts.Node) => boolean | undefined, string]> = [
  [isWaiting, 'The domain does not wait: load facts in a service, then decide.'],
  [isClock, 'Time is an argument: take `on: IsoDate` or `at: Instant`.'],
  [isChance, 'Chance is an argument: take the identifier.'],
  [isEnvironment, 'The domain does not know the environment.'],
  [(node) => ts.isClassLike(node), 'Data and functions only.'],
  [isDefaultExport, 'Export by name.'],
];

export function domainPurity(source: Source): Violation[] {
  const file = parse(source);
  const mayThrow = source.path.endsWith('shared/invariant.ts');
  return [...nodes(file)].flatMap((node) => [
    ...LAWS.filter(([breaks]) => breaks(node)).map(([, says]) => violation(file, node, says)),
    ...(ts.isThrowStatement(node) && !mayThrow
      ? [violation(file, node, 'An expected refusal is a Result; a bug is `invariant(...)`.')]
      : []),
  ]);
}
