import 'server-only';
import { findImportLines, importNumbersOf } from '@/data/repositories/import-repository';
import { standsFor } from '@/domain/access/policy';
import type { Application } from '@/domain/application/application';
import { type ImportRecordLine, leftOfImport } from '@/domain/registers/import-record';
import { requireActor, type ServiceContext } from '../context';

/** An import on which a re-export may stand, with what is left of it. */
export interface OwnImport {
  readonly record: ImportRecordLine;
  readonly left: string;
}

/**
 * What the applicant of an application imported of a species, under permits of ours, and has not yet re-exported (Art. IV.5(a)).
 * Other people's imports are not looked at: their numbers would tell of their trade.
 */
export async function ownImportsFor(application: Application, scientificName: string, ctx: ServiceContext): Promise<readonly OwnImport[]> {
  const actor = requireActor(ctx);
  if (!actor.ok || scientificName === '' || !standsFor(actor.value, application, 'application:edit')) return [];
  const numbers = await importNumbersOf(ctx.db, application.applicantId, scientificName);
  const records = await findImportLines(ctx.db, numbers);
  return records.map((record) => ({ record, left: leftOfImport(record) })).filter(({ left }) => left !== '0');
}
