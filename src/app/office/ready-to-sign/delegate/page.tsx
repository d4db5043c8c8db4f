import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { MOST_DELEGATED_DAYS } from '@/domain/people/signatory';
import { possibleDelegates } from '@/services/people/signatories';
import { ActionForm } from '@/ui/forms/action-form';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { SignatoryFields } from '../../_parts/signatory-fields';
import { delegate } from './delegate.action';

/** A signatory who will be away lets a colleague sign. */
export default definePage({
  permission: 'permit:sign',
  load: (_, ctx) => possibleDelegates(null, ctx),
  view: ({ data: people, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('signatories.delegate');
    return (
      <>
        <BackLink href={paths.office.readyToSign}>{t('shared.back')}</BackLink>
        <Heading>{heading}</Heading>
        <Lead>{t('signatories.delegateLead', { days: MOST_DELEGATED_DAYS })}</Lead>
        <ActionForm action={delegate} title={titled(heading)}>
          <SignatoryFields people={people} today={ctx.today} isLimited words={words} />
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton>{t('signatories.delegateSubmit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
