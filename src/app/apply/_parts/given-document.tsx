import { paths } from '@/app/_kit/paths';
import type { Application } from '@/domain/application/application';
import { type EvidenceDocument, type EvidenceReuse, mayRemove } from '@/domain/evidence/evidence-document';
import type { Words } from '@/i18n/words';
import { DocumentVerdictTag } from '@/ui/feedback/document-verdict';

interface ItemProps {
  readonly application: Application;
  readonly document: EvidenceDocument;
  readonly reuses: readonly EvidenceReuse[];
  readonly words: Words;
}

/** One document as its sender sees it: the file and how it fares, or what was said in its place. */
export function GivenDocument(props: ItemProps) {
  const { application, document, words } = props;
  const { t } = words;
  const { file, note } = document;
  const name = file?.name ?? t(`evidence.kind.${document.kind}`);
  return (
    <div className="document-item">
      {file ? (
        <SentFile {...props} />
      ) : (
        <p>{document.answer === 'later' ? t('evidence.later.said') : t('evidence.onFile.said', { note: note ?? '' })}</p>
      )}
      {mayRemove(document, application.state) ? (
        <p>
          <a
            href={paths.apply.removeDocument({ reference: application.reference, document: document.id })}
            aria-label={t('evidence.remove.describedAs', { name })}
          >
            {t('evidence.remove.link')}
          </a>
        </p>
      ) : null}
    </div>
  );
}

function SentFile({ application, document, reuses, words }: ItemProps) {
  const { t, format } = words;
  const { file, verdict } = document;
  if (!file) return null;
  return (
    <>
      <p>
        {file.scanState === 'clean' ? (
          <a
            href={paths.apply.document({ reference: application.reference, document: document.id })}
            aria-label={t('evidence.file.download', { name: file.name })}
          >
            <bdi>{file.name}</bdi>
          </a>
        ) : (
          <bdi>{file.name}</bdi>
        )}{' '}
        {application.state === 'draft' ? null : (
          <DocumentVerdictTag outcome={verdict?.outcome ?? 'none'} text={t(`evidence.verdict.${verdict?.outcome ?? 'none'}`)} />
        )}
      </p>
      <p className="hint">{t('evidence.file.size', { size: format.bytes(file.size), at: format.moment(document.addedAt) })}</p>
      {file.scanState === 'clean' ? null : <p>{t(`evidence.file.${file.scanState}`)}</p>}
      {verdict?.reason ? <blockquote className="said">{verdict.reason}</blockquote> : null}
      {reuses.map(({ reference, permitNumbers, at }) => (
        <p key={reference} className="hint">
          {t('evidence.file.reuse', {
            reference,
            permits: permitNumbers.length > 0 ? format.list(permitNumbers) : 'none',
            day: format.day(at),
          })}
        </p>
      ))}
    </>
  );
}
