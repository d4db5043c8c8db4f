import type { ApplicationState } from '@/domain/application/application-states';
import type { PermitState } from '@/domain/permit/permit-states';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';

interface Standing {
  readonly application: { readonly state: ApplicationState };
  readonly permits: readonly { readonly state: PermitState }[];
}

/** What happens next, in words: with the permit once there is one, else with the application. */
export function nextInWords({ application, permits }: Standing, { t }: Words): string {
  const [permit] = permits;
  return permit ? t(`apply.nextOfPermit.${permit.state}`) : t(`apply.next.${application.state}`);
}

/** The same, with the day to expect the decision by where one is known. */
export function nextByWhen(row: Standing & { readonly expectedOn: IsoDate | null }, words: Words): string {
  const next = nextInWords(row, words);
  return row.expectedOn ? words.t('apply.progress.nextBy', { words: next, day: words.format.day(row.expectedOn) }) : next;
}
