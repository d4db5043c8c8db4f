import 'server-only';
import { errorReference } from '@/ui/feedback/error-reference';
import { log } from './unexpected';

/** Logs an error that reached Next, by the route's pattern (never the address, which may carry a code). */
export function logUncaught(error: unknown, where: { readonly method: string; readonly route: string }): void {
  const digest = typeof error === 'object' && error !== null && 'digest' in error ? String(error.digest) : 'none';
  log().error({ err: error, reference: errorReference(digest), ...where }, 'uncaught');
}
