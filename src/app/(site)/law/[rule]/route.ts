import { html } from 'hono/html';
import { z } from 'zod';
import { definePublicPage } from '@/app/_kit/define-public-page';
import { ruleById } from '@/domain/rules/register';
import { fail, ok } from '@/domain/shared/result';
import type { MessageKey, Words } from '@/i18n/words';

/** The title of a rule, in the reader's words. */
const titleOf = (id: string, { t }: Words) => t(`rules.${id}.title` as MessageKey);

/** One rule of the register, with its source: what every finding and refusal links to. */
export const GET = definePublicPage({
  params: z.object({ rule: z.string().max(12) }),
  load: async ({ rule: id }) => {
    const rule = ruleById(id.toUpperCase());
    return rule ? ok(rule) : fail({ kind: 'not-found', what: 'page' });
  },
  title: (rule, words) => titleOf(rule.id, words),
  render: ({ data: rule, words }) => {
    const { t, format } = words;
    const { from } = rule.inForce;
    const rows: readonly (readonly [string, string])[] = [
      [t('law.severity'), t(`law.${rule.severity}`)],
      [t('law.stages'), rule.stages.map((stage) => t(`law.stage.${stage}`)).join(', ')],
      [t('law.override'), t(`law.overrides.${rule.override}`)],
      [t('law.basis'), rule.basis],
      [t('law.confidence'), t(`law.confidences.${rule.confidence}`)],
      [t('law.dates'), from ? t('law.from', { from: format.day(from) }) : t('law.noDates')],
      ...(rule.box ? [[t('law.box'), rule.box] as const] : []),
    ];
    return html`<p class="heading-caption">${t('law.title', { id: rule.id })}</p>
<h1>${titleOf(rule.id, words)}</h1>
<dl class="summary-list">${rows.map(([name, value]) => html`<div class="summary-row"><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<p class="notice-strip">${t('law.note')}</p>`;
  },
});
