import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ActionForm } from '@/ui/forms/action-form';
import { TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading } from '@/ui/layout/page-parts';
import { changeEmail } from './change-email.action';

/** Asking for another e-mail address. */
export default definePage({
  permission: 'application:read-own',
  view: ({ words: { t }, titled }) => (
    <>
      <BackLink href={paths.apply.account}>{t('account.back')}</BackLink>
      <Heading>{t('account.email.title')}</Heading>
      <ActionForm action={changeEmail} title={titled(t('account.email.title'))}>
        <TextField
          name="email"
          type="email"
          label={t('account.email.new')}
          hint={t('account.register.emailHint')}
          autoComplete="email"
          autoCapitalize="none"
          inputMode="email"
        />
        <TextField name="currentPassword" type="password" label={t('account.currentPassword')} autoComplete="current-password" />
        <SubmitButton>{t('account.email.submit')}</SubmitButton>
      </ActionForm>
    </>
  ),
});
