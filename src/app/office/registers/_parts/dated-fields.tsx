import { type DatedEntry, standsOn } from '@/domain/registers/dated-register';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import type { CodeBook } from '@/services/reference/list-codes';
import { Select } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { TextArea, TextField } from '@/ui/forms/fields.client';

/** The countries that can be chosen, by name. */
export const countryChoices = (codes: CodeBook, { format }: Words) =>
  codes.lists.countries
    .filter(({ code, isCurrent }) => isCurrent && !['XX', 'XV', 'HS', 'ZZ'].includes(code))
    .map(({ code, name }) => ({ value: code, text: name }))
    .sort((a, b) => format.compare(a.text, b.text));

/** Codes of a list with their names. */
export const codeChoices = (list: 'terms' | 'units', codes: CodeBook, isReadToo = false) =>
  codes.lists[list].filter(({ isCurrent }) => isCurrent || isReadToo).map(({ code, name }) => ({ value: code, text: `${code} – ${name}` }));

interface FieldsProps {
  readonly codes: CodeBook;
  readonly words: Words;
  readonly ownCountry: string;
}

/** What every entry of a dated register tells beside its number: who, where, since when, on what basis. */
export function DatedFields({ codes, words, ownCountry }: FieldsProps) {
  const { t } = words;
  return (
    <>
      <TextField name="name" label={t('registers.field.name')} maxLength={200} />
      <TextArea name="address" label={t('registers.field.address')} rows={3} maxLength={400} />
      <Select name="country" label={t('registers.field.country')} value={ownCountry} choices={countryChoices(codes, words)} />
      <Period words={words} />
      <TextField name="basis" label={t('registers.field.basis')} hint={t('registers.hint.basis')} maxLength={400} />
    </>
  );
}

/** From when to when. */
export function Period({ words: { t } }: { readonly words: Words }) {
  return (
    <>
      <DateField name="validFrom" label={t('registers.field.validFrom')} />
      <DateField name="validUntil" label={t('registers.field.validUntil')} isOptional />
    </>
  );
}

/** Whether an entry stands today, or how it ended. */
export function Standing({ entry, today, words }: { readonly entry: DatedEntry; readonly today: IsoDate; readonly words: Words }) {
  const { t, format } = words;
  if (entry.endedOn !== null) return <>{t('registers.endedOn', { day: format.day(entry.endedOn), reason: entry.endedReason ?? '' })}</>;
  const stands = standsOn(entry, today);
  return (
    <span className={`tag tag-${stands ? 'green' : 'grey'}`}>
      <span aria-hidden="true">{stands ? '✓' : '◔'}</span>
      {t(stands ? 'registers.stands' : 'registers.lapsed')}
    </span>
  );
}
