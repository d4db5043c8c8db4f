import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROLES } from '@/domain/access/role';
import { PARTS } from '@/domain/access/separation-of-duties';
import { APPLICATION_STATES, applicationTransitions, EDITABLE_STATES } from '@/domain/application/application-states';
import { APPENDICES } from '@/domain/codes/appendix';
import { DOCUMENT_TYPES } from '@/domain/codes/document-type';
import { SOURCE_CODES } from '@/domain/codes/source-code';
import { FINDING_KINDS, FINDING_OUTCOMES } from '@/domain/finding/finding';
import { PERMIT_STATES, permitTransitions } from '@/domain/permit/permit-states';
import { EXPIRY_STATES } from '@/domain/permit/permit-use';
import { arrows } from './support';

const migrations = new URL('../../../prisma/migrations/', import.meta.url);
/** Every migration in order: a later one takes the place of an earlier definition. */
const sql = readdirSync(migrations, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()
  .map((name) => readFileSync(new URL(`${name}/migration.sql`, migrations), 'utf8'))
  .join('\n');

const words = (list: string) => [...list.matchAll(/'([^']+)'/g)].map(([, word]) => word as string);
const last = <T>(found: readonly T[], what: string): T => {
  const one = found.at(-1);
  if (one === undefined) throw new Error(`The migrations have no ${what}.`);
  return one;
};

/** The text from the last place where something begins to the first end after it. */
const between = (start: string, end: string) => {
  const from = sql.lastIndexOf(start);
  if (from < 0) throw new Error(`The migrations have no ${start}.`);
  return sql.slice(from, sql.indexOf(end, from));
};

/** The body of a function, as the last migration that defines it has it. */
const functionBody = (name: string) => between(`FUNCTION ${name}() RETURNS trigger`, 'END $$;');

/** The list of a column's CHECK (column IN (…)), as the last migration that sets it has it. */
const checkList = (table: string, column: string) => {
  const altered = [...sql.matchAll(new RegExp(`ALTER TABLE ${table} ADD CONSTRAINT \\w+ (CHECK .*);`, 'g'))].map(([, check]) => check);
  const body = [between(`CREATE TABLE ${table} (`, ');\n'), ...altered].join('\n');
  return words(
    last([...body.matchAll(new RegExp(`CHECK \\(${column} IN \\(([^)]*)\\)\\)`, 'g'))], `list of ${table}.${column}`)[1] as string,
  );
};

/** The allow-list of a guard: `WHEN 'from' THEN ARRAY['to', …]`. */
const guardedArrows = (name: string) =>
  [...functionBody(name).matchAll(/WHEN '([^']+)' THEN ARRAY\[([^\]]*)\]/g)]
    .flatMap(([, from, to]) => words(to as string).map((state) => `${from} → ${state}`))
    .sort();

describe('PostgreSQL', () => {
  it('lets an application go where the table lets it go, and nowhere else', () => {
    expect(guardedArrows('application_guard')).toEqual(arrows(applicationTransitions, APPLICATION_STATES));
  });

  it('lets a permit go where the table lets it go, and nowhere else', () => {
    expect(guardedArrows('permit_guard')).toEqual(arrows(permitTransitions, PERMIT_STATES));
  });

  it.each([
    ['application', 'state', APPLICATION_STATES],
    ['permit', 'state', PERMIT_STATES],
    ['permit', 'document_type', DOCUMENT_TYPES],
    ['permit', 'use_rule', ['one-consignment', 'split-consignments', 'multiple-crossings']],
    ['permit_line', 'appendix', APPENDICES],
    ['permit_line', 'source', SOURCE_CODES],
    ['person_role', 'role', ROLES],
    ['application_part', 'part', PARTS],
    ['finding', 'kind', FINDING_KINDS],
    ['finding', 'outcome', FINDING_OUTCOMES],
  ] as const)('knows the same list for %s.%s as the law', (table, column, list) => {
    expect(checkList(table, column)).toEqual([...list]);
  });

  it('keeps answers sealed in the same states', () => {
    for (const guard of ['application_guard', 'specimen_line_guard']) {
      const open = last([...functionBody(guard).matchAll(/NOT IN \(([^)]*)\)/g)], `open states in ${guard}`)[1] as string;
      expect(words(open), guard).toEqual([...EDITABLE_STATES]);
    }
  });

  it('finds the permits whose last day is over by an index on the same states', () => {
    const index = last([...sql.matchAll(/CREATE INDEX permit_expiry [^;]*IN \(([^)]*)\);/g)], 'index permit_expiry')[1] as string;
    expect(words(index)).toEqual([...EXPIRY_STATES]);
  });

  it('lets one person play P and R together, and no other two parts', () => {
    expect(functionBody('four_eyes')).toContain("p.part <> NEW.part AND NOT (p.part IN ('P', 'R') AND NEW.part IN ('P', 'R'))");
  });

  it('keeps auditor and administrator apart from every other role', () => {
    expect(functionBody('exclusive_roles')).toContain("bool_or(role IN ('auditor', 'administrator'))");
  });
});
