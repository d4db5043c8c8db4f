import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { getOwnAccount } from '@/services/people/own-account';
import { ActionForm } from '@/ui/forms/action-form';
import { Checkbox } from '@/ui/forms/choice-fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading } from '@/ui/layout/page-parts';
import { LanguageChoice } from '../_parts/language-choice';
import { savePreferences } from './save-preferences.action';

/** In which language one is written to, and about what. */
export default definePage({
  permission: 'application:read-own',
  load: getOwnAccount,
  view: ({ data: { locale, wantsReminders }, words, titled }) => {
    const { t } = words;
    return (
      <>
        <BackLink href={paths.apply.account}>{t('account.back')}</BackLink>
        <Heading>{t('account.preferences.title')}</Heading>
        <ActionForm action={savePreferences} title={titled(t('account.preferences.title'))}>
          <LanguageChoice value={locale} words={words} />
          <Checkbox
            name="wantsReminders"
            label={t('account.preferences.reminders')}
            hint={t('account.preferences.always')}
            isChecked={wantsReminders}
          />
          <SubmitButton>{t('account.preferences.submit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
