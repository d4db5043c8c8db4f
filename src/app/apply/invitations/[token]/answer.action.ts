'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { answerInvitation } from '@/services/organisations/invitations';

export const answer = defineAction({
  permission: 'organisation:belong',
  input: z.object({ token: z.string().min(10).max(100), answer: z.enum(['yes', 'no'], { error: 'choice.required' }) }),
  run: ({ token, answer: said }, ctx) => answerInvitation({ token, isAccepted: said === 'yes' }, ctx),
  redirectTo: (_, { answer: said }) => (said === 'yes' ? paths.apply.organisation : paths.apply.home),
});
