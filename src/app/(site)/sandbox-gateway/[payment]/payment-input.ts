import { z } from 'zod';

/** The reference of a payment at the demonstration's gateway. */
export const PaymentReference = z.string().regex(/^SB-[A-Z0-9]{1,20}$/);
