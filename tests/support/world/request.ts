import type { Problem } from '@/domain/shared/problem';
import type { Result } from '@/domain/shared/result';
import type { Locale } from '@/services/context';
import type { Ports } from '@/services/ports';

/** What differs in one request. */
export interface RequestOptions {
  readonly today?: string;
  readonly now?: string;
  readonly splitConsignments?: boolean;
  readonly locale?: Locale;
  readonly ports?: Partial<Ports>;
}

/** The value of a step that must succeed here. */
export function must<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problem)}`);
  return result.value;
}
