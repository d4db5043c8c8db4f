import 'server-only';
import { permitFileName } from '@/domain/permit/permit-archive';
import { permitNumberForAddress } from '@/domain/permit/permit-number';
import { fail, ok, type Result } from '@/domain/shared/result';
import type { ServiceContext } from '../context';
import { type ZipEntry, zipped } from '../sharing/zipped';
import { getPermitPdf } from './get-permit';

/** The sealed file and its evidence in one container. */
export interface EvidenceContainer {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const MEDIA_TYPE = 'application/vnd.etsi.asic-s+zip';

/**
 * The sealed file together with its evidence record, as ETSI's container for one file and its time stamp (EN 319 162-1, ASiC-S): any
 * verifier of that form reads it without this portal. Downloading it counts as downloading the permit.
 */
export async function getEvidence(input: { readonly number: string }, ctx: ServiceContext): Promise<Result<EvidenceContainer>> {
  const downloaded = await getPermitPdf(input, ctx);
  if (!downloaded.ok) return downloaded;
  const { permitNumber, pdf } = downloaded.value;
  const permit = await ctx.db.permit.findUniqueOrThrow({ where: { permitNumber }, select: { id: true, issuedOn: true } });
  const record = await ctx.db.permitEvidence.findUnique({ where: { permitId: permit.id } });
  if (!record) return fail({ kind: 'not-found', what: 'permit' });
  const on = permit.issuedOn.toISOString().slice(0, 10);
  const text = (written: string) => new TextEncoder().encode(written);
  const entries: readonly ZipEntry[] = [
    { name: 'mimetype', on, bytes: text(MEDIA_TYPE) },
    { name: permitFileName(permitNumber), on, bytes: pdf },
    // A stamp on the signature inside the file is no stamp on the file, so it keeps a name of its own.
    { name: record.isInside ? 'META-INF/seal-timestamp.tst' : 'META-INF/timestamp.tst', on, bytes: new Uint8Array(record.token) },
    { name: 'META-INF/seal-certificates.pem', on, bytes: text(record.certificates) },
    { name: 'META-INF/seal-key.json', on, bytes: text(`${JSON.stringify(record.keyStatement, null, 2)}\n`) },
  ];
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipped(eachOf(entries))) chunks.push(chunk);
  return ok({ fileName: `${permitNumberForAddress(permitNumber)}.asics`, bytes: new Uint8Array(Buffer.concat(chunks)) });
}

async function* eachOf<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}
