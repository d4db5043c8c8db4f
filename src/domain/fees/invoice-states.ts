import { defineTransitions } from '../shared/transition-table';

/** The life of an invoice. `paid` and what follows are what the ledger says; PostgreSQL compares the two. */
export const INVOICE_STATES = ['open', 'paid', 'waived', 'cancelled', 'partly-refunded', 'refunded'] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

/** Everything that can become of an invoice. */
export const invoiceTransitions = defineTransitions<InvoiceState>()({
  settle: { from: ['open'], to: 'paid', by: ['system', 'case-officer'], records: 'PaymentReceived', basis: 'national tariff' },
  waive: { from: ['open'], to: 'waived', by: ['case-officer'], records: 'WaiverGranted', basis: 'national tariff' },
  cancel: { from: ['open'], to: 'cancelled', by: ['system', 'case-officer'], records: 'InvoiceCancelled', basis: 'national tariff' },
  refundInPart: {
    from: ['paid', 'partly-refunded'],
    to: 'partly-refunded',
    by: ['issuing-officer'],
    records: 'PaymentRefunded',
    basis: 'national tariff',
  },
  refundInFull: {
    from: ['paid', 'partly-refunded'],
    to: 'refunded',
    by: ['issuing-officer'],
    records: 'PaymentRefunded',
    basis: 'national tariff',
  },
});
