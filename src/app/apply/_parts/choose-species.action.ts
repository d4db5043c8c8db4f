'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { withQuery } from '@/app/_kit/paths';
import { saveStep } from '@/services/application/save-answers';
import { From, LineId, Reference, Version } from './inputs';
import { lineStepPage } from './next-stop';

export const chooseSpecies = defineAction({
  permission: 'application:edit',
  input: z.object({
    reference: Reference,
    version: Version,
    lineId: LineId,
    from: From,
    searched: z.string().max(500).default(''),
    scientificName: z.string({ error: 'missing.taxon' }).max(500),
  }),
  run: ({ reference, version, lineId, scientificName }, ctx) =>
    saveStep({ reference, version, step: 'species', lineId, values: { scientificName } }, ctx),
  // The same page without a search shows the listing that follows from the choice.
  redirectTo: ({ application }, { lineId, from, searched }) =>
    withQuery(lineStepPage(application.reference, lineId, 'species'), { from, searched }),
});
