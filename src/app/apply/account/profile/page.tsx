import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ActionForm } from '@/ui/forms/action-form';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading } from '@/ui/layout/page-parts';
import { DetailsFields } from '../_parts/details-fields';
import { loadAccount } from '../_parts/load-account';
import { saveProfile } from './save-profile.action';

/** Changing who one is. */
export default definePage({
  permission: 'application:read-own',
  load: loadAccount,
  view: ({ data: { account, book }, words, ctx, titled }) => {
    const { t } = words;
    return (
      <>
        <BackLink href={paths.apply.account}>{t('account.back')}</BackLink>
        <Heading>{t('account.profile.title')}</Heading>
        {account.profile?.vetting === 'verified' ? <p>{t('account.profile.again')}</p> : null}
        <ActionForm action={saveProfile} title={titled(t('account.profile.title'))}>
          <DetailsFields account={account} book={book} partyCode={ctx.party.code} words={words} />
          <SubmitButton>{t('account.profile.submit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
