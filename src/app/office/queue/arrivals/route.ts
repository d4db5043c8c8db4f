import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { countNewArrivals } from '@/services/queue/list-queue';
import { filterOf, parametersOf } from '../_parts/view-address';

/** How many cases of a view arrived since a page of it was made. */
export const GET = defineRoute({
  permission: 'queue:read',
  input: z.object({
    view: z.string().max(1_000).default('').transform(parametersOf).transform(filterOf),
    since: z.iso.datetime(),
  }),
  run: ({ view, since }, ctx) => countNewArrivals({ filter: view, since }, ctx),
  respond: (told) => Response.json(told, { headers: { 'Cache-Control': 'no-store' } }),
});
