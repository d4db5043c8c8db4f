import { html } from 'hono/html';
import { definePublicPage } from '@/app/_kit/define-public-page';
import { paths } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';

export const GET = definePublicPage({
  load: async () => ok(null),
  title: (_, { t }) => t('site.help.title'),
  render: ({ words: { t } }) => html`<h1>${t('site.help.title')}</h1>
<p class="lead">${t('site.help.lead')}</p>
<h2>${t('site.help.contact')}</h2><p>${t('site.help.contactText')}</p>
<h2>${t('site.help.documents')}</h2><p>${t('site.help.documentsText')}</p><p><a href="${paths.documents}">${t('site.help.documentsLink')}</a></p>
<h2>${t('site.help.apply')}</h2><p>${t('site.help.applyText')}</p>
<h2>${t('site.help.check')}</h2><p>${t('site.help.checkText')}</p>
<h2>${t('site.help.problem')}</h2><p>${t('site.help.problemText')}</p>
<h2>${t('site.help.languages')}</h2><p>${t('site.help.languagesText')}</p>`,
});
