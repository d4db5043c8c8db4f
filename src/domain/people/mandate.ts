import type { Permission } from '../access/permissions';
import type { Instant, IsoDate } from '../shared/iso-date';
import { lastDayOfMonths, parseIsoDate } from '../shared/iso-date';
import type { MessageRef } from '../shared/problem';

/** How far a mandate goes; each goes further than the one before. PostgreSQL holds the same words. */
export const MANDATE_SCOPES = ['prepare', 'apply', 'full'] as const;
export type MandateScope = (typeof MANDATE_SCOPES)[number];

const PREPARING: readonly Permission[] = ['application:create', 'application:edit', 'application:read-own'];
const APPLYING: readonly Permission[] = [...PREPARING, 'application:submit', 'application:withdraw', 'fee:pay'];

/** What each scope lets an agent do for the client, as far as the agent's own role does. */
export const SCOPE_PERMISSIONS: Readonly<Record<MandateScope, readonly Permission[]>> = {
  prepare: PREPARING,
  apply: APPLYING,
  full: [...APPLYING, 'permit:download', 'permit:share', 'permit-request:make'],
};

/** How a mandate ended before its time: by the client, by the agent who did not want it, by the agent who no longer wants it. */
export const MANDATE_ENDINGS = ['revoked', 'declined', 'laid-down'] as const;
export type MandateEnding = (typeof MANDATE_ENDINGS)[number];

/** What is known of a mandate in time. */
export interface MandateTerm {
  readonly acceptedAt: string | null;
  readonly startsAt: string;
  /** The first moment at which it is over. */
  readonly endsAt: string;
  readonly ending: MandateEnding | null;
}

export type MandateState = 'offered' | 'coming' | 'live' | 'over' | MandateEnding;

/** How a mandate stands at a moment. Only a live one lets anybody do anything. */
export function mandateStateAt({ acceptedAt, startsAt, endsAt, ending }: MandateTerm, now: Instant): MandateState {
  if (ending !== null) return ending;
  if (endsAt <= now) return 'over';
  if (acceptedAt === null) return 'offered';
  return startsAt <= now ? 'live' : 'coming';
}

/** Whether a mandate can still be ended by its client. */
export const isOpenMandate = (state: MandateState): boolean => state === 'offered' || state === 'coming' || state === 'live';

/** The longest mandate: who gives one for longer has forgotten it. */
export const LONGEST_MANDATE_MONTHS = 36;

/** Reads first and last day, or says what is wrong with each. */
export function readTerm(
  typed: { readonly from: string; readonly until: string },
  today: IsoDate,
): { readonly from: IsoDate; readonly until: IsoDate } | { readonly faults: Readonly<Record<string, MessageRef>> } {
  const [from, until] = [parseIsoDate(typed.from), parseIsoDate(typed.until)];
  if (!from || !until)
    return {
      faults: {
        ...(from ? {} : { from: { key: 'date.invalid' } }),
        ...(until ? {} : { until: { key: 'date.invalid' } }),
      },
    };
  if (from < today) return { faults: { from: { key: 'mandate.past' } } };
  if (until < from) return { faults: { until: { key: 'mandate.order' } } };
  if (until > lastDayOfMonths(from, LONGEST_MANDATE_MONTHS)) return { faults: { until: { key: 'mandate.tooLong' } } };
  return { from, until };
}
