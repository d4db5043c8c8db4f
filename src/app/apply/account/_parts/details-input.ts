import { z } from 'zod';
import { TRADER_KINDS } from '@/domain/people/vetting';

const typed = z.string().max(2_000, 'text.tooLong').default('');

/** What the form about oneself sends; the domain says what each answer must be. */
export const detailsInput = z.object({
  name: typed,
  latinName: typed,
  kind: z.enum(TRADER_KINDS),
  businessName: typed,
  latinBusinessName: typed,
  registrationNumber: typed,
  phone: typed,
  address: typed,
  latinAddress: typed,
  country: typed,
  version: z.coerce.number().int().nonnegative(),
});
