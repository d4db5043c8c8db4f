import { z } from 'zod';
import { Reference } from './inputs';

/** An invoice as it stands in addresses and hidden fields; whose it is, the services ask. */
export const InvoiceReference = z.string().regex(/^N-\d{1,12}$/);

/** What every form about an invoice carries unseen. */
export const onInvoice = { reference: Reference, invoice: InvoiceReference };
