'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { submitApplication } from '@/services/application/submit-application';
import { saveReply } from '@/services/correspondence/reply';
import { Reference, Version } from '../../../_parts/inputs';

const ANSWER = /^answer_([0-9a-f-]{36})$/;
const answerText = z.string().max(4_000, 'text.tooLong');

/** The boxes of a reply are as many as there are questions; each is called after its item. */
const answersOf = (sent: Readonly<Record<string, unknown>>, context: z.RefinementCtx): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) => {
      const item = ANSWER.exec(name)?.[1];
      if (!item) return [];
      const text = answerText.safeParse(value);
      if (!text.success) context.addIssue({ code: 'custom', path: [name], message: 'text.tooLong' });
      return text.success ? [[item, text.data]] : [];
    }),
  );

const onReply = { reference: Reference, version: Version };

export const reply = defineAction({
  permission: 'application:submit',
  input: z.discriminatedUnion('press', [
    z.looseObject({ ...onReply, press: z.literal('save') }).transform(({ reference, version, ...sent }, context) => ({
      press: 'save' as const,
      reference,
      version,
      answers: answersOf(sent, context),
    })),
    z
      .looseObject({
        ...onReply,
        press: z.literal('send'),
        agree: z.literal('yes', { error: 'declaration.required' }),
        declaredBy: z.string({ error: 'declaration.name' }).trim().min(1, 'declaration.name').max(160, 'text.tooLong'),
      })
      .transform(({ reference, version, declaredBy, ...sent }, context) => ({
        press: 'send' as const,
        reference,
        version,
        declaredBy,
        answers: answersOf(sent, context),
      })),
  ]),
  run: (input, ctx) => (input.press === 'save' ? saveReply(input, ctx) : submitApplication(input, ctx)),
  redirectTo: ({ reference }, { press }) => (press === 'save' ? paths.apply.reply({ reference }) : paths.apply.sent({ reference })),
});
