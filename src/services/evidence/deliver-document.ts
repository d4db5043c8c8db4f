import 'server-only';
import { documentsOf } from '@/data/repositories/document-repository';
import type { Application } from '@/domain/application/application';
import type { EvidenceFile } from '@/domain/evidence/evidence-document';
import { fail, ok, type Result } from '@/domain/shared/result';
import { getOwnApplication } from '../application/get-application';
import type { ServiceContext } from '../context';
import { findCase } from '../review/open-case';

/** A file that is handed out. */
export interface DeliveredFile {
  readonly file: EvidenceFile;
  readonly bytes: Uint8Array;
}

interface ByDocument {
  readonly reference: string;
  readonly document: string;
}

const notFound = fail({ kind: 'not-found', what: 'document' } as const);

/** Only what was looked into and found clean leaves the house; whatever else an id may be, it answers as if it were none. */
export async function deliver(application: Application, id: string, ctx: ServiceContext): Promise<Result<DeliveredFile>> {
  const document = (await documentsOf(ctx.db, application.id)).find((one) => one.id === id && one.removedAt === null);
  if (document?.file?.scanState !== 'clean') return notFound;
  const bytes = await ctx.ports.files.get(document.file.storedSha256);
  return bytes ? ok({ file: document.file, bytes }) : notFound;
}

/** A file of one's own application. */
export async function deliverOwnDocument(input: ByDocument, ctx: ServiceContext): Promise<Result<DeliveredFile>> {
  const own = await getOwnApplication(input, ctx);
  return own.ok ? deliver(own.value.application, input.document, ctx) : own;
}

/** A file of a case, for those who may read it. */
export async function deliverDocumentOfCase(input: ByDocument, ctx: ServiceContext): Promise<Result<DeliveredFile>> {
  const found = await findCase(input.reference, 'application:read', ctx);
  return found.ok ? deliver(found.value.application, input.document, ctx) : found;
}
