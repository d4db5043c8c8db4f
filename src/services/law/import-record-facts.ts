import 'server-only';
import type { Reader } from '@/data/client';
import { conversionsOf, findImportLines } from '@/data/repositories/import-repository';
import type { Application } from '@/domain/application/application';
import { answersThatArise } from '@/domain/application/application-steps';
import { type Conversion, convertQuantity, type ImportRecordLine, isCountedAlike } from '@/domain/registers/import-record';
import type { ImportRecordFacts } from '@/domain/rules/register-facts';
import { plainQuantity } from '@/domain/shared/quantity';
import { orNull } from '../application/answer-values';

/** The import that a line of a re-export stands on, and how the line counts in it. */
export interface ImportOfLine {
  readonly position: number;
  readonly lineId: string;
  readonly record: ImportRecordLine;
  readonly conversion: Conversion | null;
  /** Null: another term or unit, and nobody has recorded a conversion. */
  readonly requested: string | null;
}

/** The imports that the lines of a re-export stand on, by position. A number of another taxon's import leads nowhere. */
export async function importsOfLines(db: Reader, application: Application): Promise<ReadonlyMap<number, ImportOfLine>> {
  if (application.answers.form !== 'REEXPORT') return new Map();
  const lines = application.lines.map((line) => ({ line, answers: answersThatArise(application, line) }));
  const records = await findImportLines(db, [...new Set(lines.flatMap(({ answers }) => answers.importRecordNumber || []))]);
  const conversions = records.length > 0 ? await conversionsOf(db, application.id) : new Map<string, Conversion>();
  return new Map(
    lines.flatMap(({ line, answers }): readonly [number, ImportOfLine][] => {
      const record = records.find((one) => one.reference === answers.importRecordNumber && one.scientificName === answers.scientificName);
      if (!record) return [];
      const isAlike = isCountedAlike({ term: orNull(answers.term), unit: orNull(answers.unit) }, record);
      const conversion = isAlike ? null : (conversions.get(`${line.id} ${record.id}`) ?? null);
      const quantity = plainQuantity(answers.quantity ?? '0');
      const requested = isAlike ? quantity : conversion && convertQuantity(quantity, conversion.ratio);
      return [[line.position, { position: line.position, lineId: line.id, record, conversion, requested }]];
    }),
  );
}

/** The import that each line stands on, as the rules look at it (REX-02, REX-04, REX-05); null: none is named. */
export async function importRecordFacts(db: Reader, application: Application): Promise<ReadonlyMap<number, ImportRecordFacts | null>> {
  const imports = await importsOfLines(db, application);
  return new Map(
    application.lines.map(({ position }) => {
      const found = imports.get(position);
      if (!found) return [position, null];
      const { record, conversion, requested } = found;
      return [
        position,
        {
          number: record.reference,
          importedOn: record.importedOn,
          term: record.term,
          unit: record.unit,
          source: record.source,
          quantity: record.quantity,
          alreadyReExported: record.held,
          requested,
          conversion,
        },
      ];
    }),
  );
}
