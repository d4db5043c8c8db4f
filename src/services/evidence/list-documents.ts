import 'server-only';
import { documentsOf, reusesOf } from '@/data/repositories/document-repository';
import type { Application } from '@/domain/application/application';
import { ATTACHABLE_STATES, type EvidenceDocument, type EvidenceReuse, evidenceOverview } from '@/domain/evidence/evidence-document';
import { evidenceNeeded } from '@/domain/evidence/evidence-needed';
import { ok, type Result } from '@/domain/shared/result';
import { getOwnApplication } from '../application/get-application';
import type { ServiceContext } from '../context';

type Overview = ReturnType<typeof evidenceOverview>;

/** What an application needs and has of documents, and where the same evidence was sent before. */
export interface DocumentsOfApplication extends Overview {
  /** By the id of the document. */
  readonly reuses: ReadonlyMap<string, readonly EvidenceReuse[]>;
}

/** The documents of one's own application. */
export interface OwnDocuments extends DocumentsOfApplication {
  readonly application: Application;
  /** Whether files can be added and taken out now. */
  readonly isOpen: boolean;
}

async function documentsWithReuse(application: Application, onlyOf: string | null, ctx: ServiceContext): Promise<DocumentsOfApplication> {
  const documents = await documentsOf(ctx.db, application.id);
  const overview = evidenceOverview(evidenceNeeded(application), documents);
  const present = [...overview.rows.flatMap((row) => row.documents), ...overview.others];
  const hash = ({ file }: EvidenceDocument): string => file?.originalSha256 ?? '';
  const found = await reusesOf(ctx.db, application.id, present.map(hash).filter(Boolean), onlyOf);
  return { ...overview, reuses: new Map(present.map((document) => [document.id, found.get(hash(document)) ?? []])) };
}

/** What one's own application needs, why, and what was given; re-use is told of one's own applications only. */
export async function listOwnDocuments(input: { readonly reference: string }, ctx: ServiceContext): Promise<Result<OwnDocuments>> {
  const own = await getOwnApplication(input, ctx);
  if (!own.ok) return own;
  const { application } = own.value;
  const documents = await documentsWithReuse(application, application.applicantId, ctx);
  return ok({ application, isOpen: ATTACHABLE_STATES.draft.includes(application.state), ...documents });
}

/** The documents of a case as its officers see them: re-use is told of every application that was sent. */
export const documentsOfCase = (application: Application, ctx: ServiceContext): Promise<DocumentsOfApplication> =>
  documentsWithReuse(application, null, ctx);
