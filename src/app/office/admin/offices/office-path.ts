import { z } from 'zod';

/** The code of an office, as it stands in an address and in a form. */
export const officeCode = z.string('field.chooseOne').regex(/^[A-Z0-9-]{1,20}$/, 'field.chooseOne');

/** The path of every page about one office. */
export const officePath = z.object({ code: officeCode });
