import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { fail } from '@/domain/shared/result';
import { getOwnApplication } from '@/services/application/get-application';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, ButtonRow, Heading } from '@/ui/layout/page-parts';
import { Reference } from '../../../_parts/inputs';
import { withdraw } from './withdraw.action';

/** Asks before an application is closed for good. */
export default definePage({
  permission: 'application:withdraw',
  params: z.object({ reference: Reference }),
  load: async (input, ctx) => {
    const own = await getOwnApplication(input, ctx);
    if (!own.ok || own.value.actions.includes('withdraw')) return own;
    return fail({ kind: 'transition-not-allowed', from: own.value.application.state, action: 'withdraw' });
  },
  view: ({ data: { application }, words: { t }, titled }) => {
    const { reference, version } = application;
    const heading = t('apply.withdraw.title', { reference });
    const back = paths.apply.application({ reference });
    return (
      <>
        <BackLink href={back}>{t('shared.back')}</BackLink>
        <Heading>{heading}</Heading>
        <p>{t('apply.withdraw.text')}</p>
        <ActionForm action={withdraw} title={titled(heading)}>
          <HiddenField name="reference" value={reference} />
          <HiddenField name="version" value={version} />
          <ButtonRow>
            <SubmitButton tone="danger">{t('apply.withdraw.button')}</SubmitButton>
            <a href={back}>{t('apply.withdraw.keep')}</a>
          </ButtonRow>
        </ActionForm>
      </>
    );
  },
});
