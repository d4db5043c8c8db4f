'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { withQuery } from '@/app/_kit/paths';
import { invalidField } from '@/domain/shared/problem';
import { fail, ok, type Result } from '@/domain/shared/result';
import { saveStep } from '@/services/application/save-answers';
import { readTypedSpecies } from '@/services/taxonomy/suggest-species';
import { From, LineId, Reference, Version } from './inputs';
import { lineStepPage } from './next-stop';

/** What to look for on the page that follows, or, once a name was taken, under which name it was searched. */
interface Taken {
  readonly query: string | null;
  readonly searched: string | null;
}

/** Takes a typed name: in full it is the answer of the line; else it leads to what was found, or is refused in words. */
export const findSpecies = defineAction({
  permission: 'application:edit',
  input: z.object({
    reference: Reference,
    version: Version,
    lineId: LineId,
    from: From,
    species: z.string().max(500).default(''),
    // The button that looks rather than takes; the name by which the picker found it.
    find: z.string().max(10).default(''),
    searched: z.string().max(200).default(''),
  }),
  run: async ({ reference, version, lineId, species, find, searched }, ctx): Promise<Result<Taken>> => {
    const query = species.replace(/[\p{Cc}\s]+/gu, ' ').trim();
    if (query === '') return fail(invalidField('species', 'taxon.enter'));
    if (find !== '') return ok({ query, searched: null });
    const typed = await readTypedSpecies({ query }, ctx);
    if (typed.kind === 'unknown') return fail(invalidField('species', 'taxon.unknown', { name: query.slice(0, 120) }));
    if (typed.kind === 'choose') return ok({ query, searched: null });
    const saved = await saveStep({ reference, version, step: 'species', lineId, values: { scientificName: typed.scientificName } }, ctx);
    if (saved.ok) return ok({ query: null, searched: searched || typed.searched });
    const { problem } = saved;
    // The field of the register is this page's box.
    return problem.kind === 'invalid-input' && problem.fields.scientificName
      ? fail({ kind: 'invalid-input', fields: { species: problem.fields.scientificName } })
      : saved;
  },
  redirectTo: ({ query, searched }, { reference, lineId, from }) =>
    withQuery(lineStepPage(reference, lineId, 'species'), { from, q: query, searched }),
});
