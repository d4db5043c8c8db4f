import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ActionForm } from '@/ui/forms/action-form';
import { Checkbox } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading } from '@/ui/layout/page-parts';
import { Reference } from '../../../_parts/inputs';
import { loadDraft } from '../../../_parts/load-draft';
import { sendApplication } from './send-application.action';

/** The declaration, and the sending. */
export default definePage({
  permission: 'application:submit',
  params: z.object({ reference: Reference }),
  searchParams: z.object({ ask: z.literal('yes').optional().catch(undefined) }),
  load: ({ reference }, ctx) => loadDraft({ reference }, ctx),
  view: ({ data: { application }, input: { ask }, words: { t }, titled }) => {
    const { reference, version } = application;
    return (
      <>
        <BackLink href={paths.apply.checkAnswers({ reference })}>{t('apply.backToCheck')}</BackLink>
        <Heading caption={t('apply.ofApplication', { reference })}>{t('apply.declaration.title')}</Heading>
        <ul>
          <li>{t('apply.declaration.s1')}</li>
          <li>{t('apply.declaration.s2')}</li>
          <li>{t('apply.declaration.s3')}</li>
        </ul>
        <ActionForm action={sendApplication} title={titled(t('apply.declaration.title'))}>
          <HiddenField name="reference" value={reference} />
          <HiddenField name="version" value={version} />
          {ask ? (
            <>
              <p>{t('apply.declaration.askLead')}</p>
              <TextArea name="setAsideReason" label={t('apply.declaration.reason')} maxLength={2000} />
            </>
          ) : null}
          <Checkbox name="agree" label={t('apply.declaration.agree')} />
          <TextField name="declaredBy" label={t('apply.declaration.name')} hint={t('apply.declaration.nameHint')} autoComplete="name" />
          <SubmitButton>{t('apply.declaration.button')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
