import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { APPLICATION_STATES, type ApplicationState, FINISHED_STATES } from '@/domain/application/application-states';
import { ok } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import { countAwaiting } from '@/services/people/vet-trader';
import { listQueue } from '@/services/review/list-queue';
import { EmptyState } from '@/ui/feedback/empty-state';
import { SearchForm } from '@/ui/forms/search-form';
import { Heading, LinkButton } from '@/ui/layout/page-parts';
import { DataTable, Pager } from '@/ui/tables/data-table';
import { queryText } from '../_parts/case-input';
import { queueColumns } from '../_parts/queue-columns';

/** Drafts are the trader's own; everything that was sent is somewhere in these views. */
const SENT = APPLICATION_STATES.filter((state) => state !== 'draft');
const OPEN = SENT.filter((state) => !FINISHED_STATES.includes(state));

type ViewName = 'open' | 'issued' | ApplicationState;

function statesOf(view: ViewName): readonly ApplicationState[] {
  if (view === 'open') return OPEN;
  return view === 'issued' ? ['approved'] : [view];
}

const view = z.object({
  state: z
    .enum(['open', ...SENT, 'issued'])
    .catch('open')
    .default('open'),
  q: queryText,
  after: queryText,
});

export default definePage({
  permission: 'queue:read',
  searchParams: view,
  width: 'wide',
  load: async ({ state, q, after }, ctx) => {
    const input = { states: statesOf(state), issued: state === 'issued', search: q || null, after: after || null };
    const queue = await listQueue(input, ctx);
    return queue.ok ? ok({ ...queue.value, awaiting: await countAwaiting(ctx) }) : queue;
  },
  title: (_, { t }) => t('office.queue.title'),
  view: ({ data, input, words, ctx }) => {
    const { t } = words;
    const { state, q, after } = input;
    const address = (more: { readonly after?: string | null } = {}) =>
      withQuery(paths.office.queue, { state: state === 'open' ? null : state, q, ...more });
    return (
      <>
        <Heading>{t('office.queue.title')}</Heading>
        {data.awaiting > 0 ? (
          <p>
            <a href={paths.office.traders}>{t('account.office.waiting', { n: data.awaiting })}</a>
          </p>
        ) : null}
        <Views current={state} counts={data.counts} most={data.mostCounted} search={q} words={words} />
        <SearchForm
          action={paths.office.queue}
          label={t('office.queue.search')}
          hint={t('office.queue.searchHint')}
          value={q}
          kept={{ state: state === 'open' ? '' : state }}
          clear={{ href: withQuery(paths.office.queue, { state: state === 'open' ? null : state }), text: t('office.queue.clear') }}
          words={words}
        />
        <DataTable
          caption={t('office.queue.caption')}
          columns={queueColumns(words, ctx.now, state === 'issued')}
          rows={data.rows}
          rowKey={({ reference }) => reference}
          empty={<Empty search={q} isOpen={state === 'open'} words={words} />}
        />
        <Pager
          label={t('shared.pager.label')}
          next={data.next ? { href: address({ after: data.next }), text: t('shared.pager.next') } : null}
          first={after ? { href: address(), text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});

interface ViewsProps {
  readonly current: string;
  readonly counts: Readonly<Partial<Record<ViewName, number>>>;
  readonly most: number;
  readonly search: string;
  readonly words: Words;
}

function Views({ current, counts, most, search, words: { t, format } }: ViewsProps) {
  const views = [
    {
      key: 'open',
      text: t('office.queue.open'),
      count: Math.min(
        OPEN.reduce((sum, state) => sum + (counts[state] ?? 0), 0),
        most,
      ),
    },
    ...SENT.map((state) => ({ key: state, text: t(`states.application.${state}`), count: counts[state] ?? 0 })),
    { key: 'issued', text: t('states.permit.issued'), count: counts.issued ?? 0 },
  ];
  return (
    <nav aria-label={t('office.queue.views')}>
      <ul className="views">
        {views.map(({ key, text, count }) => (
          <li key={key}>
            <a
              href={withQuery(paths.office.queue, { state: key === 'open' ? null : key, q: search })}
              aria-current={key === current ? 'page' : undefined}
            >
              {text} <span className="count">{count >= most ? `${format.number(most)}+` : format.number(count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Empty({ search, isOpen, words: { t } }: { readonly search: string; readonly isOpen: boolean; readonly words: Words }) {
  const showOpen = <LinkButton href={paths.office.queue}>{t('office.queue.showOpen')}</LinkButton>;
  if (search !== '') {
    return (
      <EmptyState heading={t('office.queue.emptySearch', { search })} action={showOpen}>
        {t('office.queue.emptySearchDetail')}
      </EmptyState>
    );
  }
  return (
    <EmptyState heading={t('office.queue.emptyView')} action={isOpen ? null : showOpen}>
      {t('office.queue.emptyViewDetail')}
    </EmptyState>
  );
}
