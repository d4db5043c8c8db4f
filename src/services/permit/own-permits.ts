import 'server-only';
import { type OwnPermit, readOwnPermits, sealedFileSize } from '@/data/queries/own-permits';
import { ok, type Result } from '@/domain/shared/result';
import { requireActor, type ServiceContext } from '../context';
import { getPermit, type PermitRecord } from './get-permit';

/** One's own permits, newest first, a page at a time. */
export async function listOwnPermits(
  input: { readonly after: string | null },
  ctx: ServiceContext,
): Promise<Result<{ readonly permits: readonly OwnPermit[]; readonly next: string | null }>> {
  const actor = requireActor(ctx);
  return actor.ok ? ok(await readOwnPermits(ctx.db, actor.value.personId, input.after)) : actor;
}

/** A permit for its holder, with the length of the file to download. */
export async function getOwnPermit(
  input: { readonly number: string },
  ctx: ServiceContext,
): Promise<Result<PermitRecord & { readonly pdfBytes: number | null }>> {
  const record = await getPermit(input, ctx);
  return record.ok ? ok({ ...record.value, pdfBytes: await sealedFileSize(ctx.db, record.value.permit.id) }) : record;
}
