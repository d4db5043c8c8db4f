'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { APPLICATION_STEPS } from '@/domain/application/application-steps';
import { ok, type Result } from '@/domain/shared/result';
import { addSpecimenLine } from '@/services/application/specimen-lines';
import { LineId, Reference, Version } from './inputs';
import { lineStepPage, stepPage } from './next-stop';

export const addSpecimen = defineAction({
  permission: 'application:edit',
  input: z.object({
    reference: Reference,
    version: Version,
    another: z.enum(['new', 'copy', 'no'], { error: 'addAnother.required' }),
    copyOf: LineId.or(z.literal('')),
    // The question about the whole application that follows the specimens, where one does.
    after: z.enum(APPLICATION_STEPS).nullable().default(null).catch(null),
  }),
  run: async (
    { reference, version, another, copyOf },
    ctx,
  ): Promise<Result<{ readonly reference: string; readonly lineId: string | null }>> =>
    another === 'no'
      ? ok({ reference, lineId: null })
      : addSpecimenLine({ reference, version, copyOf: another === 'copy' && copyOf !== '' ? copyOf : null }, ctx),
  // A copy stands complete in the list, to be changed there; a new line begins with its species.
  redirectTo: ({ reference, lineId }, { another, after }) => {
    if (lineId === null) return after === null ? paths.apply.application({ reference }) : stepPage(reference, after);
    return another === 'copy' ? paths.apply.specimens({ reference }) : lineStepPage(reference, lineId, 'species');
  },
});
