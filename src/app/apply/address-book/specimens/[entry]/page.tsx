import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { getSavedSpecimen } from '@/services/address-book/address-book';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, TaxonName } from '@/ui/layout/page-parts';
import { RemoveEntry } from '../../_parts/remove-entry';
import { rename } from './rename.action';

/** A saved specimen: given another name, or taken out. */
export default definePage({
  permission: 'address-book:keep',
  params: z.object({ entry: z.uuid() }),
  load: getSavedSpecimen,
  view: ({ data: { id, label, answers }, words, titled }) => {
    const { t } = words;
    return (
      <>
        <BackLink href={paths.apply.addressBook}>{t('account.book.back')}</BackLink>
        <Heading caption={<TaxonName name={answers.scientificName ?? ''} />}>{label}</Heading>
        <ActionForm action={rename} title={titled(label)}>
          <HiddenField name="entry" value={id} />
          <TextField name="label" value={label} label={t('account.book.label')} maxLength={120} />
          <SubmitButton>{t('account.profile.submit')}</SubmitButton>
        </ActionForm>
        <RemoveEntry entry={id} what="specimen" words={words} />
      </>
    );
  },
});
