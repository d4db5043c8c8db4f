import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { readLog } from '@/services/audit/read-log';
import { EmptyState } from '@/ui/feedback/empty-state';
import { Heading, LinkButton, Panel } from '@/ui/layout/page-parts';
import { DataTable, Pager } from '@/ui/tables/data-table';
import { ChainState } from './chain-state';
import { eventColumns } from './event-columns';
import { logParameters, questionOf, searchOf } from './log-parameters';
import { LogSearch } from './log-search';

export default definePage({
  permission: 'audit:read',
  searchParams: logParameters,
  width: 'wide',
  load: (at, ctx) => readLog(questionOf(at), ctx),
  title: (_, { t }) => t('office.audit.title'),
  view: ({ data, input: at, words }) => {
    const { t } = words;
    const search = searchOf(at);
    const isNarrowed = Object.values(search).some(Boolean);
    const showAll = <LinkButton href={paths.office.audit}>{t('office.audit.showAll')}</LinkButton>;
    const nothing = at.q === '' ? t('office.audit.empty') : t('office.audit.emptySearch', { search: at.q });
    return (
      <>
        <Heading>{t('office.audit.title')}</Heading>
        <Panel heading={t('office.audit.chain')} id="chain">
          <ChainState chain={data.chain} words={words} />
        </Panel>
        <LogSearch at={at} words={words} />
        {isNarrowed ? (
          <p>
            <a href={paths.office.audit}>{t('office.audit.showAll')}</a>
          </p>
        ) : null}
        <DataTable
          caption={t('office.audit.caption')}
          columns={eventColumns(words)}
          rows={data.events}
          rowKey={({ seq }) => seq}
          empty={
            isNarrowed ? (
              <EmptyState heading={nothing} action={showAll}>
                {at.q === '' ? t('office.audit.find.emptyDetail') : t('office.audit.emptySearchDetail')}
              </EmptyState>
            ) : (
              <EmptyState heading={nothing} />
            )
          }
        />
        <Pager
          label={t('shared.pager.label')}
          next={data.next ? { href: withQuery(paths.office.audit, { ...search, before: data.next }), text: t('shared.pager.next') } : null}
          first={at.before ? { href: withQuery(paths.office.audit, search), text: t('shared.pager.first') } : null}
        />
        {data.events.length > 0 ? (
          <p>
            <a href={withQuery(paths.office.auditRows, { ...search, before: at.before })}>{t('office.audit.find.csv')}</a>
          </p>
        ) : null}
      </>
    );
  },
});
