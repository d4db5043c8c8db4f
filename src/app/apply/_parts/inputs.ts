import { z } from 'zod';

/** A reference as it stands in addresses and hidden fields; whose it is, the services ask. */
export const Reference = z.string().regex(/^A-\d{1,12}$/);

/** The version of the application that a page was drawn from. */
export const Version = z.coerce.number().int().min(0).max(2_147_483_647);

/** A specimen line. */
export const LineId = z.uuid();

/** A document of an application. */
export const DocumentId = z.uuid();

/** Where a question was opened from: after "Change" on the check page, the way leads back there. */
export const From = z.enum(['check', '']).default('');

/** Where a list goes on: the last entry that was seen. */
export const After = z.string().max(40).nullable().default(null);

/** Everything on the page that could be chosen, also what seldom is, or what an officer would have to allow. */
export const Show = z.enum(['all', '']).default('').catch('');

/** An address of mail. */
export const Email = z.string({ error: 'email.invalid' }).trim().max(254, 'email.invalid').pipe(z.email('email.invalid'));

/** In whose name an application is begun; for whom somebody may act, the services ask. */
export const Applicant = z.string().max(40).default('self');
