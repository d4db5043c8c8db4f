import 'server-only';
import { createHash } from 'node:crypto';
import { type ArchiveEntry, readArchivedPermits } from '@/data/queries/archived-permits';
import { inTransaction } from '@/data/transaction';
import { reachOf } from '@/domain/access/policy';
import { archiveIndex, MOST_ARCHIVED, permitFileName } from '@/domain/permit/permit-archive';
import { formatPermitNumber, parsePermitNumber } from '@/domain/permit/permit-number';
import { invariant } from '@/domain/shared/invariant';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import type { FileStore } from '../ports';
import { type ZipEntry, zipped } from './zipped';

/** An archive on its way: its name, and its bytes as they are read. */
export interface PermitArchive {
  readonly fileName: string;
  readonly bytes: AsyncGenerator<Uint8Array>;
}

/** Several of one's own permits as one archive: each sealed file exactly as it was written once, and a list of them. */
export async function getPermitArchive(
  input: { readonly permits: readonly string[]; readonly application: string | null },
  ctx: ServiceContext,
): Promise<Result<PermitArchive>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { permits, application } = input;
  if (permits.length === 0 && application === null) return fail(invalidField('permit', 'archive.none'));
  const tooMany = invalidField('permit', 'archive.tooMany', { most: MOST_ARCHIVED });
  if (permits.length > MOST_ARCHIVED) return fail(tooMany);
  const numbers = [...new Set(permits.map(canonicalNumber))];
  const choice = application === null ? { numbers } : { reference: application };
  const reach = reachOf(actor.value, 'permit:download');
  const entries = await readArchivedPermits(ctx.db, reach, choice, { today: ctx.today, most: MOST_ARCHIVED });
  if (entries.length > MOST_ARCHIVED) return fail(tooMany);
  // One that is not theirs is not there: nobody is given half of what they asked for.
  if (entries.length === 0 || (application === null && entries.length !== numbers.length))
    return fail({ kind: 'not-found', what: 'permit' });
  return inTransaction(ctx, async (tx) => {
    for (const { id, permitNumber } of entries)
      tx.record({ type: 'PermitDownloaded', subject: 'permit', subjectId: id, payload: { permitNumber } });
    return ok({ fileName: `permits-${application ?? ctx.today}.zip`, bytes: zipped(filesOf(entries, ctx.ports.files)) });
  });
}

const canonicalNumber = (text: string): string => {
  const parsed = parsePermitNumber(text);
  return parsed.ok ? formatPermitNumber(parsed.value) : text;
};

/** A file that is gone or differs ends the download, which a browser shows as failed: never a whole archive of less. */
async function* filesOf(entries: readonly ArchiveEntry[], files: FileStore): AsyncGenerator<ZipEntry> {
  const last =
    entries
      .map(({ issuedOn }) => issuedOn)
      .sort()
      .at(-1) ?? '2000-01-01';
  yield { name: 'permits.csv', on: last, bytes: new TextEncoder().encode(archiveIndex(entries)) };
  for (const { permitNumber, issuedOn, pdfSha256 } of entries) {
    const bytes = await files.get(pdfSha256);
    invariant(
      bytes && createHash('sha256').update(bytes).digest('hex') === pdfSha256,
      `the sealed file of ${permitNumber} is as it was written`,
    );
    yield { name: permitFileName(permitNumber), on: issuedOn, bytes };
  }
}
