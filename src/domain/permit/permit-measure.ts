import type { PurposeCode } from '../codes/purpose-code';
import { compareQuantity } from '../shared/quantity';
import type { PermitState } from './permit-states';
import type { LineBalance, UseRule } from './permit-use';

/** What others must hear of an issued permit. */
export const NOTICE_EVENTS = ['suspended', 'reinstated', 'revoked', 'replaced', 'retrospective'] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

/** Who may have to hear of it beside the holder: the Management Authority at the other end of the journey, Customs here, the Secretariat. */
export const NOTICE_RECIPIENTS = ['management-authority', 'customs', 'secretariat'] as const;
export type NoticeRecipient = (typeof NOTICE_RECIPIENTS)[number];

/** Whether the Secretariat hears of it: of every retrospective issue (Res. Conf. 12.3 §XIII), and where a permit of commercial trade ended (LIF-04). */
const isForSecretariat = (event: NoticeEvent, purpose: PurposeCode): boolean =>
  event === 'retrospective' || ((event === 'revoked' || event === 'replaced') && purpose === 'T');

/** Who must hear of what (domain rules §6.3). */
export const recipientsOf = (event: NoticeEvent, purpose: PurposeCode): readonly NoticeRecipient[] =>
  NOTICE_RECIPIENTS.filter((one) => one !== 'secretariat' || isForSecretariat(event, purpose));

/** The Secretariat has its seat in Switzerland. */
export const SEAT_OF_SECRETARIAT = 'CH';

/** The country at the other end: where the specimens go, or, of what is issued to the importer, where they come from. */
export const countryAtTheOtherEnd = (
  party: string,
  { exporter, importer }: { readonly exporter: { readonly country: string }; readonly importer: { readonly country: string } },
): string => (importer.country === party ? exporter.country : importer.country);

/** The state that a suspended permit comes back to: as it was used before it was stopped. */
export function stateBeforeSuspension(
  permit: { readonly useRule: UseRule; readonly lines: readonly LineBalance[] },
  wasEndorsed: boolean,
): Extract<PermitState, 'issued' | 'partly-used'> {
  const isUsed =
    permit.useRule === 'multiple-crossings' ? wasEndorsed : permit.lines.some(({ endorsed }) => compareQuantity(endorsed, '0') > 0);
  return isUsed ? 'partly-used' : 'issued';
}
