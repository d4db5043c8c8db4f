import type { Problem } from '@/domain/shared/problem';
import type { Result } from '@/domain/shared/result';

/** What became of requests that raced. Thrown ones are what a person would see as a failure of the portal: there must be none. */
export interface Outcomes<T> {
  readonly accepted: readonly T[];
  readonly problems: readonly Problem['kind'][];
  readonly thrown: readonly string[];
}

/** Lets all requests go at the same moment and sorts what came back. */
export async function race<T>(requests: readonly (() => Promise<Result<T>>)[]): Promise<Outcomes<T>> {
  const settled = await Promise.allSettled(requests.map((request) => request()));
  const results = settled.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
  return {
    accepted: results.flatMap((result) => (result.ok ? [result.value] : [])),
    problems: results.flatMap((result) => (result.ok ? [] : [result.problem.kind])),
    thrown: settled.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : [])),
  };
}
