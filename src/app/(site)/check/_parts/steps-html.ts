import { html } from 'hono/html';
import type { Html } from '@/app/_kit/define-public-page';
import type { DecisionStep } from '@/domain/documents/document-decision';
import type { Words } from '@/i18n/words';
import { conditionWords, ruleLink } from './rule-words';

/** What a step found, with the conditions it turned on. */
function becauseWords({ because, detail }: DecisionStep, words: Words): string {
  const { say, has, format } = words;
  const key = `check.because.${because}`;
  const sentence = has(key)
    ? say({ key, values: { appendix: '', annotation: '', row: '', source: '', appendices: '', ...detail } })
    : because;
  const conditions = (detail.conditions ?? '').split(', ').filter((name) => name !== '');
  return conditions.length === 0 ? sentence : `${sentence} (${format.list(conditions.map((name) => conditionWords(name, words)))})`;
}

/** How the answer was found: each step of the order of evaluation, taken or passed over, with its rule. */
export function stepsHtml(steps: readonly DecisionStep[], words: Words): Html {
  const { t, say, has } = words;
  const items = steps.map((step) => {
    const key = `check.step.${step.step}`;
    const sign = step.taken ? t('check.result.taken') : t('check.result.passed');
    return html`<li><strong>${has(key) ? say({ key }) : step.step}</strong> <span class="tag tag-${step.taken ? 'green' : 'grey'}">${sign}</span><br>${becauseWords(step, words)} ${step.ruleId ? ruleLink(step.ruleId, words) : ''}</li>`;
  });
  return html`<details><summary>${t('check.result.steps')}</summary><ol>${items}</ol></details>`;
}
