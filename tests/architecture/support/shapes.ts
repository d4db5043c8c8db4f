/** The shapes that keep authorisation in one place: who may read the environment, be sent to the browser, answer a request. */
import ts from 'typescript';
import { nodes, parse, type Source, type Violation, violation } from './source';

/** Not a variable: the bundler replaces it, so that a bundle for another runtime leaves out what it cannot load. */
const RUNTIME = 'process.env.NEXT_RUNTIME';

/** A door for each process: the portal's, and the signer's, which reads less. */
const DOORS: readonly string[] = ['src/config/env.ts', 'src/config/signer-env.ts'];

/** `process.env` has one door a process. */
export function environmentDoor(source: Source): Violation[] {
  if (DOORS.includes(source.path)) return [];
  const file = parse(source);
  return [...nodes(file)]
    .filter((node) => ts.isPropertyAccessExpression(node) && node.getText() === 'process.env')
    .filter((node) => source.path !== 'src/instrumentation.ts' || node.parent.getText() !== RUNTIME)
    .map((node) => violation(file, node, 'Read the environment through src/config/env.ts.'));
}

const directives = (file: ts.SourceFile) =>
  [...nodes(file)].flatMap((node) => (ts.isExpressionStatement(node) && ts.isStringLiteral(node.expression) ? [node.expression] : []));

/** What runs in the browser says so in its name. */
export function clientDirective(source: Source): Violation[] {
  const file = parse(source);
  const found = directives(file).find(({ text }) => text === 'use client');
  const isClientFile = source.path.endsWith('.client.tsx');
  if (found && !isClientFile) return [violation(file, found, "Only *.client.tsx may say 'use client'.")];
  if (!found && isClientFile) return [violation(file, file, "A *.client.tsx file begins with 'use client'.")];
  return [];
}

const calls = (expression: ts.Expression | undefined, factories: readonly string[]): boolean =>
  expression !== undefined && ts.isCallExpression(expression) && factories.includes(expression.expression.getText());

const isExported = (node: ts.Statement) =>
  ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const isType = (node: ts.Statement) =>
  ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node) || (ts.isExportDeclaration(node) && node.isTypeOnly);

/** A file that does not answer to a name must not export it: everything exported is made by one of the factories. */
function exportsOnly(source: Source, factories: readonly string[], { settings = false } = {}): Violation[] {
  const file = parse(source);
  const says = `Exports nothing but results of ${factories.join(' or ')}(...).`;
  const isSetting = (value: ts.Expression | undefined) =>
    settings && value !== undefined && (ts.isLiteralExpression(value) || value.getText() === 'true');
  return file.statements.flatMap((statement) => {
    if (isType(statement)) return [];
    if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) return [violation(file, statement, says)];
    if (!isExported(statement)) return [];
    if (!ts.isVariableStatement(statement)) return [violation(file, statement, says)];
    return statement.declarationList.declarations
      .filter(({ initializer }) => !calls(initializer, factories) && !isSetting(initializer))
      .map((declaration) => violation(file, declaration, says));
  });
}

/** A route handler is made by a factory, which authenticates, parses and turns problems into answers. */
export const routeShape = (source: Source) =>
  source.path.includes('api/auth/[...nextauth]') ? [] : exportsOnly(source, ['defineRoute', 'definePublicPage'], { settings: true });

/** A server action is made by a factory, and its file is nothing but actions. */
export function actionShape(source: Source): Violation[] {
  const file = parse(source);
  const isServer = directives(file).some(({ text }) => text === 'use server');
  return [
    ...(isServer ? [] : [violation(file, file, "A *.action.ts file begins with 'use server'.")]),
    ...exportsOnly(source, ['defineAction']),
  ];
}

/** A page is made by a factory, which asks who is there before anything is read. */
export function pageShape(source: Source): Violation[] {
  const file = parse(source);
  const exported = file.statements.find(ts.isExportAssignment);
  const named = file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .find(({ name }) => name.getText() === exported?.expression.getText());
  if (calls(exported?.expression, ['definePage']) || calls(named?.initializer, ['definePage'])) return [];
  return [violation(file, exported ?? file, 'A page default-exports definePage(...).')];
}
