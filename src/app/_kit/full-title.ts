import { env } from '@/config/env';
import type { Words } from '@/i18n/words';

/** `Approve – CITES permits – Exampleland`. */
export const fullTitle = (title: string, { t, format }: Words): string =>
  `${title} – ${t('shared.product')} – ${format.country(env().partyCode)}`;
