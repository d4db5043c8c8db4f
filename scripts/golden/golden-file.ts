import { readFileSync } from 'node:fs';
import { z } from 'zod';

const record = z.record(z.string(), z.unknown());
const ids = z.array(z.string()).default([]);

const Document = z.looseObject({
  type: z.string(),
  issuedBy: z.string().nullish(),
  maxValidityMonths: z.number().nullish(),
  uses: z.string().nullish(),
});

const GoldenCase = z.looseObject({
  id: z.string(),
  title: z.string().default(''),
  on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is YYYY-MM-DD'),
  stages: z.array(z.enum(['S', 'R', 'I', 'X', 'M', 'P'])).optional(),
  fixtures: record.nullish().transform((fixtures) => fixtures ?? {}),
  input: record,
  expected: z.looseObject({
    outcome: z.enum(['APPROVE', 'APPROVE_WITH_WARNINGS', 'BLOCK', 'NO_DOCUMENT_NEEDED']),
    documents: z.array(Document).default([]),
    errors: ids,
    warnings: ids,
    infos: ids,
    autoFilled: ids,
  }),
});
export type GoldenCase = z.infer<typeof GoldenCase>;

const GoldenFile = z.looseObject({
  schema: z.string().regex(/^golden-cases\/2(\.|$)/, 'schema must be golden-cases/2'),
  units: z.record(z.string(), z.string()).default({}),
  cases: z.array(GoldenCase).min(1, 'there are no cases'),
});
export type GoldenFile = z.infer<typeof GoldenFile>;

/** A file of golden cases, or what is wrong with it. */
export type ReadFile = { readonly ok: true; readonly file: GoldenFile } | { readonly ok: false; readonly problem: string };

/** Reads the text of a file of golden cases. */
export function parseGoldenFile(text: string): ReadFile {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { ok: false, problem: `not JSON: ${error instanceof Error ? error.message : 'unreadable'}` };
  }
  const parsed = GoldenFile.safeParse(json);
  if (parsed.success) return { ok: true, file: parsed.data };
  const faults = parsed.error.issues.slice(0, 10).map(({ path, message }) => `  ${path.join('.') || '(file)'}: ${message}`);
  return { ok: false, problem: `not a file of golden cases:\n${faults.join('\n')}` };
}

/** Reads a file of golden cases from the disk. */
export function readGoldenFile(path: string): ReadFile {
  try {
    return parseGoldenFile(readFileSync(path, 'utf8'));
  } catch (error) {
    return { ok: false, problem: `cannot be read: ${error instanceof Error ? error.message : path}` };
  }
}
