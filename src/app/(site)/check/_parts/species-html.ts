import { html } from 'hono/html';
import type { Html } from '@/app/_kit/define-public-page';
import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { TaxonMatch } from '@/services/taxonomy/search-taxa';
import { checkAddress } from './address';
import type { CheckView, StepView } from './check-page';
import { hiddenAnswers } from './hidden-answers';
import { officeHtml } from './office-html';

/** Groups to begin with for somebody who knows no scientific name; each is a unit of the Appendices or a genus of one. */
const GROUPS = [
  'Psittaciformes',
  'Pythonidae',
  'Crocodylia',
  'Felidae',
  'Acipenseriformes',
  'Scleractinia',
  'Orchidaceae',
  'Cactaceae',
  'Dalbergia',
] as const;

const SPECIES_RANKS: readonly string[] = ['species', 'subspecies', 'variety'];

const choose = (name: string, { answers }: CheckView): string => checkAddress({ ...answers, species: name });

function matchHtml(match: TaxonMatch, view: CheckView, { t, format }: Words): Html {
  const { matchedAs, scientificName, commonName, appendices, annotationSymbols, rank } = match;
  const isOtherName = matchedAs.name !== scientificName && matchedAs.name !== commonName;
  const told = [
    ...(commonName ? [commonName] : []),
    appendices.length > 0 ? t('check.species.appendices', { list: format.list(appendices) }) : t('check.species.notListed'),
    ...annotationSymbols.map((symbol) => t('check.result.annotation', { symbol })),
    ...(isOtherName ? [t('check.species.was', { name: matchedAs.name })] : []),
    ...(SPECIES_RANKS.includes(rank) ? [] : [t('check.species.group')]),
  ];
  return html`<li><a class="scientific-name" lang="la" href="${choose(scientificName, view)}">${scientificName}</a><span class="common-name">${told.join(' · ')}</span></li>`;
}

/** The search for a species: a text box, then links, since every choice is an address. */
export function speciesHtml(view: StepView, words: Words): Html {
  const { t } = words;
  const typed = view.query || (view.faults.species ? (view.typed.species ?? '') : '');
  return html`<form class="form" method="get" action="${paths.documents}" role="search">${hiddenAnswers(view, ['species'])}<input type="hidden" name="ask" value="species">
<div class="field"><label for="species">${t('check.species.box')}</label><input class="input" type="search" id="species" name="q" value="${typed}" maxlength="120" autocapitalize="none" autocomplete="off" spellcheck="false" aria-describedby="step-hint"></div>
<button type="submit" class="button button-primary">${t('check.species.find')}</button></form>
${typed === '' ? '' : offerHtml(view, typed, words)}
<details${isNothingFound(view, typed) ? ' open' : ''}><summary>${t('check.species.unknown')}</summary><p>${t('check.species.unknownText')}</p><ul>${GROUPS.map((group) => html`<li><a href="${checkAddress(view.answers, { ask: 'species', q: group })}">${t(`check.species.groups.${group}`)}</a> <span class="scientific-name" lang="la">${group}</span></li>`)}</ul>${officeHtml(view, words)}</details>`;
}

/** Who finds nothing by a name is shown the other ways at once: everyday words such as "caviar" name a group, not a species. */
const isNothingFound = ({ offer }: CheckView, typed: string): boolean =>
  typed !== '' &&
  offer !== null &&
  !offer.unconfirmed &&
  [offer.species, offer.groups, offer.unlisted].every((found) => found.length === 0);

function offerHtml(view: CheckView, typed: string, words: Words): Html {
  const { t } = words;
  const { offer } = view;
  if (offer === null) return html`<p>${t('check.species.short')}</p>`;
  const { species, groups, unlisted, unconfirmed, isNearOnly } = offer;
  const matches = [...species, ...groups, ...unlisted];
  const n = matches.length + (unconfirmed ? 1 : 0);
  const typedName = unconfirmed
    ? html`<li><a href="${choose(unconfirmed.scientificName, view)}">${t('check.species.asTyped', { name: unconfirmed.scientificName, listedAs: unconfirmed.listedAs })}</a></li>`
    : '';
  if (n === 0) return html`<h2>${t('check.species.none', { query: typed })}</h2><p>${t('check.species.noneText')}</p>`;
  const heading = isNearOnly && !unconfirmed ? t('check.species.near') : t('check.species.found', { n, query: typed });
  return html`<h2>${heading}</h2><ul class="task-list">${typedName}${matches.map((match) => matchHtml(match, view, words))}</ul>${isNearOnly ? html`<p class="hint">${t('check.species.noneText')}</p>` : ''}`;
}
