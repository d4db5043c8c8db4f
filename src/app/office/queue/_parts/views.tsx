import { paths, withQuery } from '@/app/_kit/paths';
import { BUILT_IN_VIEWS, type BuiltInView, type QueueFilter } from '@/domain/queue/queue-view';
import type { Words } from '@/i18n/words';
import type { Queue } from '@/services/queue/list-queue';
import { parametersOf, queryOf, type ViewParameters } from './view-address';

/** A count as far as it is counted. */
const MOST_COUNTED = 1_000;

const QUERIES = Object.fromEntries(
  Object.entries(BUILT_IN_VIEWS).map(([name, added]) => {
    const { status, shared, ...more }: Partial<Record<keyof QueueFilter, string | boolean>> = added;
    const pairs = {
      ...(more as Readonly<Record<string, string>>),
      ...(status ? { state: String(status) } : {}),
      ...(shared ? { shared: 'yes' } : {}),
    };
    return [name, new URLSearchParams(pairs).toString()];
  }),
) as Readonly<Record<BuiltInView, string>>;

/** The query of a view that every office has. */
export const queryOfView = (name: BuiltInView): string => QUERIES[name];

/** The views as links with their counts: the ones that every office has, one's own, and those that the lead shares. */
export function Views({ at, queue, words }: { readonly at: ViewParameters; readonly queue: Queue; readonly words: Words }) {
  const { t, format } = words;
  const current = queryOf(at);
  const views = [
    ...(Object.keys(BUILT_IN_VIEWS) as BuiltInView[])
      // Nothing is shared with most offices.
      .filter((name) => name !== 'shared' || queue.counts.shared > 0)
      .map((name) => ({ key: name, text: t(`queue.view.${name}`), query: QUERIES[name], count: queue.counts[name], isShared: false })),
    ...queue.saved.map(({ id, name, query, count, isShared }) => ({ key: id, text: name, query, count, isShared })),
  ];
  return (
    <nav aria-label={t('office.queue.views')} id="views">
      <ul className="views">
        {views.map(({ key, text, query, count, isShared }) => (
          <li key={key}>
            <a
              href={query === '' ? withQuery(paths.office.queue, { state: 'open' }) : `${paths.office.queue}?${query}`}
              aria-current={queryOf(parametersOf(query)) === current ? 'page' : undefined}
            >
              <bdi>{text}</bdi>
              {isShared ? <span className="visually-hidden">{t('queue.views.shared')}</span> : null}
              <span className="count">{count >= MOST_COUNTED ? `${format.number(MOST_COUNTED)}+` : format.number(count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
