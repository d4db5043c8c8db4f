import { z } from 'zod';
import { proofFields } from '@/app/_kit/confirm-it-is-you';
import { reasonText } from './case-input';
import { permitPath } from './permit-path';

/** What every form sends that changes an issued permit: which, why, and the proof of who does it. */
export const measureInput = z.object({ ...proofFields, ...permitPath.shape, reason: reasonText });
