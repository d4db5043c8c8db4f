import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { lookAtInvitation } from '@/services/organisations/invitations';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Heading, Lead } from '@/ui/layout/page-parts';
import { answer } from './answer.action';

/** An invitation into an organisation, for whoever follows its link. */
export default definePage({
  permission: 'organisation:belong',
  params: z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{10,100}$/) }),
  load: lookAtInvitation,
  view: ({ data, input: { token }, words: { t }, titled }) => {
    if (!data?.isForReader)
      return (
        <>
          <title>{titled(t(data ? 'problems.otherAddress.title' : 'account.invitation.spent'))}</title>
          <Heading>{t(data ? 'problems.otherAddress.title' : 'account.invitation.spent')}</Heading>
          <Lead>{t(data ? 'problems.otherAddress.detail' : 'account.invitation.spentText')}</Lead>
          <p>
            <a href={paths.apply.home}>{t('apply.backToHome')}</a>
          </p>
        </>
      );
    const heading = t('account.invitation.title', { organisation: data.organisation });
    return (
      <>
        <Heading>{heading}</Heading>
        <Lead>{t(`account.organisation.roleMeaning.${data.role}`)}</Lead>
        <p>{t('account.invitation.text')}</p>
        <ActionForm action={answer} title={titled(heading)}>
          <HiddenField name="token" value={token} />
          <Radios
            name="answer"
            label={t('account.invitation.question')}
            choices={[
              { value: 'yes', text: t('account.invitation.accept') },
              { value: 'no', text: t('account.invitation.decline') },
            ]}
          />
          <SubmitButton>{t('shared.continue')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
