import { paths } from '@/app/_kit/paths';
import type { EvidenceDocument, EvidenceReuse } from '@/domain/evidence/evidence-document';
import type { Words } from '@/i18n/words';
import { DocumentVerdictTag } from '@/ui/feedback/document-verdict';
import { Notice } from '@/ui/feedback/notice';
import { DocumentViewer } from './document-viewer';

interface FactsProps {
  readonly reference: string;
  readonly document: EvidenceDocument;
  readonly reuses: readonly EvidenceReuse[];
  /** Whether the file is in sight at once, beside the form about it. */
  readonly isOpen?: boolean;
  readonly words: Words;
}

/** A document as an officer sees it: the file, how far it was looked into, the last word on it, and where it was used before. */
export function DocumentFacts({ reference, document, reuses, isOpen = false, words }: FactsProps) {
  const { t, format } = words;
  const { file, verdict, note, answer, addedAt } = document;
  if (!file) return <p>{answer === 'later' ? t('evidence.office.promisedLater') : t('evidence.onFile.said', { note: note ?? '' })}</p>;
  const outcome = verdict?.outcome ?? 'none';
  return (
    <>
      <p>
        {file.scanState === 'clean' ? (
          <a href={paths.office.document({ reference, document: document.id })}>
            <bdi>{file.name}</bdi>
          </a>
        ) : (
          <bdi>{file.name}</bdi>
        )}{' '}
        <DocumentVerdictTag outcome={outcome} text={t(`evidence.verdict.${outcome}`)} />
      </p>
      <p className="hint">{t('evidence.file.size', { size: format.bytes(file.size), at: format.moment(addedAt) })}</p>
      {file.scanState === 'clean' ? (
        <DocumentViewer
          file={file}
          address={paths.office.shownDocument({ reference, document: document.id })}
          isOpen={isOpen}
          label={t('case.look', { name: file.name })}
        />
      ) : null}
      {file.scanner ? <p className="hint">{file.scanner}</p> : null}
      {file.scanState === 'clean' ? null : <p>{t(`evidence.file.${file.scanState}`)}</p>}
      {verdict ? <p className="hint">{t('evidence.verdict.by', { officer: verdict.authorName, at: format.moment(verdict.at) })}</p> : null}
      {verdict?.reason ? (
        <p>
          <bdi className="typed">{verdict.reason}</bdi>
        </p>
      ) : null}
      {reuses.length > 0 ? (
        <Notice tone="warning" label={t('shared.warning')} heading={t('evidence.office.reuse')}>
          {reuses.map((use) => (
            <p key={use.reference}>
              <a href={paths.office.application(use)}>{use.reference}</a>
              {': '}
              {t('evidence.file.reuse', {
                reference: use.reference,
                permits: use.permitNumbers.length > 0 ? format.list(use.permitNumbers) : 'none',
                day: format.day(use.at),
              })}
            </p>
          ))}
        </Notice>
      ) : null}
    </>
  );
}
