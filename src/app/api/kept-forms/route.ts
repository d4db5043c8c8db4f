import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { typedValues } from '@/app/_kit/read-input';
import { keepForm } from '@/services/people/kept-forms';

/** Keeps what is typed while it is typed; secrets are left out, whoever sends them. */
export const POST = defineRoute({
  permission: 'signed-in',
  input: z.object({ address: z.string().max(2000), typed: z.record(z.string(), z.unknown()).transform(typedValues) }),
  run: keepForm,
  respond: ({ keptAt }, _, { format }) => Response.json({ time: format.time(keptAt) }),
});
