import { paths } from '@/app/_kit/paths';
import { isAnswered, type RequestedItem } from '@/domain/correspondence/information-request';
import type { Words } from '@/i18n/words';
import { answerField } from '@/services/correspondence/reply';
import { itemInWords } from '@/services/correspondence/request-words';
import type { OwnDocuments } from '@/services/evidence/list-documents';
import { GivenDocument } from '../../../_parts/given-document';
import { UploadFields } from '../../../_parts/upload-fields';

interface RequestedDocumentProps {
  readonly item: RequestedItem;
  readonly documents: OwnDocuments;
  readonly words: Words;
}

/** A document that was asked for: what was sent of it, and the boxes for a file and for the camera. */
export function RequestedDocument({ item, documents, words }: RequestedDocumentProps) {
  const { t } = words;
  const { id, documentKind, files } = item;
  const { application, rows, others, reuses } = documents;
  if (documentKind === null) return null;
  const sent = [...rows.flatMap((row) => row.documents), ...others].filter((document) =>
    files.some(({ documentId }) => documentId === document.id),
  );
  return (
    <section id={`item-${id}`} aria-labelledby={answerField(id)}>
      {/* An error summary leads here. */}
      <h3 id={answerField(id)} tabIndex={-1}>
        {itemInWords(item, words)}
      </h3>
      <p className="hint">{t(isAnswered(item) ? 'correspondence.reply.given' : 'correspondence.reply.missing')}</p>
      {sent.map((document) => (
        <GivenDocument
          key={document.id}
          application={application}
          document={document}
          reuses={reuses.get(document.id) ?? []}
          words={words}
        />
      ))}
      <UploadFields
        action={paths.apply.uploadReply(application)}
        id={`upload-${id}`}
        name={t(`evidence.kind.${documentKind}`)}
        words={words}
      >
        <input type="hidden" name="kind" value={documentKind} />
        <input type="hidden" name="item" value={id} />
      </UploadFields>
    </section>
  );
}
