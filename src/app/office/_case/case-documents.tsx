import { paths } from '@/app/_kit/paths';
import type { EvidenceDocument } from '@/domain/evidence/evidence-document';
import type { Words } from '@/i18n/words';
import type { DocumentsOfApplication } from '@/services/evidence/list-documents';
import { Panel } from '@/ui/layout/page-parts';
import { DocumentFacts } from './document-facts';

interface CaseDocumentsProps {
  readonly reference: string;
  readonly documents: DocumentsOfApplication;
  readonly mayJudge: boolean;
  readonly words: Words;
}

/** The documents of a case, first what rules ask for: sent, promised or missing, with the last word on each. */
export function CaseDocuments({ documents, ...props }: CaseDocumentsProps) {
  const { t } = props.words;
  const { rows, others, reuses } = documents;
  const item = (document: EvidenceDocument) => (
    <Item key={document.id} document={document} reuses={reuses.get(document.id) ?? []} {...props} />
  );
  return (
    <Panel heading={t('evidence.office.panel')} id="case-documents">
      {rows.length === 0 && others.length === 0 ? <p>{t('evidence.none')}</p> : null}
      {rows.map(({ kind, strictness, documents: given }) => (
        <div key={kind} className="finding">
          <p>
            <strong>{t(`evidence.kind.${kind}`)}</strong>
          </p>
          {given.length === 0 ? <p>{strictness === 'needed' ? t('evidence.office.missing') : '—'}</p> : given.map(item)}
        </div>
      ))}
      {others.map((document) => (
        <div key={document.id} className="finding">
          <p>
            <strong>{t(`evidence.kind.${document.kind}`)}</strong>
          </p>
          {item(document)}
        </div>
      ))}
    </Panel>
  );
}

type ItemProps = Omit<CaseDocumentsProps, 'documents'> & Omit<Parameters<typeof DocumentFacts>[0], 'reference' | 'words'>;

function Item({ mayJudge, ...facts }: ItemProps) {
  const { reference, document, words } = facts;
  const { file, note } = document;
  return (
    <div>
      <DocumentFacts {...facts} />
      {file && note ? (
        <p>
          <bdi className="typed">{note}</bdi>
        </p>
      ) : null}
      {file && mayJudge ? (
        <p>
          <a href={paths.office.judgeDocument({ reference, document: document.id })}>
            {words.t('evidence.office.judge', { name: file.name })}
          </a>
        </p>
      ) : null}
    </div>
  );
}
