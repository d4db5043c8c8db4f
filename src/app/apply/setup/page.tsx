import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ActionForm } from '@/ui/forms/action-form';
import { SubmitButton } from '@/ui/forms/submit-button';
import { ButtonRow, Heading, Lead } from '@/ui/layout/page-parts';
import { DetailsFields } from '../account/_parts/details-fields';
import { LanguageChoice } from '../account/_parts/language-choice';
import { loadAccount } from '../account/_parts/load-account';
import { setUp } from './set-up.action';

/** Asked once, after the first sign-in; whoever wants to look around first does it later. */
export default definePage({
  permission: 'application:read-own',
  load: loadAccount,
  view: ({ data: { account, book }, words, ctx, titled }) => {
    const { t } = words;
    return (
      <>
        <Heading>{t('account.setup.title')}</Heading>
        <Lead>{t('account.setup.lead')}</Lead>
        <ActionForm action={setUp} title={titled(t('account.setup.title'))}>
          <DetailsFields account={account} book={book} partyCode={ctx.party.code} words={words} />
          <LanguageChoice value={account.locale} words={words} />
          <ButtonRow>
            <SubmitButton>{t('account.profile.submit')}</SubmitButton>
            <a href={paths.apply.home}>{t('account.setup.later')}</a>
          </ButtonRow>
        </ActionForm>
      </>
    );
  },
});
