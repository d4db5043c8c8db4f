import { html } from 'hono/html';
import type { Html } from '@/app/_kit/define-public-page';
import { describeFinding } from '@/app/_kit/describe-problem';
import { paths } from '@/app/_kit/paths';
import { fieldsOfCheckStep } from '@/domain/documents/check-questions';
import { personalLimitOf } from '@/domain/documents/personal-effects';
import type { RuleFacts } from '@/domain/rules/facts';
import type { Words } from '@/i18n/words';
import type { CheckedMovement } from '@/services/law/check-movement';
import { outcomeOf } from '@/services/law/check-outcome';
import { checkAddress } from './address';
import { answersHtml } from './answers-html';
import { type CheckView, scopeOf } from './check-page';
import { documentHtml } from './document-html';
import { officeHtml } from './office-html';
import { conditionWords, missingWords, ruleLink, whyHtml } from './rule-words';
import { startAddress } from './start-address';
import { stepsHtml } from './steps-html';

/** The heading of the result says the number. */
export function resultTitle(view: CheckView, { t }: Words): string {
  switch (outcomeOf(view)) {
    case 'not-listed':
      return t('check.result.notListed', { name: view.taxon?.scientificName ?? '' });
    case 'stopped':
      return t('check.result.stopped');
    case 'documents':
      return t('check.result.needed', { n: view.movement?.decision.documents.length ?? 0 });
    case 'none':
      return t('check.result.none');
    case 'cannot-decide':
      return t('check.result.cannotTell');
  }
}

/** The result: what is needed and why, dated, with the answers it stands on. */
export function resultHtml(view: CheckView, words: Words): Html {
  const { t } = words;
  const outcome = outcomeOf(view);
  const glyph = { documents: 'information', none: 'success', 'not-listed': 'success', stopped: 'danger', 'cannot-decide': 'warning' }[
    outcome
  ];
  return html`<p class="heading-caption">${t('check.title')}</p><div class="check-verdict notice notice-${glyph}"><h1>${resultTitle(view, words)}</h1></div>
${listingHtml(view, words)}
${bodyHtml(view, words)}
<h2>${t('check.result.answers')}</h2>${answersHtml(view, words)}
${view.movement ? stepsHtml(view.movement.decision.steps, words) : ''}
<p class="notice-strip">${datedWords(view, words)}</p><p class="hint">${t('check.result.printHint')}</p>
<p><a href="${paths.documents}">${t('check.startAgain')}</a></p>`;
}

const datedWords = ({ on, listsOf }: CheckView, { t, format }: Words): string =>
  t('check.result.dated', { date: format.day(on), version: format.day(listsOf ?? on) });

function listingHtml({ taxon, resolved, movement, codes }: CheckView, words: Words): Html | '' {
  const { t } = words;
  if (!taxon || !resolved) return '';
  const common = resolved.commonNames[words.locale][0];
  const units = resolved.listings
    .filter(({ appendix }) => movement === null || taxon.isSplit || appendix === movement.facts.line.appendixInForce)
    .map(({ listedAs, appendix, annotationSymbol, population }) =>
      [
        t('check.result.listedAs', { listedAs, appendix }),
        ...(annotationSymbol ? [t('check.result.annotation', { symbol: annotationSymbol })] : []),
        ...(population ? [t('species.population', { population })] : []),
      ].join(' · '),
    );
  // "You need no document" stands on these words more often than not: whoever stands at a border wants to read them.
  const annotations = [...new Set(resolved.listings.flatMap(({ annotationSymbol }) => annotationSymbol ?? []))].flatMap((symbol) => {
    const text = codes.annotationText(symbol);
    return text === null ? [] : [`${symbol} ${text}`];
  });
  const isGroup = !['species', 'subspecies', 'variety'].includes(taxon.rank);
  const notes = [
    ...annotations,
    ...(taxon.isLoaded ? [] : [t('check.result.unconfirmed')]),
    ...(isGroup && units.length > 0 ? [t('check.result.groupOnly')] : []),
    ...narrowerNote(
      resolved.narrowerListings.map(({ listedAs }) => listedAs),
      words,
    ),
  ];
  return html`<p><span class="scientific-name" lang="la">${taxon.scientificName}</span>${common ? html` <span class="common-name">${common}</span>` : ''}</p>${units.map((unit) => html`<p>${unit}</p>`)}${notes.map((note) => html`<p class="hint">${note}</p>`)}`;
}

const narrowerNote = (names: readonly string[], { t, format }: Words): readonly string[] =>
  names.length === 0 ? [] : [t('check.result.narrower', { list: format.list(names.slice(0, 8)) })];

function bodyHtml(view: CheckView, words: Words): Html {
  const { t, format } = words;
  switch (outcomeOf(view)) {
    case 'not-listed':
      return html`<p>${t('check.result.notListedText', { name: view.taxon?.scientificName ?? '', date: format.day(view.on) })} ${ruleLink('DOC-26', words)}</p>`;
    case 'stopped':
      return stoppedHtml(view, words);
    case 'cannot-decide':
      return html`<p>${t('check.result.cannotText', { list: format.list(missingOf(view).map((fact) => missingWords(fact, words))) })}${view.movement ? html` ${ruleLink(view.movement.decision.ruleId, words)}` : ''}</p>${askUsHtml(view, words)}`;
    case 'none':
    case 'documents':
      return view.movement ? neededHtml(view, view.movement, words) : html``;
  }
}

