import { html } from 'hono/html';
import type { Html } from '@/app/_kit/define-public-page';
import { moneyInWords } from '@/app/_kit/invoice-table';
import type { DocumentKind, NeededDocument } from '@/domain/documents/document-decision';
import type { Words } from '@/i18n/words';
import type { Applying } from '@/services/law/applying-for';
import { ruleLink, whyHtml } from './rule-words';

/** The name of a document in the reader's words. */
export const kindWords = (kind: DocumentKind, { t }: Words): string =>
  kind === 'LABEL' || kind === 'PHYTO' ? t(`check.kind.${kind}`) : t(`codes.documentType.${kind}`);

function issuerWords({ issuedBy, side }: NeededDocument, { t, format }: Words): string {
  if (issuedBy === null) return t('check.result.theirsUnknown');
  return t(side === 'ours' ? 'check.result.ours' : 'check.result.theirs', { country: format.country(issuedBy) });
}

const row = (name: string, value: Html | string): Html => html`<div class="summary-row"><dt>${name}</dt><dd>${value}</dd></div>`;

function evidenceHtml({ preconditions }: NeededDocument, words: Words): Html | '' {
  const asked = preconditions.filter((ruleId) => words.has(`check.evidence.${ruleId}`));
  if (asked.length === 0) return '';
  const items = asked.map((ruleId) => html`<li>${words.say({ key: `check.evidence.${ruleId}` })} ${ruleLink(ruleId, words)}</li>`);
  return html`<h3>${words.t('check.result.ready')}</h3><ul class="check-list">${items}</ul>`;
}

/** What it costs and how long it takes to get it, where it is ours to give. */
function applyingHtml({ side, kind }: NeededDocument, applying: Applying | null, words: Words): Html | '' {
  const { t } = words;
  if (side !== 'ours' || applying?.documentType !== kind) return '';
  const { fee, workingDays } = applying;
  const costs = fee === null ? t('check.result.noFee') : t('check.result.feeOf', { amount: moneyInWords(fee, words) });
  return html`${row(t('check.result.fee'), costs)}${row(t('check.result.time'), t('check.result.workingDays', { n: workingDays }))}`;
}

/** One document of the result: who issues it, why, how long and how often it serves, and what to have ready. */
export function documentHtml(document: NeededDocument, applying: Applying | null, words: Words): Html {
  const { t, format } = words;
  const { kind, mustExistFirst, maxMonths, notAfter, uses, ruleId, isComparable, issuedBy } = document;
  const months = maxMonths === null ? t('check.result.nationalValidity') : t('check.result.months', { n: maxMonths });
  const first = mustExistFirst ? html` <span class="tag tag-amber">${t('check.result.first')}</span>` : '';
  return html`<section class="panel"><h2>${kindWords(kind, words)}${first}</h2>
<p>${whyHtml(ruleId, words)}</p>
${mustExistFirst ? html`<p>${t('check.result.firstText')}</p>` : ''}${isComparable && issuedBy ? html`<p>${t('check.result.comparable', { country: format.country(issuedBy) })}</p>` : ''}
<dl class="summary-list">${row(t('check.result.issuedBy'), issuerWords(document, words))}${row(t('check.result.validity'), notAfter === null ? months : `${months} (≤ ${format.day(notAfter)})`)}${row(t('check.result.use'), t(`check.result.${uses}`))}${applyingHtml(document, applying, words)}</dl>
${evidenceHtml(document, words)}</section>`;
}
