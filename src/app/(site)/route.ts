import { html } from 'hono/html';
import { definePublicPage } from '@/app/_kit/define-public-page';
import { paths } from '@/app/_kit/paths';
import { env } from '@/config/env';
import { ok } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';

const doors = ({ t }: Words) => [
  { href: paths.documents, text: t('site.home.documents'), hint: t('site.home.documentsHint') },
  { href: paths.signIn, text: t('site.home.apply'), hint: t('site.home.applyHint') },
  { href: paths.verify, text: t('site.home.verify'), hint: t('site.home.verifyHint') },
  { href: paths.species, text: t('site.home.species'), hint: t('site.home.speciesHint') },
];

const title = ({ t, format }: Words) => t('site.home.title', { country: format.country(env().partyCode) });

export const GET = definePublicPage({
  load: async () => ok(null),
  title: (_, words) => title(words),
  render: ({ words }) => html`<h1>${title(words)}</h1>
<p class="lead">${words.t('site.home.lead')}</p>
<ul class="doors">${doors(words).map(({ href, text, hint }) => html`<li><a href="${href}">${text}</a><p class="hint">${hint}</p></li>`)}</ul>
<p class="notice-strip">${words.t('site.home.law')}</p>`,
});
