import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { possibleSignatories } from '@/services/people/signatories';
import { ActionForm } from '@/ui/forms/action-form';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { SignatoryFields } from '../../_parts/signatory-fields';
import { enter } from './enter.action';

/** Puts an issuing-officer on the list. */
export default definePage({
  permission: 'people:manage',
  load: (_, ctx) => possibleSignatories(null, ctx),
  view: ({ data: people, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('signatories.new');
    return (
      <>
        <BackLink href={paths.office.signatories}>{t('signatories.title')}</BackLink>
        <Heading>{heading}</Heading>
        <Lead>{t('signatories.newLead')}</Lead>
        <ActionForm action={enter} title={titled(heading)}>
          <SignatoryFields people={people} today={ctx.today} isLimited={false} words={words} />
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton>{t('signatories.submit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
