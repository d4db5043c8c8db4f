import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { halfSession } from '@/auth/session';
import type { ServiceContext } from '@/services/context';
import type { Enrolling } from '@/services/people/enrol-factor';

/** Who sets a factor up: somebody signed in, or somebody who must before they are. */
export const enrolling = async (ctx: ServiceContext): Promise<Enrolling | null> => ctx.actor ?? (await halfSession(ctx.db));

/** What every form of setting up sends. */
export const newFactorFields = {
  ...proofFields,
  name: z.string({ error: 'field.required' }).trim().min(1, 'field.required').max(60, 'field.tooLong'),
  currentPassword: z.string().max(1000).optional(),
  next: z.string().optional(),
};
