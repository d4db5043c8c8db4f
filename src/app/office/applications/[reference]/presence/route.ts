import { defineRoute } from '@/app/_kit/define-route';
import { notePresence } from '@/services/queue/presence';
import { casePath } from '../../../_parts/case-input';

/** A page of a case says that it is still open, and is told who else has it open, in words. */
export const POST = defineRoute({
  permission: 'application:read',
  params: casePath,
  run: notePresence,
  respond: ({ others }, _, { t, format }) => {
    const names = others.map(({ name }) => name);
    const said =
      names.length === 0 ? '' : t(names.length === 1 ? 'queue.hand.present' : 'queue.hand.presentMany', { names: format.list(names) });
    return Response.json({ said }, { headers: { 'Cache-Control': 'no-store' } });
  },
});
