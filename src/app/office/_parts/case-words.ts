import { FormType } from '@/domain/codes/document-type';
import type { Words } from '@/i18n/words';
import type { QueueRow } from '@/services/queue/list-queue';

/** A row of a list of cases. */
export type { QueueRow };

const DAY_MS = 86_400_000;

/** Whole days since something was sent. */
export const daysSince = (at: string, now: string): number => Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / DAY_MS));

/** `Export permit to Japan`. */
export function documentTo(form: string, country: string | null, { t, format }: Words): string {
  const known = FormType.safeParse(form);
  const document = known.success ? t(`codes.form.${known.data}`) : form;
  return country ? t('office.toCountry', { document, country: format.country(country) }) : document;
}
