'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { writeNote } from '@/services/review/case-notes';
import { caseReference } from '../_parts/case-input';

export const writeNoteHere = defineAction({
  permission: 'application:read',
  input: z.object({ reference: caseReference, note: z.string().trim().min(1, 'note.required').max(4_000, 'field.tooLong') }),
  run: ({ reference, note }, ctx) => writeNote({ reference, text: note }, ctx),
  redirectTo: ({ reference }) => `${paths.office.application({ reference })}#notes`,
});
