import { html } from 'hono/html';
import type { Html } from '@/app/_kit/define-public-page';
import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';

/** Why, in one sentence for somebody who has never seen the Convention; the title of the rule where there is none. */
export const whyWords = (ruleId: string, { say, has }: Words): string =>
  [`check.why.${ruleId}`, `rules.${ruleId}.title`].filter(has).map((key) => say({ key }))[0] ?? ruleId;

/** The rule by its id, as a link to its own page. */
export const ruleLink = (ruleId: string, { t }: Words): Html =>
  html`<a class="unbroken" href="${paths.law({ rule: ruleId })}">${t('check.result.rule', { id: ruleId })}</a>`;

/** The sentence with its rule. */
export const whyHtml = (ruleId: string, words: Words): Html => html`${whyWords(ruleId, words)} ${ruleLink(ruleId, words)}`;

/** Conditions of an exemption in words; one that has none is named as it is. */
export const conditionWords = (name: string, { say, has }: Words): string =>
  has(`check.condition.${name}`) ? say({ key: `check.condition.${name}` }) : name;

/** A fact that is not stated, in words. */
export const missingWords = (fact: string, { say, has, t }: Words): string =>
  has(`check.missing.${fact}`) ? say({ key: `check.missing.${fact}` }) : t('check.missing.other');
