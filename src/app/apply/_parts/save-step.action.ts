'use server';

import { z } from 'zod';
import { withDates } from '@/app/_kit/date-parts';
import { defineAction } from '@/app/_kit/define-action';
import { FIELD_NAMES, fieldRow } from '@/domain/application/application-fields';
import { APPLICATION_STEPS, LINE_STEPS } from '@/domain/application/application-steps';
import { DOCUMENT_TYPE_LAW, DocumentType } from '@/domain/codes/document-type';
import { keepPartyOf } from '@/services/address-book/save-party';
import { getOwnApplication } from '@/services/application/get-application';
import { saveStep } from '@/services/application/save-answers';
import { From, LineId, Reference, Version } from './inputs';
import { afterLineStep, afterStep } from './next-stop';

const dates = FIELD_NAMES.filter((name) => fieldRow(name).kind === 'date');
const typedAnswers = (sent: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(FIELD_NAMES.flatMap((name) => (typeof sent[name] === 'string' ? [[name, sent[name]]] : [])));

/** The form of box 1 follows from the document; while none is chosen, the form stays as it was. */
function withForm(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const type = DocumentType.safeParse(values.documentType);
  return type.success ? { ...values, form: DOCUMENT_TYPE_LAW[type.data].form } : values;
}

export const saveAnswersOfStep = defineAction({
  permission: 'application:edit',
  input: withDates(
    dates,
    z.looseObject({
      reference: Reference,
      version: Version,
      step: z.enum([...APPLICATION_STEPS, ...LINE_STEPS]),
      lineId: LineId.or(z.literal('')),
      from: From,
      keepParty: z.literal('yes').optional().catch(undefined),
      confirmLoss: z.enum(['yes', 'no']).optional().catch(undefined),
    }),
  ),
  run: async ({ reference, version, step, lineId, confirmLoss, keepParty, ...sent }, ctx) => {
    if (confirmLoss === 'no') return getOwnApplication({ reference }, ctx);
    const mayLose = confirmLoss === 'yes';
    const saved = await saveStep({ reference, version, step, lineId: lineId || null, values: withForm(typedAnswers(sent)), mayLose }, ctx);
    if (saved.ok && keepParty && (step === 'exporter' || step === 'importer')) await keepPartyOf(saved.value.application, step, ctx);
    return saved;
  },
  redirectTo: ({ application }, { step, lineId, from }) =>
    lineId ? afterLineStep(application, lineId, step, from) : afterStep(application, step, from),
});
