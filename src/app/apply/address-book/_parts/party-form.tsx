import type { Words } from '@/i18n/words';
import type { PartyEntry } from '@/services/address-book/address-book';
import type { CodeBook } from '@/services/reference/list-codes';
import { ActionForm } from '@/ui/forms/action-form';
import { ArisingField } from '@/ui/forms/arising-field.client';
import { Select } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { countryChoices } from '../../_parts/country-choices';
import { saveEntry } from './save-entry.action';

interface PartyFormProps {
  readonly party: PartyEntry | null;
  readonly book: CodeBook;
  readonly words: Words;
  readonly title: string;
}

/** A party, entered or changed by hand; Latin lines are asked for as on the form it fills in. */
export function PartyForm({ party, book, words, title }: PartyFormProps) {
  const { t } = words;
  const latinName = <TextField name="latinName" value={party?.latinName ?? ''} label={t('fields.importerLatinName.label')} />;
  const latinAddress = (
    <TextArea name="latinAddress" value={party?.latinAddress ?? ''} label={t('account.profile.latinAddress')} rows={4} />
  );
  return (
    <ActionForm action={saveEntry} title={title}>
      <HiddenField name="entry" value={party?.id ?? ''} />
      <TextField name="name" value={party?.name ?? ''} label={t('account.book.name')} />
      {party?.latinName ? latinName : <ArisingField name="latinName">{latinName}</ArisingField>}
      <TextArea name="address" value={party?.address ?? ''} label={t('account.profile.address')} rows={4} />
      {party?.latinAddress ? latinAddress : <ArisingField name="latinAddress">{latinAddress}</ArisingField>}
      <Select name="country" value={party?.country ?? ''} label={t('account.profile.country')} choices={countryChoices(book, words)} />
      <SubmitButton>{t('account.profile.submit')}</SubmitButton>
    </ActionForm>
  );
}
