import { definePage } from '@/app/_kit/define-page';
import { lookAtReset } from '@/services/people/reset-password';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Heading, Lead } from '@/ui/layout/page-parts';
import { linkPath } from '../../_account/inputs';
import { SendAgain } from '../../_account/send-again';
import { ask } from '../../forgotten-password/ask.action';
import { reset } from './reset.action';

/** Setting a new password by a link. */
export default definePage({
  permission: 'public',
  params: linkPath,
  load: lookAtReset,
  view: ({ data: { isLive, isInvitation }, input: { token }, words, titled }) => {
    const { t } = words;
    if (!isLive) return <SendAgain action={ask} titled={titled} words={words} />;
    const heading = t(isInvitation ? 'account.reset.choose' : 'account.reset.title');
    return (
      <>
        <Heading>{heading}</Heading>
        <Lead>{t(isInvitation ? 'account.reset.chooseLead' : 'account.reset.lead')}</Lead>
        <ActionForm action={reset} title={titled(heading)}>
          <HiddenField name="token" value={token} />
          <TextField
            name="password"
            type="password"
            label={t('account.reset.password')}
            hint={t('account.passwordHint')}
            autoComplete="new-password"
          />
          <SubmitButton>{t('account.reset.submit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
