/** Views that tests of the queue look at. */
import { EVERYTHING_OPEN, type QueueFilter } from '@/domain/queue/queue-view';
import type { QueuePaging } from '@/services/queue/list-queue';

/** The first page, least time left first. */
export const FIRST_PAGE: QueuePaging = { sort: 'due', isDescending: false, size: 25, after: null, before: null };

/** A view, as the page asks for it. */
export const view = (filter: Partial<QueueFilter> = {}, paging: Partial<QueuePaging> = {}) => ({
  filter: { ...EVERYTHING_OPEN, ...filter },
  paging: { ...FIRST_PAGE, ...paging },
  readsView: () => EVERYTHING_OPEN,
});

/** All that is open. */
export const everythingOpen = view();
