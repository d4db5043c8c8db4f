import type { ApplicationState } from '@/domain/application/application-states';
import type { PermitState } from '@/domain/permit/permit-states';
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
