import type { PromisedService } from '@/domain/application/case-clock';

/** What the office of a test promises: ten working days, Monday to Friday, no holidays; thirty days to answer, thirty more until it lapses. */
export const SERVICE: PromisedService = {
  calendar: { weekend: [6, 7], holidays: [] },
  targets: { usual: 10, byType: {} },
  replyDays: 30,
  lapseDays: 30,
};
