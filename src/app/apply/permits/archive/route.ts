import { z } from 'zod';
import { defineRoute } from '@/app/_kit/define-route';
import { paths } from '@/app/_kit/paths';
import { getPermitArchive } from '@/services/sharing/permit-archive';
import { Reference } from '../../_parts/inputs';

const PermitNumber = z.string().max(40);

/** What the list's ticked boxes send, or an application whose permits are all wanted. */
const chosen = z.object({
  permit: z.union([PermitNumber.transform((one) => [one]), z.array(PermitNumber)]).default([]),
  application: Reference.nullable().default(null),
});

/** Bytes as the other side asks for them; who breaks off stops the reading. */
const streamed = (bytes: AsyncGenerator<Uint8Array>) =>
  new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await bytes.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await bytes.return(undefined);
    },
  });

/** Several permits as one ZIP. A form post, so that no other site's link makes a browser take them. */
export const POST = defineRoute({
  permission: 'permit:download',
  input: chosen,
  run: ({ permit, application }, ctx) => getPermitArchive({ permits: permit, application }, ctx),
  respond: ({ fileName, bytes }) =>
    new Response(streamed(bytes), {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
      },
    }),
  formPage: () => paths.apply.permits,
});
