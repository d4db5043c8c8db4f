import type { Words } from '@/i18n/words';
import { Select } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { TextField } from '@/ui/forms/fields.client';

interface SignatoryFieldsProps {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly today: string;
  readonly isLimited: boolean;
  readonly words: Words;
}

/** Who may sign, from when to when, and on what ground. */
export const SignatoryFields = ({ people, today, isLimited, words: { t } }: SignatoryFieldsProps) => (
  <>
    <Select name="person" label={t('signatories.person')} choices={people.map(({ id, name }) => ({ value: id, text: name }))} />
    <DateField name="validFrom" label={t('signatories.from')} value={today} />
    <DateField name="validUntil" label={t('signatories.until')} {...(isLimited ? {} : { hint: t('signatories.untilHint') })} />
    <TextField name="basis" label={t('signatories.basis')} hint={t('signatories.basisHint')} maxLength={400} />
  </>
);