const missingOf = ({ movement }: CheckView): readonly string[] => movement?.decision.missing ?? ['scientificName'];

const askUsHtml = (view: CheckView, words: Words): Html =>
  html`<section class="panel"><h2>${words.t('check.result.askUs')}</h2><p>${words.t('check.result.askUsText')}</p>${officeHtml(view, words)}</section>`;

function neededHtml(view: CheckView, movement: CheckedMovement, words: Words): Html {
  const { t, format } = words;
  const { decision } = movement;
  const start = startAddress(view);
  const startHtml = start
    ? html`<p class="button-row"><a class="button button-primary" href="${start}">${t('check.result.start')}</a></p><p class="hint">${t('check.result.startHint')}</p>`
    : '';
  const provided =
    decision.provided.length > 0
      ? html`<section class="panel"><h2>${t('check.result.provided')}</h2><ul>${decision.provided.map((name) => html`<li>${conditionWords(name, words)}</li>`)}</ul></section>`
      : '';
  const { country } = view.answers;
  const other = decision.documents.some(({ side }) => side === 'theirs')
    ? t('check.result.otherDocument')
    : country && country !== '*'
      ? t('check.result.otherNothing', { country: format.country(country) })
      : t('check.result.otherUnknown');
  return html`${refusedHtml(movement, words)}${
    decision.outcome === 'none'
      ? html`<p>${whyHtml(decision.ruleId, words)}</p>${provided}<p>${t('check.result.noneText')}</p>`
      : html`${decision.documents.map((document) => documentHtml(document, view.applying, words))}${certificateHtml(view, words)}${provided}<h2>${t('check.result.otherCountry')}</h2><p>${other}</p>${measuresHtml(movement, words)}${startHtml}`
  }`;
}

/** The certificate that may stand in place of the permit, offered and never assumed (Art. VII.5; decisions §6). */
function certificateHtml(view: CheckView, words: Words): Html | '' {
  const { t } = words;
  if (!fieldsOfCheckStep('certificate', scopeOf(view)).includes('certificate') || view.answers.certificate === 'yes') return '';
  const address = checkAddress({ ...view.answers, certificate: 'yes' });
  return html`<details><summary>${t('check.certificate.summary')}</summary><p>${t('check.certificate.text')} ${ruleLink('DOC-17', words)}</p><p><a href="${address}">${t('check.certificate.link')}</a></p></details>`;
}

/** Stricter measures of the States concerned, as the register holds them (SUS-03). */
function measuresHtml({ facts }: CheckedMovement, words: Words): Html | '' {
  const measures = facts.line.stricterMeasures ?? [];
  if (measures.length === 0) return '';
  return html`<ul>${measures.map(({ country, text }) => html`<li>${words.format.country(country)}: ${text} ${ruleLink('SUS-03', words)}</li>`)}</ul>`;
}

/** A condition that is not met; a limit with its number, since whoever packs less next time wants to know how much less. */
function brokenWords(name: string, facts: RuleFacts, words: Words): string {
  const limit = name === 'withinPersonalLimit' ? personalLimitOf(facts) : null;
  const condition = conditionWords(name, words);
  return limit === null ? condition : `${condition} (${words.say({ key: `documents.personalLimit.${limit.item}` })})`;
}

function refusedHtml({ refusedClaims, decision, facts }: CheckedMovement, words: Words): Html | '' {
  const { t } = words;
  if (refusedClaims.length === 0) return '';
  const items = refusedClaims.map(
    ({ broken, ruleIds }) =>
      html`<li>${broken.map((name) => brokenWords(name, facts, words)).join('; ')} ${ruleIds.map((ruleId) => ruleLink(ruleId, words))}</li>`,
  );
  return html`<section class="panel"><h2>${t('check.result.refused')}</h2><p>${t('check.result.refusedText')}:</p><ul>${items}</ul>${decision.outcome === 'documents' ? html`<p>${t('check.result.instead')}</p>` : ''}</section>`;
}

function stoppedHtml(view: CheckView, words: Words): Html {
  const { t } = words;
  const { movement } = view;
  if (!movement) return html``;
  const told = new Set(movement.stoppedBy.map(({ ruleId }) => ruleId));
  const others = movement.decision.stoppedBy.filter((ruleId) => !told.has(ruleId));
  const items = [
    ...movement.stoppedBy.map(
      (finding) =>
        html`<li>${whyHtml(finding.ruleId, words)}<p class="hint">${describeFinding({ ...finding, line: null }, words)}</p></li>`,
    ),
    ...others.map((ruleId) => html`<li>${whyHtml(ruleId, words)}</li>`),
  ];
  const unless =
    view.answers.operation === 'no'
      ? html`<section class="panel"><h2>${t('check.result.unless')}</h2><p><a href="${checkAddress({ ...view.answers, operation: 'yes' })}">${t('check.result.unlessText')}</a></p></section>`
      : '';
  return html`<p>${t('check.result.stoppedText')}</p><ul>${items}</ul>${unless}${askUsHtml(view, words)}`;
}
