import { z } from 'zod';
import { caseReference } from './case-input';

/** An invoice as it stands in addresses and hidden fields, with its case. */
export const onInvoice = { reference: caseReference, invoice: z.string().regex(/^N-\d{1,12}$/) };
