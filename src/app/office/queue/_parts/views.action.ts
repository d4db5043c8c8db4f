'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { setShortcuts } from '@/services/people/own-shortcuts';
import { forgetView, saveView, startWith } from '@/services/queue/saved-views';
import { addressOf, parametersOf, queryOf } from './view-address';

/** A kept address says what this edition understands, and no more. */
const query = z
  .string()
  .max(1_000)
  .default('')
  .transform((text) => queryOf(parametersOf(text)));
const back = (_: null, input: { readonly query: string }) => addressOf(parametersOf(input.query));

export const keepView = defineAction({
  permission: 'queue:read',
  input: z.object({
    query,
    name: z.string().trim().min(1, 'field.required').max(60),
    isShared: z
      .literal('yes')
      .optional()
      .transform((said) => said === 'yes'),
  }),
  run: saveView,
  redirectTo: back,
});

export const forgetKeptView = defineAction({
  permission: 'queue:read',
  input: z.object({ query, id: z.uuid() }),
  run: forgetView,
  redirectTo: back,
});

export const startWithView = defineAction({
  permission: 'queue:read',
  input: z.object({ query }),
  run: startWith,
  redirectTo: back,
});

export const switchKeys = defineAction({
  permission: 'queue:read',
  input: z.object({ query, singleKeys: z.enum(['on', 'off']).transform((said) => said === 'on') }),
  run: ({ query: view, singleKeys }, ctx) => setShortcuts({ isOn: singleKeys, back: addressOf(parametersOf(view)) }, ctx),
  redirectTo: ({ back: address }) => address,
});
