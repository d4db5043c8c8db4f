import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { FORM_TYPES } from '@/domain/codes/document-type';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { startDraft } from './start-draft.action';

/** Which of the four forms. A certificate's own kind is asked next, in the draft. */
export default definePage({
  permission: 'application:create',
  view: ({ words: { t }, ctx, titled }) => (
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
        <SubmitButton>{t('apply.start.button')}</SubmitButton>
      </ActionForm>
    </>
  ),
});
