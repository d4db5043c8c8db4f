import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ActionForm } from '@/ui/forms/action-form';
import { TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { ask } from './ask.action';

/** Asking for a link to set a new password. */
export default definePage({
  permission: 'public',
  view: ({ words: { t }, titled }) => (
    <>
      <BackLink href={paths.signIn}>{t('account.sent.signIn')}</BackLink>
      <Heading>{t('account.forgotten.title')}</Heading>
      <Lead>{t('account.forgotten.lead')}</Lead>
      <ActionForm action={ask} title={titled(t('account.forgotten.title'))}>
        <TextField
          name="email"
          type="email"
          label={t('fields.email.label')}
          autoComplete="username"
          autoCapitalize="none"
          inputMode="email"
        />
        <SubmitButton>{t('account.forgotten.submit')}</SubmitButton>
      </ActionForm>
    </>
  ),
});
