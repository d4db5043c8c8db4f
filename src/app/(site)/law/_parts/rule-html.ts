import { html } from 'hono/html';
import type { Html } from '@/app/_kit/define-public-page';
import type { Rule } from '@/domain/rules/rule';
import { cited } from '@/i18n/cited';
import type { MessageKey, Words } from '@/i18n/words';

/** The title of a rule, in the reader's words. */
export const ruleTitle = (id: string, { t }: Words): string => t(`rules.${id}.title` as MessageKey);

/** The sentence of a rule without the facts of a case, which stand as "…". */
function ruleText(id: string, { t, has, say }: Words): string | null {
  const key = `rules.${id}.message`;
  if (!has(key)) return null;
  const names = [...String(t.raw(key as MessageKey)).matchAll(/\{(\w+)/g)].map(([, name]) => [name ?? '', '…']);
  return say({ key, values: Object.fromEntries(names) });
}

function datesOf({ inForce: { from, until } }: Rule, { t, format }: Words): string {
  if (from && until) return t('law.fromUntil', { from: format.day(from), until: format.day(until) });
  if (until) return t('law.until', { until: format.day(until) });
  return from ? t('law.from', { from: format.day(from) }) : t('law.noDates');
}

/** One rule of the register: what it asks, what it says, where it stands, how sure that is and who may set it aside. */
export function ruleHtml(rule: Rule, words: Words): Html {
  const { t, has, say } = words;
  const plain = `check.why.${rule.id}`;
  const text = ruleText(rule.id, words);
  const rows: readonly (readonly [string, string])[] = [
    [t('law.severity'), t(`law.${rule.severity}`)],
    [t('law.stages'), rule.stages.map((stage) => t(`law.stage.${stage}`)).join(', ')],
    [t('law.override'), t(`law.overrides.${rule.override}`)],
    [t('law.basis'), cited(rule.basis, words)],
    [t('law.confidence'), t(`law.confidences.${rule.confidence}`)],
    [t('law.dates'), datesOf(rule, words)],
    ...(rule.box ? [[t('law.box'), rule.box] as const] : []),
  ];
  return html`<p class="heading-caption">${t('law.title', { id: rule.id })}</p>
<h1>${ruleTitle(rule.id, words)}</h1>
${has(plain) ? html`<p class="lead">${say({ key: plain })}</p>` : ''}
${text === null ? '' : html`<section class="panel"><h2>${t('law.says')}</h2><p>${text}</p>${text.includes('…') ? html`<p class="hint">${t('law.facts')}</p>` : ''}</section>`}
<dl class="summary-list">${rows.map(([name, value]) => html`<div class="summary-row"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<p class="notice-strip">${t('law.note')}</p>`;
}
