import { html } from 'hono/html';
import { definePublicPage, type Html } from '@/app/_kit/define-public-page';
import { paths } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import { type KeyToCompare, keysToCompare, rootToCompare } from '@/services/verification/checking-guide';

const STEPS = ['scan', 'type', 'compare', 'file'] as const;

const keyHtml = ({ kid, purpose, state, usedFrom, fingerprint, words: spoken }: KeyToCompare, { t, format }: Words): Html =>
  html`<li><strong>${t(`site.howToCheck.purpose.${purpose}`)}</strong> <code>${kid}</code>, ${t(`site.howToCheck.state.${state}`, {
    day: format.day(usedFrom.slice(0, 10)),
  })}<br /><code>${fingerprint}</code><br />${t('site.howToCheck.spoken')} <code>${spoken}</code></li>`;

/** What a holder, a foreign officer or anybody else can do with a paper in hand. */
export const GET = definePublicPage({
  load: async (_, ctx) => ok({ keys: await keysToCompare(ctx), root: await rootToCompare(ctx) }),
  title: (_, { t }) => t('site.howToCheck.title'),
  render: ({ data: { keys, root }, words }) => {
    const { t } = words;
    return html`<h1>${t('site.howToCheck.title')}</h1>
<p class="lead">${t('site.howToCheck.lead')}</p>
${STEPS.map((step) => html`<h2>${t(`site.howToCheck.${step}`)}</h2><p>${t(`site.howToCheck.${step}Text`)}</p>`)}
<h2>${t('site.howToCheck.verdict')}</h2>
<ul><li>${t('site.howToCheck.genuine')}</li><li>${t('site.howToCheck.stop')}</li><li>${t('site.howToCheck.none')}</li></ul>
<h2>${t('site.howToCheck.specimen')}</h2>
<p>${t('site.howToCheck.specimenText')} <a href="${paths.specimen}">${t('site.howToCheck.specimenLink')}</a></p>
<h2>${t('site.howToCheck.keys')}</h2>
<p>${t('site.howToCheck.keysText')} <a href="/.well-known/cites-keys.json">cites-keys.json</a></p>
${keys.length > 0 ? html`<ul>${keys.map((key) => keyHtml(key, words))}</ul>` : html`<p>${t('site.howToCheck.noKeys')}</p>`}
${root ? html`<h2>${t('site.howToCheck.root')}</h2><p>${t('site.howToCheck.rootText')}</p><p><code>${root.fingerprint}</code><br />${t('site.howToCheck.spoken')} <code>${root.words}</code></p>` : ''}`;
  },
});
