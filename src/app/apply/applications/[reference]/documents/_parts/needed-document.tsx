import { paths } from '@/app/_kit/paths';
import type { EvidenceRowState } from '@/domain/evidence/evidence-document';
import { lineRanges } from '@/domain/permit/line-ranges';
import type { Words } from '@/i18n/words';
import type { OwnDocuments } from '@/services/evidence/list-documents';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Panel } from '@/ui/layout/page-parts';
import { GivenDocument } from '../../../../_parts/given-document';
import { UploadFields } from '../../../../_parts/upload-fields';
import { promiseLater } from './promise-later.action';

interface NeededProps {
  readonly row: EvidenceRowState;
  readonly own: OwnDocuments;
  readonly words: Words;
}

/** One document that will be asked for: what, why by which rule, what was given, and the three ways to answer. */
export function NeededDocument({ row, own, words }: NeededProps) {
  const { t } = words;
  const { kind, strictness, documents } = row;
  const name = t(`evidence.kind.${kind}`);
  return (
    <Panel heading={name} id={`document-${kind}`}>
      <p>
        <strong>{t(`evidence.strictness.${strictness}`)}</strong>
      </p>
      <Grounds row={row} own={own} words={words} />
      {documents.map((document) => (
        <GivenDocument
          key={document.id}
          application={own.application}
          document={document}
          reuses={own.reuses.get(document.id) ?? []}
          words={words}
        />
      ))}
      {own.isOpen ? (
        <>
          <UploadFields action={paths.apply.uploadDocument(own.application)} id={kind} name={name} words={words}>
            <input type="hidden" name="kind" value={kind} />
          </UploadFields>
          {row.isAnswered ? null : <Promises row={row} own={own} words={words} />}
        </>
      ) : null}
    </Panel>
  );
}

/** Why it is asked for; where an application has several lines, for which. */
function Grounds({ row, own, words }: NeededProps) {
  const { t, say, format } = words;
  return row.grounds.map(({ ruleId, lines }) => (
    <p key={ruleId}>
      {say({ key: `evidence.why.${ruleId}` })}{' '}
      {own.application.lines.length > 1 ? `${t('evidence.forLines', { n: lines.length, lines: format.list(lineRanges(lines)) })}. ` : null}
      <a href={paths.law({ rule: ruleId })} className="unbroken">
        {t('evidence.rule', { rule: ruleId })}
      </a>
    </p>
  ));
}

function Promises({ row, own, words: { t } }: NeededProps) {
  const { reference } = own.application;
  const { kind } = row;
  return (
    <div className="record-acts">
      <ActionForm action={promiseLater}>
        <HiddenField name="reference" value={reference} />
        <HiddenField name="kind" value={kind} />
        <SubmitButton tone="secondary">
          {t('evidence.later.button')}
          <span className="visually-hidden"> {t(`evidence.kind.${kind}`)}</span>
        </SubmitButton>
      </ActionForm>
      <a
        href={paths.apply.documentOnFile({ reference, kind })}
        aria-label={t('evidence.onFile.describedAs', { kind: t(`evidence.kind.${kind}`) })}
      >
        {t('evidence.onFile.link')}
      </a>
    </div>
  );
}
