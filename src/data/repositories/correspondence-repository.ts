import 'server-only';
import { z } from 'zod';
import {
  type AskedFor,
  type CaseMessage,
  type InformationRequest,
  QUESTION_TEMPLATES,
  type RequestedItem,
} from '@/domain/correspondence/information-request';
import { DOCUMENT_KINDS } from '@/domain/evidence/document-kinds';
import type { EvidenceDocument } from '@/domain/evidence/evidence-document';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Reader } from '../client';
import type { Tx } from '../transaction';
import { documentsOf } from './document-repository';

const askedFor = z.object({
  documentKind: z.enum(DOCUMENT_KINDS).nullable(),
  template: z.enum(QUESTION_TEMPLATES).nullable(),
  ownWords: z.string().nullable(),
});

const dayOf = (day: Date): IsoDate => day.toISOString().slice(0, 10) as IsoDate;

async function namesOf(db: Reader, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const people = await db.person.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  return new Map(people.map(({ id, name }) => [id, name]));
}

const findItems = {
  items: { orderBy: { position: 'asc' }, include: { documents: true } },
} as const;

type ItemRow = NonNullable<Awaited<ReturnType<typeof findRequests>>[number]>['items'][number];

const findRequests = (db: Reader, applicationId: string) =>
  db.informationRequest.findMany({ where: { applicationId }, orderBy: [{ askedAt: 'desc' }, { id: 'desc' }], include: findItems });

function toItem(row: ItemRow, documents: readonly EvidenceDocument[]): RequestedItem {
  const files = documents.flatMap(({ id, file, addedAt, removedAt }) =>
    file && removedAt === null && row.documents.some(({ documentId }) => documentId === id)
      ? [{ documentId: id, name: file.name, addedAt, scanState: file.scanState }]
      : [],
  );
  return { id: row.id, ...askedFor.parse(row), answer: row.answer, answeredAt: row.answeredAt?.toISOString() ?? null, files };
}

/** What was asked of an applicant, newest first, with what was answered. */
export async function requestsOf(db: Reader, applicationId: string): Promise<readonly InformationRequest[]> {
  const rows = await findRequests(db, applicationId);
  if (rows.length === 0) return [];
  const documents = await documentsOf(db, applicationId);
  const names = await namesOf(
    db,
    rows.map(({ askedBy }) => askedBy),
  );
  return rows.map((row) => ({
    id: row.id,
    askedBy: row.askedBy,
    askedByName: names.get(row.askedBy) ?? '',
    askedAt: row.askedAt.toISOString(),
    dueOn: dayOf(row.dueOn),
    lapsesOn: dayOf(row.lapsesOn),
    answeredAt: row.answeredAt?.toISOString() ?? null,
    items: row.items.map((item) => toItem(item, documents)),
  }));
}

/** Writes a request and its items. */
export async function insertRequest(
  tx: Tx,
  request: {
    readonly id: string;
    readonly applicationId: string;
    readonly askedBy: string;
    readonly askedAt: string;
    readonly dueOn: IsoDate;
    readonly lapsesOn: IsoDate;
  },
  items: readonly (AskedFor & { readonly id: string })[],
): Promise<void> {
  const { id, applicationId, dueOn, lapsesOn } = request;
  await tx.db.informationRequest.create({ data: { ...request, dueOn: new Date(dueOn), lapsesOn: new Date(lapsesOn) } });
  await tx.db.requestedItem.createMany({
    data: items.map((item, index) => ({ ...item, requestId: id, applicationId, position: index + 1 })),
  });
}

/** Keeps one answer, which may still be put better. */
export const saveAnswerOfItem = (tx: Tx, id: string, answer: string | null, at: string) =>
  tx.db.requestedItem.update({ where: { id }, data: { answer, answeredAt: answer === null ? null : at }, select: { id: true } });

/** Notes that a file answers an item; once is enough. */
export const linkItemDocument = (tx: Tx, link: { readonly itemId: string; readonly documentId: string; readonly applicationId: string }) =>
  tx.db.requestedItemDocument.createMany({ data: [link], skipDuplicates: true });

/** Closes a request: it was answered. */
export const closeRequest = (tx: Tx, id: string, answeredBy: string, answeredAt: string) =>
  tx.db.informationRequest.update({ where: { id }, data: { answeredBy, answeredAt }, select: { id: true } });

/** The messages of a case, oldest first. */
export async function messagesOf(db: Reader, applicationId: string): Promise<readonly CaseMessage[]> {
  const rows = await db.caseMessage.findMany({ where: { applicationId }, orderBy: { seq: 'asc' }, take: 500 });
  const names = await namesOf(
    db,
    rows.map(({ authorId }) => authorId),
  );
  return rows.map(({ id, side, authorId, text, at }) => ({
    id,
    side: z.enum(['applicant', 'office']).parse(side),
    authorName: names.get(authorId) ?? '',
    text,
    at: at.toISOString(),
  }));
}

/** Adds a message. */
export const insertMessage = (
  tx: Tx,
  message: {
    readonly id: string;
    readonly applicationId: string;
    readonly side: CaseMessage['side'];
    readonly authorId: string;
    readonly text: string;
    readonly at: string;
  },
) => tx.db.caseMessage.create({ data: message, select: { id: true } });

/** What is gathered for a request that was not sent yet. */
export async function itemsInPreparation(db: Reader, applicationId: string): Promise<readonly AskedFor[]> {
  const row = await db.requestInPreparation.findUnique({ where: { applicationId } });
  return z.array(askedFor).parse(row?.items ?? []);
}

/** Keeps what is gathered; nothing gathered is no row. */
export async function saveItemsInPreparation(tx: Tx, applicationId: string, items: readonly AskedFor[], by: string, at: string) {
  await tx.db.requestInPreparation.deleteMany({ where: { applicationId } });
  if (items.length === 0) return;
  await tx.db.requestInPreparation.create({
    data: { applicationId, items: items.map((item) => ({ ...item })), preparedBy: by, preparedAt: at },
  });
}

/** The open requests of applications that wait for their applicant, those that lapse first first. */
export async function openRequestsUntil(db: Reader, lapsesUntil: IsoDate, most: number) {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT r.id, a.reference, a.applicant_id AS "applicantId", a.agent_id AS "agentId", a.id AS "applicationId", r.due_on::text AS "dueOn", r.lapses_on::text AS "lapsesOn"
    FROM information_request r JOIN application a ON a.id = r.application_id AND a.state = 'returned'
    WHERE r.answered_at IS NULL AND r.lapses_on <= ${lapsesUntil}::date ORDER BY r.lapses_on, r.id LIMIT ${most}`;
  const day = z.string().transform((text) => text as IsoDate);
  return z
    .array(
      z.object({
        id: z.string(),
        reference: z.string(),
        applicantId: z.string(),
        agentId: z.string().nullable(),
        applicationId: z.string(),
        dueOn: day,
        lapsesOn: day,
      }),
    )
    .parse(rows);
}
