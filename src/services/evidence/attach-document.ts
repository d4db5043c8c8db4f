import 'server-only';
import { linkItemDocument, requestsOf } from '@/data/repositories/correspondence-repository';
import { documentsOf, insertDocument, markRemoved } from '@/data/repositories/document-repository';
import { inTransaction, type Tx } from '@/data/transaction';
import type { Actor } from '@/domain/access/actor';
import type { Application } from '@/domain/application/application';
import { openRequest } from '@/domain/correspondence/information-request';
import type { DocumentKind, UploadPurpose } from '@/domain/evidence/document-kinds';
import { ATTACHABLE_STATES, type EvidenceDocument } from '@/domain/evidence/evidence-document';
import { cleanFileName } from '@/domain/evidence/file-name';
import { judgeSize } from '@/domain/evidence/upload-limits';
import type { Problem } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { lockOwnApplication } from '../application/own-application';
import { requireActor, type ServiceContext } from '../context';
import { type Refused, receiveFile, type SentFile } from './receive-file';

/** What is sent with an application, and what for. */
export interface Attachment {
  readonly reference: string;
  readonly kind: DocumentKind;
  readonly purpose: UploadPurpose;
  /** What it answers of what the office asked for. */
  readonly itemId?: string | undefined;
  /** What the sender says of it. */
  readonly note: string | null;
  readonly file: SentFile;
}

/** What became of it. The same bytes sent twice for the same kind are one document. */
export interface Attached {
  readonly document: string;
  readonly scanState: 'clean' | 'quarantined';
}

const refusal = (fault: Refused['fault'], file: SentFile): Problem => ({ kind: 'file-refused', fault, file: cleanFileName(file.name) });

/** One's own application, locked, in a state that takes files for this purpose. */
export async function lockForDocuments(
  tx: Tx,
  actor: Actor,
  { reference, purpose }: Pick<Attachment, 'reference' | 'purpose'>,
): Promise<Result<{ readonly application: Application; readonly present: readonly EvidenceDocument[] }>> {
  const own = await lockOwnApplication(tx, actor, reference);
  if (!own.ok) return own;
  const application = own.value;
  if (!ATTACHABLE_STATES[purpose].includes(application.state))
    return fail({ kind: 'transition-not-allowed', from: application.state, action: 'attach' });
  const present = (await documentsOf(tx.db, application.id)).filter(({ removedAt }) => removedAt === null);
  return ok({ application, present });
}

/** Asks without a lock whether the file would be taken at all, so that nobody's bytes are opened for an application not theirs. */
const mayAttach = (input: Attachment, actor: Actor, ctx: ServiceContext): Promise<Result<null>> =>
  inTransaction(ctx, async (tx) => {
    const held = await lockForDocuments(tx, actor, input);
    return held.ok ? ok(null) : held;
  });

/** Adds a file to one's own application: judged before it is kept, and kept whole or not at all. */
export async function attachDocument(input: Attachment, ctx: ServiceContext): Promise<Result<Attached>> {
  const actor = requireActor(ctx);
  if (!actor.ok) return actor;
  const { personId } = actor.value;
  const allowed = await mayAttach(input, actor.value, ctx);
  if (!allowed.ok) return allowed;
  const received = await receiveFile(input.file, ctx);
  if (!received.ok) {
    if (received.problem.fault === 'virus') await noteVirus(input, received.problem, actor.value, ctx);
    return fail(refusal(received.problem.fault, input.file));
  }
  const { file } = received.value;
  return inTransaction(ctx, async (tx) => {
    const held = await lockForDocuments(tx, actor.value, input);
    if (!held.ok) return held;
    const { application, present } = held.value;
    const same = present.find((other) => other.kind === input.kind && other.file?.originalSha256 === file.originalSha256);
    if (same?.file && same.file.scanState !== 'infected') {
      const linked = await answerItem(tx, application.id, input, same.id);
      return linked.ok ? ok({ document: same.id, scanState: same.file.scanState }) : linked;
    }
    const size = judgeSize(
      file.size,
      present.flatMap((document) => document.file ?? []),
    );
    if (!size.ok) return fail(refusal(size.problem, input.file));
    // What was promised is here now.
    const promises = present.filter(({ kind, answer }) => kind === input.kind && answer !== 'file').map(({ id }) => id);
    if (promises.length > 0) await markRemoved(tx, promises, personId, ctx.now);
    const id = ctx.newId();
    const { kind, purpose, note } = input;
    await insertDocument(
      tx,
      { id, applicationId: application.id, kind, purpose, note, answer: 'file', addedBy: personId, addedAt: ctx.now },
      file,
    );
    const payload = { document: id, kind, sha256: file.originalSha256, purpose };
    tx.record({ type: 'DocumentAttached', subject: 'application', subjectId: application.id, payload });
    const linked = await answerItem(tx, application.id, input, id);
    return linked.ok ? ok({ document: id, scanState: received.value.scan ? 'clean' : 'quarantined' }) : linked;
  });
}

/** Notes which item of the open request a file answers; of another request, or another kind, there is none to answer. */
async function answerItem(tx: Tx, applicationId: string, { itemId, kind }: Attachment, documentId: string): Promise<Result<null>> {
  if (itemId === undefined) return ok(null);
  const request = openRequest(await requestsOf(tx.db, applicationId));
  const item = request?.items.find(({ id, documentKind }) => id === itemId && documentKind === kind);
  if (!request || !item) return fail({ kind: 'not-found', what: 'document' });
  await linkItemDocument(tx, { itemId, documentId, applicationId });
  tx.record({ type: 'ReplySaved', subject: 'application', subjectId: applicationId, payload: { request: request.id, items: 1 } });
  return ok(null);
}

/** The attempt is told, although nothing of the file is kept. */
async function noteVirus(input: Attachment, { sha256, scanner }: Refused, actor: Actor, ctx: ServiceContext): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const own = await lockOwnApplication(tx, actor, input.reference);
    if (!own.ok) return own;
    const payload = { kind: input.kind, sha256, scanner: scanner ?? '' };
    tx.record({ type: 'InfectedFileRefused', subject: 'application', subjectId: own.value.id, payload });
    return ok(null);
  });
}
