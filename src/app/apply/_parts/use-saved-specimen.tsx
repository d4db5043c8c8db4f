import type { Application } from '@/domain/application/application';
import type { Words } from '@/i18n/words';
import type { SpecimenEntry } from '@/services/address-book/address-book';
import { ActionForm } from '@/ui/forms/action-form';
import { Select } from '@/ui/forms/choice-fields.client';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { addSaved } from './add-saved.action';

interface UseSavedSpecimenProps {
  readonly application: Application;
  readonly saved: readonly SpecimenEntry[];
  readonly words: Words;
}

/** Adds a line that a saved specimen fills in; how many, and the marks, are asked as ever. */
export function UseSavedSpecimen({ application: { reference, version }, saved, words: { t } }: UseSavedSpecimenProps) {
  return (
    <details>
      <summary>{t('apply.saved.useSpecimen')}</summary>
      <ActionForm action={addSaved}>
        <HiddenField name="reference" value={reference} />
        <HiddenField name="version" value={version} />
        <Select name="entry" label={t('apply.saved.specimen')} choices={saved.map(({ id, label }) => ({ value: id, text: label }))} />
        <SubmitButton tone="secondary">{t('apply.saved.addSpecimen')}</SubmitButton>
      </ActionForm>
    </details>
  );
}
