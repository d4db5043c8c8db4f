import { z } from 'zod';
import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { getSignatory } from '@/services/people/signatories';
import { ActionForm } from '@/ui/forms/action-form';
import { DateField } from '@/ui/forms/date-field.client';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { end } from './end.action';

/** Ends the time in which somebody may sign. */
export default definePage({
  permission: 'people:manage',
  params: z.object({ id: z.uuid() }),
  back: () => paths.office.signatories,
  load: getSignatory,
  view: ({ data: { id, name }, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('signatories.endOf', { name });
    return (
      <>
        <BackLink href={paths.office.signatories}>{t('signatories.title')}</BackLink>
        <Heading>{heading}</Heading>
        <Lead>{t('signatories.endLead')}</Lead>
        <ActionForm action={end} title={titled(heading)}>
          <HiddenField name="id" value={id} />
          <DateField name="lastDay" label={t('signatories.lastDay')} hint={t('signatories.lastDayHint')} value={ctx.today} />
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton tone="danger">{t('signatories.endSubmit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
