import type { ApplicationState } from '../application/application-states';

/** States in which a case may go to another office: sent, and not yet recommended or decided here. The database holds the same. */
export const TRANSFERABLE_STATES: readonly ApplicationState[] = ['submitted', 'under-review', 'awaiting-findings', 'returned'];
