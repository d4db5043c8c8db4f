import 'server-only';
import { type InvariantViolation, invariantViolations } from '@/data/queries/invariants';
import type { ServiceContext } from '../context';

/** What the register holds that must never be: a broken audit chain, a gap in the numbers, more endorsed than permitted, a rule switched off. */
export const verifyInvariants = (ctx: Pick<ServiceContext, 'db'>): Promise<readonly InvariantViolation[]> => invariantViolations(ctx.db);
