import type { Words } from '@/i18n/words';
import { ActionForm } from '@/ui/forms/action-form';
import { TextField } from '@/ui/forms/fields.client';
import type { FormAction } from '@/ui/forms/form-state';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Heading, Lead } from '@/ui/layout/page-parts';

interface SendAgainProps {
  readonly action: FormAction;
  readonly titled: (title: string) => string;
  readonly words: Words;
}

/** What stands where a link no longer works: the way to a new one. */
export function SendAgain({ action, titled, words: { t } }: SendAgainProps) {
  return (
    <>
      <Heading>{t('account.again.title')}</Heading>
      <Lead>{t('account.again.lead')}</Lead>
      <ActionForm action={action} title={titled(t('account.again.title'))}>
        <TextField name="email" type="email" label={t('fields.email.label')} autoComplete="email" autoCapitalize="none" inputMode="email" />
        <SubmitButton>{t('account.again.submit')}</SubmitButton>
      </ActionForm>
    </>
  );
}
