import { paths, withQuery } from '@/app/_kit/paths';
import { CHECK_FIELDS } from '@/domain/documents/check-scope';
import type { CheckState } from '@/services/law/read-check';
import { outcomeOf } from './verdict';

/** Where an application begins with these answers; null when no document is ours to issue. */
export function startAddress(state: CheckState): string | null {
  const isOurs = state.movement?.decision.documents.some(({ side, kind }) => side === 'ours' && kind !== 'LABEL' && kind !== 'PHYTO');
  if (outcomeOf(state) !== 'documents' || !isOurs) return null;
  return withQuery(paths.apply.start, { check: '1', ...Object.fromEntries(CHECK_FIELDS.map((field) => [field, state.answers[field]])) });
}
