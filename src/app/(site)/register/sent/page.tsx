import { definePage } from '@/app/_kit/define-page';
import { paths, signInFor } from '@/app/_kit/paths';
import { env } from '@/config/env';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Heading, Lead, LinkButton, Panel } from '@/ui/layout/page-parts';
import { sendAgain } from '../../_account/send-again.action';

/** After anything that sends a link: one answer, whether or not there is an account. */
export default definePage({
  permission: 'public',
  title: (_, { t }) => t('account.sent.title'),
  view: ({ words: { t } }) => (
    <>
      <Heading>{t('account.sent.title')}</Heading>
      <Lead>{t('account.sent.lead')}</Lead>
      <p>{t('account.sent.wait')}</p>
      {env().mode === 'demo' ? (
        <Notice tone="information" label={t('shared.information')} heading={t('account.sent.demoHeading')}>
          <p>{t('account.sent.demo')}</p>
          <p>
            <a href={signInFor(paths.office.mails)}>{t('account.sent.demoLink')}</a>
          </p>
        </Notice>
      ) : null}
      <p>
        <LinkButton href={paths.signIn} tone="primary">
          {t('account.sent.signIn')}
        </LinkButton>
      </p>
      <Panel heading={t('account.sent.nothing')} id="nothing">
        <ActionForm action={sendAgain}>
          <TextField
            name="email"
            type="email"
            label={t('fields.email.label')}
            autoComplete="email"
            autoCapitalize="none"
            inputMode="email"
          />
          <SubmitButton tone="secondary">{t('account.sent.again')}</SubmitButton>
        </ActionForm>
      </Panel>
    </>
  ),
});
