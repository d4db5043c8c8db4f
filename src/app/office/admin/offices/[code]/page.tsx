import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { fail, ok } from '@/domain/shared/result';
import { listOffices } from '@/services/offices/keep-offices';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading } from '@/ui/layout/page-parts';
import { saveHead } from '../offices.action';

/** What stands on an office's letters and in box 6 of its permits. */
export default definePage({
  permission: 'office:keep',
  params: z.object({ code: z.string().regex(/^[A-Z0-9-]{1,20}$/) }),
  load: async ({ code }, ctx) => {
    const listed = await listOffices(null, ctx);
    if (!listed.ok) return listed;
    const office = listed.value.offices.find((one) => one.code === code);
    return office ? ok(office) : fail({ kind: 'not-found', what: 'page' });
  },
  view: ({ data: office, words, titled }) => {
    const { t } = words;
    const heading = t('offices.admin.letterhead', { code: office.code });
    return (
      <>
        <BackLink href={paths.office.offices}>{t('offices.admin.title')}</BackLink>
        <Heading>{heading}</Heading>
        <ActionForm action={saveHead} title={titled(heading)}>
          <HiddenField name="code" value={office.code} />
          <TextField name="name" label={t('offices.admin.name')} value={office.name} maxLength={160} />
          <TextArea
            name="address"
            label={t('offices.admin.address')}
            hint={t('offices.admin.addressHint')}
            rows={5}
            value={office.address.join('\n')}
            maxLength={600}
          />
          <TextField name="place" label={t('offices.admin.place')} value={office.place ?? ''} maxLength={80} isOptional />
          <TextField name="contact" label={t('offices.admin.contact')} value={office.contact ?? ''} maxLength={200} isOptional />
          <SubmitButton>{t('offices.admin.save')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
