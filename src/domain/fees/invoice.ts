import type { InvoiceState } from './invoice-states';
import type { Money } from './money';
import type { PaymentState } from './payment-states';
import type { FeeBasis } from './tariff';
import type { WaiverGround } from './waiver';

/** A line of an invoice as it was charged; `extra` stands in no tariff. */
export interface InvoiceLine {
  readonly basis: FeeBasis | 'extra';
  readonly units: number;
  readonly unit: Money;
  readonly amount: Money;
  /** The law or order of its tariff row; null for an extra fee. */
  readonly source: string | null;
}

/** One attempt to pay at a gateway. */
export interface PaymentAttempt {
  readonly id: string;
  readonly gateway: string;
  readonly gatewayReference: string;
  readonly state: PaymentState;
}

/** An entry of the ledger: money that came, or went back. */
export interface LedgerEntry {
  readonly id: string;
  readonly kind: 'payment' | 'refund';
  readonly channel: 'gateway' | 'desk';
  readonly amount: Money;
  readonly reference: string;
  readonly attemptId: string | null;
  /** The officer who booked it; null where the gateway said so. */
  readonly bookedBy: string | null;
  readonly reason: string | null;
  readonly at: string;
  /** The number of its receipt; null for money given back. */
  readonly receipt: string | null;
}

/** A request to be let off a fee. */
export interface WaiverRequest {
  readonly id: string;
  readonly ground: WaiverGround;
  readonly explanation: string;
  readonly requestedAt: string;
  readonly outcome: 'granted' | 'refused' | null;
  readonly decidedReason: string | null;
}

/** An invoice with all that became of it, oldest first. */
export interface Invoice {
  readonly id: string;
  /** `N-1042`. */
  readonly reference: string;
  readonly applicationId: string;
  readonly kind: 'tariff' | 'extra';
  readonly reason: string | null;
  readonly state: InvoiceState;
  readonly total: Money;
  readonly raisedAt: string;
  readonly lines: readonly InvoiceLine[];
  readonly attempts: readonly PaymentAttempt[];
  readonly payments: readonly LedgerEntry[];
  readonly waivers: readonly WaiverRequest[];
}

/** What of an invoice can still be given back: all that came less all that went. */
export const refundable = ({ payments, total }: Invoice): Money => ({
  minor: payments.reduce((sum, { kind, amount }) => sum + (kind === 'payment' ? amount.minor : -amount.minor), 0),
  currency: total.currency,
});

/** The state of several fees in one word: something is to pay, all is settled, or nothing was ever due. */
export const feeStateOf = (states: readonly InvoiceState[]): 'none' | 'open' | 'settled' =>
  states.length === 0 ? 'none' : states.includes('open') ? 'open' : 'settled';
