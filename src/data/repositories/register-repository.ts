import 'server-only';
import { z } from 'zod';
import { SourceCode } from '@/domain/codes/source-code';
import { OPERATION_KINDS, type RegisteredInstitution, type RegisteredOperation } from '@/domain/registers/dated-register';
import type { IsoDate } from '@/domain/shared/iso-date';
import { plainQuantity } from '@/domain/shared/quantity';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

const day = z.string().transform((text) => text as IsoDate);
const dated = {
  id: z.string(),
  country: z.string(),
  name: z.string(),
  address: z.string(),
  validFrom: day,
  validUntil: day.nullable(),
  basis: z.string(),
  endedOn: day.nullable(),
  endedReason: z.string().nullable(),
};
const plain = z.string().transform(plainQuantity).nullable();
const operationRow = z.object({
  ...dated,
  kind: z.enum(OPERATION_KINDS),
  number: z.string(),
  taxon: z.string(),
  sources: z.array(SourceCode),
  yearlyCapacity: plain,
  unit: z.string().nullable(),
});
const institutionRow = z.object({ ...dated, code: z.string() });

/** Which entries; `after` is the last number or code of the page before. */
export interface RegisterFilter {
  readonly id: string | null;
  readonly numbers: readonly string[] | null;
  readonly after: string | null;
  readonly limit: number;
}

const ALL: RegisterFilter = { id: null, numbers: null, after: null, limit: 1000 };

/** Operations, nurseries and facilities, by number. */
export async function findOperations(db: Reader, asked: Partial<RegisterFilter>): Promise<readonly RegisteredOperation[]> {
  const f = { ...ALL, ...asked };
  const numbers = f.numbers ? [...f.numbers] : null;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT id, kind, number, country, name, address, taxon, sources, yearly_capacity::text AS "yearlyCapacity", unit, valid_from::text AS "validFrom", valid_until::text AS "validUntil",
      basis, ended_on::text AS "endedOn", ended_reason AS "endedReason"
    FROM registered_operation WHERE (${f.id}::uuid IS NULL OR id = ${f.id}::uuid) AND (${numbers}::text[] IS NULL OR number = ANY (${numbers}::text[]))
      AND (${f.after}::text IS NULL OR number > ${f.after}::text) ORDER BY number, country LIMIT ${f.limit}::int`;
  return z.array(operationRow).parse(rows);
}

/** Scientific institutions, by code. */
export async function findInstitutions(db: Reader, asked: Partial<RegisterFilter>): Promise<readonly RegisteredInstitution[]> {
  const f = { ...ALL, ...asked };
  const codes = f.numbers ? [...f.numbers] : null;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT id, code, country, name, address, valid_from::text AS "validFrom", valid_until::text AS "validUntil", basis, ended_on::text AS "endedOn", ended_reason AS "endedReason"
    FROM registered_institution WHERE (${f.id}::uuid IS NULL OR id = ${f.id}::uuid) AND (${codes}::text[] IS NULL OR code = ANY (${codes}::text[]))
      AND (${f.after}::text IS NULL OR code > ${f.after}::text) ORDER BY code, country LIMIT ${f.limit}::int`;
  return z.array(institutionRow).parse(rows);
}

/** Who wrote an entry, and when. */
interface Written {
  readonly id: string;
  readonly by: string;
  readonly at: string;
}

/** Writes an operation, nursery or facility. */
export async function insertOperation(
  tx: Tx,
  o: Omit<RegisteredOperation, 'id' | 'endedOn' | 'endedReason'>,
  { id, by, at }: Written,
): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO registered_operation (id, kind, number, country, name, address, taxon, sources, yearly_capacity, unit, valid_from, valid_until, basis, recorded_by, recorded_at)
    VALUES (${id}::uuid, ${o.kind}, ${o.number}, ${o.country}, ${o.name}, ${o.address}, ${o.taxon}, ${[...o.sources]}::text[], ${o.yearlyCapacity}::numeric, ${o.unit}, ${o.validFrom}::date,
      ${o.validUntil}::date, ${o.basis}, ${by}::uuid, ${new Date(at)}::timestamptz)`;
}

/** Writes an institution. */
export async function insertInstitution(
  tx: Tx,
  o: Omit<RegisteredInstitution, 'id' | 'endedOn' | 'endedReason'>,
  { id, by, at }: Written,
): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO registered_institution (id, code, country, name, address, valid_from, valid_until, basis, recorded_by, recorded_at)
    VALUES (${id}::uuid, ${o.code}, ${o.country}, ${o.name}, ${o.address}, ${o.validFrom}::date, ${o.validUntil}::date, ${o.basis}, ${by}::uuid, ${new Date(at)}::timestamptz)`;
}

/** Ends an entry; false when it has ended already. */
export async function endEntry(
  tx: Tx,
  register: 'registered_operation' | 'registered_institution',
  entry: { readonly id: string; readonly on: IsoDate; readonly by: string; readonly reason: string },
): Promise<boolean> {
  const changed =
    register === 'registered_operation'
      ? await tx.db
          .$executeRaw`UPDATE registered_operation SET ended_on = ${entry.on}::date, ended_by = ${entry.by}::uuid, ended_reason = ${entry.reason} WHERE id = ${entry.id}::uuid AND ended_on IS NULL`
      : await tx.db
          .$executeRaw`UPDATE registered_institution SET ended_on = ${entry.on}::date, ended_by = ${entry.by}::uuid, ended_reason = ${entry.reason} WHERE id = ${entry.id}::uuid AND ended_on IS NULL`;
  return changed === 1;
}

/** What permits of a year have taken of facilities, by number and unit: what crossed, and what may still cross. */
export async function takenFromFacilities(db: Reader, numbers: readonly string[], year: number): Promise<ReadonlyMap<string, string>> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT COALESCE(s.answers ->> 'operationNumber', s.answers ->> 'facilityNumber') AS number, l.unit,
      sum(CASE WHEN p.state IN ('signing', 'issued', 'partly-used', 'suspended') OR (p.use_rule = 'multiple-crossings' AND p.state <> 'replaced') THEN l.quantity ELSE l.endorsed END)::text AS taken
    FROM permit p JOIN permit_line l ON l.permit_id = p.id JOIN specimen_line s ON s.application_id = p.application_id AND s.position = l.position
    WHERE p.year = ${year}::int AND p.state <> 'void' AND COALESCE(s.answers ->> 'operationNumber', s.answers ->> 'facilityNumber') = ANY (${[...numbers]}::text[]) GROUP BY 1, 2`;
  return new Map(
    z
      .array(z.object({ number: z.string(), unit: z.string(), taken: z.string() }))
      .parse(rows)
      .map(({ number, unit, taken }) => [`${number} ${unit}`, plainQuantity(taken)]),
  );
}
