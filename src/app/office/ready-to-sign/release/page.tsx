import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { otherSigners } from '@/services/permit/release-signer';
import { ActionForm } from '@/ui/forms/action-form';
import { Select } from '@/ui/forms/choice-fields.client';
import { TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { release } from './release.action';

/** A second signer answers for a colleague who has signed as many as one may in an hour. */
export default definePage({
  permission: 'permit:sign',
  load: (_, ctx) => otherSigners(null, ctx),
  view: ({ data: others, words, ctx, titled }) => {
    const { t } = words;
    const title = t('office.readyToSign.release.title');
    return (
      <>
        <BackLink href={paths.office.readyToSign}>{t('shared.back')}</BackLink>
        <Heading>{title}</Heading>
        <Lead>{t('office.readyToSign.release.lead')}</Lead>
        {others.length === 0 ? (
          <>
            <title>{titled(title)}</title>
            <p>{t('office.readyToSign.release.nobody')}</p>
          </>
        ) : (
          <ActionForm action={release} title={titled(title)}>
            <Select
              name="signer"
              label={t('office.readyToSign.release.signer')}
              choices={others.map(({ id, name }) => ({ value: id, text: name }))}
            />
            <TextArea name="reason" label={t('office.readyToSign.release.reason')} maxLength={2000} />
            <ConfirmItIsYou ctx={ctx} words={words} />
            <SubmitButton>{t('office.readyToSign.release.submit')}</SubmitButton>
          </ActionForm>
        )}
      </>
    );
  },
});
