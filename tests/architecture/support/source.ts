/** Reading our own sources: which files there are, and their syntax trees. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A file as the checkers see it; `path` is relative to the checkout, with forward slashes. */
export type Source = { path: string; text: string };

/** One sentence on what breaks the law, and where. */
export type Violation = { path: string; line: number; says: string };

const NOT_OURS = /(^|\/)(node_modules|\.next|\.data|\.git|generated|test-results|playwright-report|coverage)(\/|$)/;

/** Every file below `folder` (or the file itself) whose path matches; nothing when it does not exist yet. */
export function sources(folder: string, matching: RegExp = /./): Source[] {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.test(path)) return [];
    if (entry.isDirectory()) return sources(path, matching);
    return matching.test(path) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
  });
}

export function parse({ path, text }: Source): ts.SourceFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, kind);
}

/** Every node of a syntax tree, parents first. */
export function* nodes(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodes(child);
}

export function violation(file: ts.SourceFile, node: ts.Node, says: string): Violation {
  return { path: file.fileName, line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, says };
}

/** For a failing test's message: `path:line says`, one a line. */
export const inWords = (violations: readonly Violation[]) => violations.map(({ path, line, says }) => `${path}:${line} ${says}`);
