import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { suggestSpecies } from '@/services/taxonomy/suggest-species';
import { speciesAnswer } from '../_parts/species-option';

/** What the species picker offers while somebody types; the search page asks the same service. */
export const GET = defineRoute({
  permission: 'application:edit',
  input: z.object({ q: z.string().max(500).default('') }),
  run: ({ q }, ctx) => suggestSpecies({ query: q }, ctx),
  respond: (suggestions, _, words) =>
    Response.json(speciesAnswer(suggestions, words), { headers: { 'Cache-Control': 'private, no-store' } }),
});
