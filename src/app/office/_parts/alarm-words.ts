import type { Words } from '@/i18n/words';

/** What an alarm says, in a sentence. */
export const alarmWords = (kind: string, { say }: Words): string => say({ key: `office.suspicions.alarm.${kind}` });
