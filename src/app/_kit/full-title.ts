import { env } from '@/config/env';
import type { Words } from '@/i18n/words';

/** `Approve – CITES permits – Exampleland`; a heading that begins with the product, as the home page's does, stays as it is. */
export function fullTitle(title: string, { t, format }: Words): string {
  const product = t('shared.product');
  return title.startsWith(product) ? title : `${title} – ${product} – ${format.country(env().partyCode)}`;
}
