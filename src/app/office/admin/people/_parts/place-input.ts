import { z } from 'zod';

/** An office or border post, or none. */
export const placeId = z.union([z.literal('').transform(() => null), z.uuid('field.chooseOne')]).default(null);
