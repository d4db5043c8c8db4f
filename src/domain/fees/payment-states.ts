import { defineTransitions } from '../shared/transition-table';

/**
 * The life of one attempt to pay at a gateway. `surplus`: the gateway took money for an invoice that was settled otherwise in
 * the meantime, so that it has to be given back there.
 */
export const PAYMENT_STATES = ['started', 'paid', 'cancelled', 'failed', 'expired', 'surplus'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/**
 * What a gateway can make of an attempt. Money that arrives counts whatever was said before, because notices overtake one
 * another; what no money followed never undoes a payment.
 */
export const paymentTransitions = defineTransitions<PaymentState>()({
  pay: {
    from: ['started', 'cancelled', 'failed', 'expired'],
    to: 'paid',
    by: ['system'],
    records: 'PaymentReceived',
    basis: 'notice of the gateway',
  },
  overpay: {
    from: ['started', 'cancelled', 'failed', 'expired'],
    to: 'surplus',
    by: ['system'],
    records: 'SurplusPaymentNoticed',
    basis: 'notice of the gateway',
  },
  cancel: { from: ['started'], to: 'cancelled', by: ['system'], records: 'PaymentAttemptClosed', basis: 'notice of the gateway' },
  fail: { from: ['started'], to: 'failed', by: ['system'], records: 'PaymentAttemptClosed', basis: 'notice of the gateway' },
  expire: { from: ['started'], to: 'expired', by: ['system'], records: 'PaymentAttemptClosed', basis: 'notice of the gateway' },
});

/** What can happen to an attempt. */
export type PaymentAction = keyof typeof paymentTransitions;

/** What a gateway can say of a payment. */
export const GATEWAY_OUTCOMES = ['pending', 'paid', 'cancelled', 'failed', 'expired'] as const;
export type GatewayOutcome = (typeof GATEWAY_OUTCOMES)[number];

/** The step that a word of the gateway stands for. */
export const ACTION_OF: Readonly<Record<Exclude<GatewayOutcome, 'pending'>, PaymentAction>> = {
  paid: 'pay',
  cancelled: 'cancel',
  failed: 'fail',
  expired: 'expire',
};
