import { FIELD_NAMES, type FieldName } from './application-fields';

/** What was answered at one submission, as its record keeps it. */
export interface SubmittedVersion {
  readonly version: number;
  readonly submittedAt: string;
  readonly answers: Readonly<Record<string, string>>;
  /** By position of the line. */
  readonly lines: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** One answer that differs between two versions; null: not answered, or the line was not there. */
export interface ChangedAnswer {
  /** Null: of the whole application. */
  readonly line: number | null;
  readonly field: FieldName;
  readonly before: string | null;
  readonly after: string | null;
}

const changesOf = (
  line: number | null,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly ChangedAnswer[] =>
  FIELD_NAMES.filter((field) => (before[field] ?? '') !== (after[field] ?? '')).map((field) => ({
    line,
    field,
    before: before[field] || null,
    after: after[field] || null,
  }));

/** What changed from one submission to another, first of the whole application, then line by line. */
export function compareVersions(older: SubmittedVersion, newer: SubmittedVersion): readonly ChangedAnswer[] {
  const positions = [...new Set([...Object.keys(older.lines), ...Object.keys(newer.lines)].map(Number))].sort((a, b) => a - b);
  return [
    ...changesOf(null, older.answers, newer.answers),
    ...positions.flatMap((position) => changesOf(position, older.lines[String(position)] ?? {}, newer.lines[String(position)] ?? {})),
  ];
}
