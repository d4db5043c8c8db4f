import { paths, withQuery } from '@/app/_kit/paths';
import type { Actor } from '@/domain/access/actor';
import type { DocumentType } from '@/domain/codes/document-type';
import { CHECK_FIELDS, type CheckAnswers } from '@/domain/documents/check-scope';
import type { Words } from '@/i18n/words';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead, TaxonName } from '@/ui/layout/page-parts';
import { ApplicantChoice } from '../_parts/applicant-choice';
import { startDraftFromCheck } from './start-from-check.action';

interface CarriedProps {
  readonly actor: Actor;
  readonly answers: CheckAnswers;
  readonly documentType: DocumentType;
  readonly words: Words;
  readonly idempotencyKey: string;
  readonly titled: (title: string) => string;
}

/** What the public check hands over, before a draft is begun with it. A link alone begins nothing. */
export function CheckCarriedOver({ actor, answers, documentType, words, idempotencyKey, titled }: CarriedProps) {
  const { t } = words;
  const given = CHECK_FIELDS.flatMap((field) => (answers[field] === undefined ? [] : [[field, answers[field]] as const]));
  return (
    <>
      <BackLink href={withQuery(paths.documents, Object.fromEntries(given))}>{t('apply.startFromCheck.again')}</BackLink>
      <Heading>{t('apply.startFromCheck.title')}</Heading>
      <Lead>{t('apply.startFromCheck.lead')}</Lead>
      <dl className="summary-list">
        <div className="summary-row">
          <dt>{t('apply.startFromCheck.document')}</dt>
          <dd>{t(`codes.documentType.${documentType}`)}</dd>
        </div>
        <div className="summary-row">
          <dt>{t('check.label.species')}</dt>
          <dd>
            <TaxonName name={answers.species ?? ''} />
          </dd>
        </div>
      </dl>
      <ActionForm action={startDraftFromCheck} title={titled(t('apply.startFromCheck.title'))}>
        <HiddenField name="idempotencyKey" value={idempotencyKey} />
        {given.map(([field, value]) => (
          <HiddenField key={field} name={field} value={value ?? ''} />
        ))}
        <ApplicantChoice actor={actor} words={words} />
        <SubmitButton>{t('apply.startFromCheck.button')}</SubmitButton>
      </ActionForm>
    </>
  );
}
