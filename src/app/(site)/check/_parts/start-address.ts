import { paths, withQuery } from '@/app/_kit/paths';
import { CHECK_FIELDS } from '@/domain/documents/check-scope';
import { documentToApplyFor } from '@/services/law/check-outcome';
import type { CheckState } from '@/services/law/read-check';

/** Where an application begins with these answers; null when no document is ours to issue. */
export function startAddress(state: CheckState): string | null {
  if (documentToApplyFor(state) === null) return null;
  return withQuery(paths.apply.start, Object.fromEntries(CHECK_FIELDS.map((field) => [field, state.answers[field]])));
}
