'use server';

import { z } from 'zod';
import { withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { PERMIT_CONDITIONS } from '@/domain/application/approval-terms';
import { REFUSAL_REASONS } from '@/domain/application/refusal';
import { isoDateSchema } from '@/domain/shared/iso-date';
import { getWords } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import { decideCase } from '@/services/review/decide-case';
import { closeCase, sendBack } from '@/services/review/review-steps';
import { onCase, reasonTextIfAny, saysWhy, whyMissing } from '../../../_parts/case-input';
import { withGathered } from '../../../_parts/gathered';
import { volumes } from '../../../_parts/volume-input';
import { OUTCOMES } from './outcomes';

const fields = z.object({
  ...onCase,
  outcome: z.enum(OUTCOMES, 'decision.outcome'),
  reasons: reasonTextIfAny,
  validUntil: isoDateSchema.nullable().default(null),
  quantities: volumes,
  conditions: z.array(z.enum(PERMIT_CONDITIONS)),
  ownCondition: z
    .string()
    .trim()
    .max(1_000, 'field.tooLong')
    .default('')
    .transform((text) => text || null),
  grounds: z.array(z.enum(REFUSAL_REASONS.map(({ code }) => code))),
});
const input = fields.refine(saysWhy, whyMissing);

function take({ outcome, reasons, grounds, ...sent }: z.output<typeof input>, ctx: ServiceContext) {
  const { validUntil, quantities, conditions, ownCondition, ...at } = sent;
  if (outcome === 'send-back') return sendBack({ ...at, reason: reasons }, ctx);
  if (outcome === 'close') return closeCase({ ...at, reason: reasons }, ctx);
  if (outcome === 'refuse') return decideCase({ ...at, outcome, reasons, grounds }, ctx);
  const terms = outcome === 'approve-with-changes' ? { validUntil, quantities, conditions, ownCondition } : null;
  return decideCase({ ...at, outcome: 'approve', reasons: reasons || getWords(ctx.locale).t('case.decide.usual'), terms }, ctx);
}

export const decide = defineAction({
  permission: 'application:decide',
  input: withDates(['validUntil'], withGathered({ quantities: 'values', conditions: 'ticked', grounds: 'ticked' }, input)),
  run: take,
  redirectTo: (_, { reference }) => paths.office.application({ reference }),
});
