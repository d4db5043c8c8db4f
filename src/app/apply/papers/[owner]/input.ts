import { z } from 'zod';
import { PAPER_OWNERS } from '@/services/people/identity-papers';

/** Whose papers, as an address says it. */
export const Owner = z.enum(PAPER_OWNERS);
export const PaperId = z.uuid();
