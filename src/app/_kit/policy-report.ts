import 'server-only';
import { ok, type Result } from '@/domain/shared/result';
import { log } from './unexpected';

/** A browser says that the policy stopped something. Anybody can send this, so only that it happened is noted. */
export async function noteReport(): Promise<Result<null>> {
  log().warn('content security policy report');
  return ok(null);
}
