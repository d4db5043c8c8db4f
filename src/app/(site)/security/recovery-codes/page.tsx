import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { offerRecoveryCodes } from '@/services/people/own-security';
import { ActionForm } from '@/ui/forms/action-form';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { RecoveryCodes } from '../_parts/new-factor-parts';
import { takeCodes } from './take-codes.action';

/** New recovery codes: seen first, and counting only once their owner says that they are kept. */
export default definePage({
  permission: 'signed-in',
  load: offerRecoveryCodes,
  view: ({ data: { codes }, words, ctx, titled }) => {
    const { t } = words;
    return (
      <>
        <BackLink href={paths.security}>{t('security.back')}</BackLink>
        <Heading>{t('security.codes.title')}</Heading>
        <Lead>{t('security.codes.replace')}</Lead>
        <RecoveryCodes codes={codes} words={words} />
        <ActionForm action={takeCodes} title={titled(t('security.codes.title'))}>
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton>{t('security.codes.submit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
