'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { removeSpecimenLine } from '@/services/application/specimen-lines';
import { LineId, Reference, Version } from '../../../../../_parts/inputs';

export const removeSpecimen = defineAction({
  permission: 'application:edit',
  input: z.object({ reference: Reference, version: Version, lineId: LineId }),
  run: removeSpecimenLine,
  redirectTo: ({ reference }) => paths.apply.specimens({ reference }),
});
