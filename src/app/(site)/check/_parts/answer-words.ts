import { latestDay, SEVERAL_COUNTRIES } from '@/domain/documents/check-answers';
import { checkQuestion } from '@/domain/documents/check-questions';
import type { CheckField } from '@/domain/documents/check-scope';
import type { Words } from '@/i18n/words';
import type { CheckView } from './check-page';

/** One choice in the reader's words. */
export function choiceWords(field: CheckField, value: string, view: CheckView, { t, say, format }: Words): string {
  if (value === 'yes') return t('shared.yes');
  if (value === 'no') return t('shared.no');
  if (field === 'unit') return view.codes.nameOf('units', value);
  return say({ key: `check.choice.${field}.${value}`, values: { country: format.country(view.partyCode) } });
}

/** An answer in the reader's words, as the list of answers shows it. */
export function answerWords(field: CheckField, value: string, view: CheckView, words: Words): string {
  const { format, t } = words;
  switch (checkQuestion(field).kind) {
    case 'country':
      return value === SEVERAL_COUNTRIES ? t('check.several') : view.codes.nameOf('countries', value);
    case 'term':
      return view.codes.nameOf('terms', value);
    case 'date':
      return /^\d{4}$/.test(value) ? value : format.day(latestDay(value) ?? value);
    case 'quantity':
      return format.quantity(value);
    case 'taxon':
      return value;
    case 'choice':
      return choiceWords(field, value, view, words);
  }
}
