import { z } from 'zod';
import { definePublicPage } from '@/app/_kit/define-public-page';
import { ruleById } from '@/domain/rules/register';
import { fail, ok } from '@/domain/shared/result';
import { ruleHtml, ruleTitle } from '../_parts/rule-html';

/** One rule of the register, with its source: what every finding and refusal links to. */
export const GET = definePublicPage({
  params: z.object({ rule: z.string().max(12) }),
  load: async ({ rule: id }) => {
    const rule = ruleById(id.toUpperCase());
    return rule ? ok(rule) : fail({ kind: 'not-found', what: 'page' });
  },
  title: (rule, words) => ruleTitle(rule.id, words),
  render: ({ data, words }) => ruleHtml(data, words),
});
