'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { REQUEST_KINDS } from '@/domain/permit/permit-request';
import { makeRequest, withdrawRequest } from '@/services/permit-requests/own-requests';
import { permitPath } from '../../../_parts/permit-path';

const Line = z
  .string()
  .trim()
  .max(500)
  .default('')
  .transform((text) => text || null);

const declared = z
  .object({
    ...permitPath.shape,
    kind: z.enum(REQUEST_KINDS, { error: 'permitRequest.kind' }),
    explanation: z.string().trim().min(1).max(4_000),
    place: Line,
    shouldBe: Line,
    declare: z.literal('yes', { error: 'permitRequest.declare' }),
  })
  .superRefine(({ kind, place, shouldBe }, context) => {
    if (kind !== 'correction') return;
    if (place === null) context.addIssue({ code: 'custom', path: ['place'], message: 'permitRequest.place' });
    if (shouldBe === null) context.addIssue({ code: 'custom', path: ['shouldBe'], message: 'permitRequest.shouldBe' });
  });

export const ask = defineAction({
  permission: 'permit-request:make',
  input: declared,
  run: makeRequest,
  redirectTo: (permit) => paths.apply.permitRequest(permit),
});

export const withdraw = defineAction({
  permission: 'permit-request:make',
  input: z.object({ ...permitPath.shape, request: z.string().regex(/^P-\d{1,12}$/) }),
  run: withdrawRequest,
  redirectTo: (permit) => paths.apply.permitRequest(permit),
});
