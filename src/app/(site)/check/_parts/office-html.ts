import { html } from 'hono/html';
import type { Html } from '@/app/_kit/define-public-page';
import type { Words } from '@/i18n/words';
import type { CheckView } from './check-page';

/** Whom to ask, with the address. */
export function officeHtml({ office }: CheckView, { t }: Words): Html | '' {
  return office
    ? html`<address class="office"><strong>${office.name}</strong><br>${office.address.map((line, index) => html`${index > 0 ? html`<br>` : ''}${line}`)}</address>`
    : html`<p>${t('site.help.contactText')}</p>`;
}
