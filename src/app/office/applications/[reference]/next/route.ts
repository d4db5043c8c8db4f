import { defineRoute } from '@/app/_kit/define-route';
import { paths } from '@/app/_kit/paths';
import { nextCase } from '@/services/review/next-case';
import { casePath } from '../../../_parts/case-input';

/** Leads on to the next case that waits for the same kind of work, or back to the queue. */
export const GET = defineRoute({
  permission: 'application:read',
  params: casePath,
  run: nextCase,
  respond: (next) =>
    new Response(null, {
      status: 303,
      headers: { Location: next ? paths.office.application(next) : paths.office.queue, 'Cache-Control': 'no-store' },
    }),
});
