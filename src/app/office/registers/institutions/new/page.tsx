import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import { listCodes } from '@/services/reference/list-codes';
import { ActionForm } from '@/ui/forms/action-form';
import { TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading } from '@/ui/layout/page-parts';
import { DatedFields } from '../../_parts/dated-fields';
import { enterInstitution } from './enter-institution.action';

/** Enters a scientific institution. */
export default definePage({
  permission: 'register:keep',
  load: async (_, ctx) => ok(await listCodes(ctx)),
  view: ({ data: codes, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('registers.institutions.new');
    return (
      <>
        <BackLink href={paths.office.institutions}>{t('registers.institutions.title')}</BackLink>
        <Heading>{heading}</Heading>
        <ActionForm action={enterInstitution} title={titled(heading)}>
          <TextField name="code" label={t('registers.field.code')} isCode width="medium" maxLength={40} />
          <DatedFields codes={codes} words={words} ownCountry={ctx.party.code} />
          <SubmitButton>{t('registers.save')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
