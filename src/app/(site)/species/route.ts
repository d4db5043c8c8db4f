import { html } from 'hono/html';
import { z } from 'zod';
import { definePublicPage, type Html } from '@/app/_kit/define-public-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import type { Listing } from '@/domain/taxonomy/listing';
import type { Words } from '@/i18n/words';
import { resolveTaxon } from '@/services/taxonomy/resolve-taxon';
import { searchTaxa } from '@/services/taxonomy/search-taxa';

/** One answer as the page shows it, found by search or resolved through its genus. */
interface Found {
  readonly scientificName: string;
  readonly commonName: string | null;
  readonly searchedAs: string | null;
  readonly isLoaded: boolean;
  /** Only spelt much like what was typed. */
  readonly isAlike: boolean;
  readonly listings: readonly Listing[];
}

const RESULTS = 20;

const listingHtml = (listing: Listing, { t, format }: Words): Html => {
  const more = [
    ...(listing.annotationSymbol ? [t('species.annotation', { symbols: listing.annotationSymbol })] : []),
    ...(listing.parties.length > 0
      ? [t('species.parties', { parties: listing.parties.map((code) => format.country(code)).join(', ') })]
      : []),
    ...(listing.population ? [t('species.population', { population: listing.population })] : []),
  ];
  return html`<li><strong>${t('species.listed', { appendices: listing.appendix })}</strong> · ${t('species.listedAs', { listedAs: listing.listedAs })}${more.map((text) => html` · ${text}`)}</li>`;
};

const foundHtml = (found: Found, words: Words): Html => {
  const { t } = words;
  return html`<li class="panel"><p><span class="scientific-name" lang="la">${found.scientificName}</span>${found.commonName ? html`<span class="common-name">${found.commonName}</span>` : ''}</p>
${found.searchedAs ? html`<p class="hint">${t('species.matched', { name: found.searchedAs, accepted: found.scientificName })}</p>` : ''}
${found.isLoaded ? '' : html`<p class="hint">${t('species.notLoaded', { name: found.scientificName })}</p>`}
${found.listings.length > 0 ? html`<ul>${found.listings.map((listing) => listingHtml(listing, words))}</ul>` : html`<p>${t('species.notListed')}</p>`}
<p><a href="${withQuery(paths.documents, { species: found.scientificName })}">${t('species.documents')}<span class="visually-hidden"> ${found.scientificName}</span></a></p></li>`;
};

/** Species and their listings in force today, for anybody. */
export const GET = definePublicPage({
  input: z.object({ q: z.string().trim().max(120).default('') }),
  load: async ({ q }, ctx) => {
    const matches = await searchTaxa({ query: q, language: ctx.locale, limit: RESULTS }, ctx);
    const found: Found[] = matches.map((match) => ({
      ...match,
      searchedAs: match.matchedAs.kind === 'synonym' || match.matchedAs.kind === 'former' ? match.matchedAs.name : null,
      isLoaded: true,
    }));
    const resolved =
      q !== '' && found.every((one) => one.scientificName.toLowerCase() !== q.toLowerCase()) ? await resolveTaxon({ name: q }, ctx) : null;
    const unloaded: Found[] =
      resolved?.ok && !resolved.value.isLoaded
        ? [
            {
              scientificName: resolved.value.scientificName,
              commonName: null,
              searchedAs: null,
              isLoaded: false,
              isAlike: false,
              listings: resolved.value.listings,
            },
          ]
        : [];
    return ok({ q, today: ctx.today, found: [...unloaded, ...found] });
  },
  title: (_, { t }) => t('species.title'),
  render: ({ data, words }) => {
    const { t, format } = words;
    const { q, found, today } = data;
    const isFound = found.some(({ isAlike }) => !isAlike);
    const results = isFound ? t('species.results', { count: found.length, query: q }) : t('species.none', { query: q });
    return html`<h1>${t('species.title')}</h1>
<p class="lead">${t('species.lead')}</p>
<form method="get" class="field-form" role="search"><label class="label" for="q">${t('species.label')}</label><p class="hint" id="q-hint">${t('species.hint')}</p>
<input class="input" id="q" name="q" value="${q}" maxlength="120" autocapitalize="none" spellcheck="false" aria-describedby="q-hint"> <button class="button">${t('species.submit')}</button></form>
${q === '' ? '' : html`<h2>${results}</h2>${isFound ? '' : html`<p>${t('species.noneText')}</p>`}${found.length > 0 && !isFound ? html`<p>${t('species.didYouMean')}</p>` : ''}${found.length > 0 ? html`<ul class="plain-list">${found.map((one) => foundHtml(one, words))}</ul>` : ''}`}
<p class="notice-strip">${t('species.asOf', { day: format.day(today) })}</p>`;
  },
});
