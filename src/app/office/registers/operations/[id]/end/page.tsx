import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { getOperation } from '@/services/registers/dated-registers';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { entryPath } from '../../../_parts/inputs';
import { endRegistration } from './end-registration.action';

/** Ends the registration of an operation, nursery or facility. */
export default definePage({
  permission: 'register:keep',
  params: entryPath,
  load: getOperation,
  view: ({ data: { id, number }, words: { t }, titled }) => {
    const heading = t('registers.operations.end', { number });
    return (
      <>
        <BackLink href={paths.office.operations}>{t('registers.operations.title')}</BackLink>
        <Heading>{heading}</Heading>
        <Lead>{t('registers.endLead')}</Lead>
        <ActionForm action={endRegistration} title={titled(heading)}>
          <HiddenField name="id" value={id} />
          <TextArea name="reason" label={t('registers.field.reason')} rows={4} maxLength={1000} />
          <SubmitButton tone="danger">{t('registers.endIt')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
