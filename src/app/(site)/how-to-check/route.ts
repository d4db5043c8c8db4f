import { html } from 'hono/html';
import { definePublicPage } from '@/app/_kit/define-public-page';
import { ok } from '@/domain/shared/result';

const STEPS = ['scan', 'type', 'compare', 'file'] as const;

/** What a holder, a foreign officer or anybody else can do with a paper in hand. */
export const GET = definePublicPage({
  load: async () => ok(null),
  title: (_, { t }) => t('site.howToCheck.title'),
  render: ({ words: { t } }) => html`<h1>${t('site.howToCheck.title')}</h1>
<p class="lead">${t('site.howToCheck.lead')}</p>
${STEPS.map((step) => html`<h2>${t(`site.howToCheck.${step}`)}</h2><p>${t(`site.howToCheck.${step}Text`)}</p>`)}
<h2>${t('site.howToCheck.verdict')}</h2>
<ul><li>${t('site.howToCheck.genuine')}</li><li>${t('site.howToCheck.stop')}</li><li>${t('site.howToCheck.none')}</li></ul>`,
});
