import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ActionForm } from '@/ui/forms/action-form';
import { TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading } from '@/ui/layout/page-parts';
import { changePassword } from './change-password.action';

/** Changing one's password. */
export default definePage({
  permission: 'signed-in',
  view: ({ words: { t }, titled }) => (
    <>
      <BackLink href={paths.security}>{t('security.back')}</BackLink>
      <Heading>{t('account.password.title')}</Heading>
      <ActionForm action={changePassword} title={titled(t('account.password.title'))}>
        <TextField name="currentPassword" type="password" label={t('account.currentPassword')} autoComplete="current-password" />
        <TextField
          name="password"
          type="password"
          label={t('account.reset.password')}
          hint={t('security.passwordHintWithFactor')}
          autoComplete="new-password"
        />
        <SubmitButton>{t('account.password.submit')}</SubmitButton>
      </ActionForm>
    </>
  ),
});
