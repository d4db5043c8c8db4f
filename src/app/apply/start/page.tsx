import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { FORM_TYPES } from '@/domain/codes/document-type';
import { typedAnswersOf } from '@/domain/documents/check-answers';
import { ok } from '@/domain/shared/result';
import { documentToApplyFor } from '@/services/law/check-outcome';
import { readCheck } from '@/services/law/read-check';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { ApplicantChoice } from '../_parts/applicant-choice';
import { CheckCarriedOver } from './check-carried-over';
import { startDraft } from './start-draft.action';

/** Which of the four forms, or the document that the public check found. A certificate's own kind is asked next, in the draft. */
export default definePage({
  permission: 'application:create',
  searchParams: z.record(z.string(), z.unknown()).transform((sent) => ({ typed: typedAnswersOf(sent) })),
  load: async ({ typed }, ctx) => {
    if (!typed.species) return ok(null);
    const state = await readCheck({ typed, query: '' }, ctx);
    const documentType = documentToApplyFor(state);
    return ok(documentType === null ? null : { answers: state.answers, documentType });
  },
  view: ({ data, words, actor, ctx, titled }) => {
    const { t } = words;
    if (data) return <CheckCarriedOver {...data} actor={actor} words={words} idempotencyKey={ctx.newId()} titled={titled} />;
    return (
      <>
        <BackLink href={paths.apply.home}>{t('apply.backToHome')}</BackLink>
        <Heading>{t('apply.start.title')}</Heading>
        <Lead>{t('apply.start.lead')}</Lead>
        <ActionForm action={startDraft} title={titled(t('apply.start.title'))}>
          <HiddenField name="idempotencyKey" value={ctx.newId()} />
          <Radios
            name="form"
            label={t('apply.start.question')}
            choices={FORM_TYPES.map((form) => ({ value: form, text: t(`codes.form.${form}`), hint: t(`apply.formMeaning.${form}`) }))}
          />
          <ApplicantChoice actor={actor} words={words} />
          <SubmitButton>{t('apply.start.button')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
