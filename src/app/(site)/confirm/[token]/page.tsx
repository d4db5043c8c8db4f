import { definePage } from '@/app/_kit/define-page';
import { lookAtConfirmation } from '@/services/people/confirm-email';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Heading, Lead } from '@/ui/layout/page-parts';
import { linkPath } from '../../_account/inputs';
import { SendAgain } from '../../_account/send-again';
import { sendAgain } from '../../_account/send-again.action';
import { confirm } from './confirm.action';

/** A link from a mail. Opening it changes nothing, because programs that read mail open every link; the button does. */
export default definePage({
  permission: 'public',
  params: linkPath,
  load: lookAtConfirmation,
  view: ({ data: { isLive }, input: { token }, words, titled }) => {
    const { t } = words;
    if (!isLive) return <SendAgain action={sendAgain} titled={titled} words={words} />;
    return (
      <>
        <Heading>{t('account.confirm.title')}</Heading>
        <Lead>{t('account.confirm.lead')}</Lead>
        <ActionForm action={confirm} title={titled(t('account.confirm.title'))}>
          <HiddenField name="token" value={token} />
          <SubmitButton>{t('account.confirm.submit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
