import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ActionForm } from '@/ui/forms/action-form';
import { TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { register } from './register.action';

/** Opening an account. */
export default definePage({
  permission: 'public',
  view: ({ words: { t }, titled }) => (
    <>
      <BackLink href={paths.signIn}>{t('account.register.haveOne')}</BackLink>
      <Heading>{t('account.register.title')}</Heading>
      <Lead>{t('account.register.lead')}</Lead>
      <ActionForm action={register} title={titled(t('account.register.title'))}>
        <TextField name="name" label={t('account.register.name')} hint={t('account.register.nameHint')} autoComplete="name" />
        <TextField
          name="email"
          type="email"
          label={t('fields.email.label')}
          hint={t('account.register.emailHint')}
          autoComplete="username"
          autoCapitalize="none"
          inputMode="email"
        />
        <TextField
          name="password"
          type="password"
          label={t('account.register.password')}
          hint={t('account.passwordHint')}
          autoComplete="new-password"
        />
        <SubmitButton>{t('account.register.submit')}</SubmitButton>
      </ActionForm>
    </>
  ),
});
