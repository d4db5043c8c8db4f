import { paths, withQuery } from '@/app/_kit/paths';
import { PAGE_SIZES, type QueueSort } from '@/domain/queue/queue-view';
import type { Words } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import type { Queue } from '@/services/queue/list-queue';
import { EmptyState } from '@/ui/feedback/empty-state';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { LinkButton } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';
import { assign } from './assign.action';
import { AssignFields } from './assign-fields';
import { listColumns } from './list-columns';
import { addressOf, queryOf, type ViewParameters, viewOf } from './view-address';
import { queryOfView } from './views';

interface CaseListProps {
  readonly at: ViewParameters;
  readonly queue: Queue;
  readonly me: string;
  readonly ctx: ServiceContext;
  readonly words: Words;
}

/** The rows of a page, what can be done with several at once, and the way to the other pages. */
export function CaseList({ at, queue, me, ctx, words }: CaseListProps) {
  const { t } = words;
  const cells = { words, today: ctx.today, service: ctx.party.service, me };
  const canChoose = queue.mayTake && queue.rows.some(({ waitingFor }) => waitingFor !== 'nobody') && at.shared === null;
  const table = (
    <DataTable
      caption={t('queue.caption', { order: t(`queue.sort.${sortOf(at)}`) })}
      columns={listColumns(at, cells, canChoose)}
      rows={queue.rows}
      rowKey={({ reference }) => reference}
      empty={<Empty at={at} queue={queue} me={me} words={words} />}
    />
  );
  return (
    <div id="cases">
      {canChoose ? (
        <ActionForm action={assign}>
          <HiddenField name="view" value={queryOf(at)} />
          <HiddenField name="page" value={queue.rows.flatMap((row) => (row.waitingFor === 'nobody' ? [] : row.reference)).join(' ')} />
          {table}
          <AssignFields queue={queue} me={me} words={words} />
        </ActionForm>
      ) : (
        table
      )}
      <Pages at={at} queue={queue} words={words} />
      {queue.rows.length > 0 ? (
        <p className="as-file">
          <a href={withQuery(paths.office.queueRows, { ...viewOf(at), after: at.after, before: at.before })}>{t('queue.csv')}</a>
        </p>
      ) : null}
    </div>
  );
}

const sortOf = ({ sort }: ViewParameters): QueueSort => sort.replace('-', '') as QueueSort;

/** Onward and back by key, and how many on a page. */
function Pages({ at, queue, words }: Pick<CaseListProps, 'at' | 'queue' | 'words'>) {
  const { t, format } = words;
  if (queue.rows.length === 0 && queue.previous === null) return null;
  return (
    <nav className="pager" aria-label={t('shared.pager.label')}>
      {queue.previous ? (
        <a href={addressOf(at, { before: queue.previous })} rel="prev">
          {t('queue.pager.previous')}
        </a>
      ) : null}
      {queue.previous ? <a href={addressOf(at)}>{t('shared.pager.first')}</a> : null}
      {queue.next ? (
        <a href={addressOf(at, { after: queue.next })} rel="next">
          {t('shared.pager.next')}
        </a>
      ) : null}
      <span className="sizes">
        {PAGE_SIZES.map((size) => (
          <a
            key={size}
            href={addressOf(at, { size: size === PAGE_SIZES[0] ? null : String(size) })}
            aria-current={size === at.size ? 'true' : undefined}
          >
            {t('queue.pager.size', { size: format.number(size) })}
          </a>
        ))}
      </span>
    </nav>
  );
}

/** Why nothing is shown, and the one next thing to do. */
function Empty({ at, queue, me, words }: Pick<CaseListProps, 'at' | 'queue' | 'me' | 'words'>) {
  const { t } = words;
  const isMine = queryOf(at) === queryOfView('mine');
  if (isMine && queue.mayTake && queue.counts.unassigned > 0) {
    return (
      <EmptyState
        heading={t('queue.empty.mine')}
        action={
          <ActionForm action={assign}>
            <HiddenField name="view" value={queryOf(at)} />
            <HiddenField name="oldest" value="yes" />
            <HiddenField name="to" value={me} />
            <SubmitButton>{t('queue.empty.takeOldest', { n: queue.counts.unassigned })}</SubmitButton>
          </ActionForm>
        }
      />
    );
  }
  if (at.q !== '') {
    return (
      <EmptyState
        heading={t('office.queue.emptySearch', { search: at.q })}
        action={<LinkButton href={`${paths.office.queue}?state=open`}>{t('office.queue.showOpen')}</LinkButton>}
      >
        {t('office.queue.emptySearchDetail')}
      </EmptyState>
    );
  }
  const isAll = queryOf(at) === '';
  return (
    <EmptyState
      heading={t('office.queue.emptyView')}
      action={isAll ? null : <LinkButton href={`${paths.office.queue}?state=open`}>{t('office.queue.showOpen')}</LinkButton>}
    >
      {t('office.queue.emptyViewDetail')}
    </EmptyState>
  );
}
