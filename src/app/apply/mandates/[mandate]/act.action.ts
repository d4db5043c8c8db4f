'use server';

import { z } from 'zod';
import { defineAction } from '@/app/_kit/define-action';
import { paths } from '@/app/_kit/paths';
import { acceptMandate } from '@/services/mandates/accept-mandate';
import { endMandate } from '@/services/mandates/end-mandate';

const ENDINGS = { decline: 'declined', revoke: 'revoked', 'lay-down': 'laid-down' } as const;

export const actOnMandate = defineAction({
  permission: 'mandate:give',
  input: z.object({ mandate: z.uuid(), act: z.enum(['accept', 'decline', 'revoke', 'lay-down']) }),
  run: ({ mandate, act }, ctx) => (act === 'accept' ? acceptMandate({ mandate }, ctx) : endMandate({ mandate, ending: ENDINGS[act] }, ctx)),
  // Declined, an offer is no longer its reader's to see.
  redirectTo: ({ mandate }, { act }) => (act === 'decline' ? paths.apply.mandates : paths.apply.mandate({ mandate })),
});
