import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { whatNeedsAccount } from '@/services/people/close-account';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { close } from './close.action';

/** Closing one's account: what goes, what the law has the register keep, and what still stands in the way. */
export default definePage({
  permission: 'application:read-own',
  load: whatNeedsAccount,
  view: ({ data: { applications, permits }, words: { t }, titled }) => {
    const isNeeded = applications.length + permits.length > 0;
    const title = t('account.close.title');
    return (
      <>
        <BackLink href={paths.apply.account}>{t('account.back')}</BackLink>
        <Heading>{title}</Heading>
        <Lead>{t('account.close.lead')}</Lead>
        <p>{t('account.close.kept')}</p>
        <p>
          {t('account.close.sure')} <a href={paths.apply.accountExport}>{t('account.home.export')}</a>
        </p>
        {isNeeded ? (
          <>
            <title>{titled(title)}</title>
            <Notice tone="warning" label={t('shared.warning')} heading={t('problems.accountNeeded.title')}>
              <p>{t('problems.accountNeeded.detail')}</p>
              <ul>
                {applications.map((reference) => (
                  <li key={reference}>
                    <a href={paths.apply.application({ reference })}>{t('problems.accountNeeded.application', { reference })}</a>
                  </li>
                ))}
                {permits.map((permitNumber) => (
                  <li key={permitNumber}>
                    <a href={paths.apply.permit({ permitNumber })}>{t('problems.accountNeeded.permit', { number: permitNumber })}</a>
                  </li>
                ))}
              </ul>
            </Notice>
          </>
        ) : (
          <ActionForm action={close} title={titled(title)}>
            <TextField name="currentPassword" type="password" label={t('account.currentPassword')} autoComplete="current-password" />
            <SubmitButton tone="danger">{t('account.close.submit')}</SubmitButton>
          </ActionForm>
        )}
      </>
    );
  },
});
