import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { readLog } from '@/services/audit/read-log';
import { EmptyState } from '@/ui/feedback/empty-state';
import { SearchForm } from '@/ui/forms/search-form';
import { Heading, LinkButton, Panel } from '@/ui/layout/page-parts';
import { DataTable, Pager } from '@/ui/tables/data-table';
import { queryText } from '../_parts/case-input';
import { ChainState } from './chain-state';
import { eventColumns } from './event-columns';

export default definePage({
  permission: 'audit:read',
  searchParams: z.object({ q: queryText, before: queryText }),
  width: 'wide',
  load: ({ q, before }, ctx) => readLog({ about: q || null, before: before || null }, ctx),
  title: (_, { t }) => t('office.audit.title'),
  view: ({ data, input: { q, before }, words }) => {
    const { t } = words;
    const address = (key: string | null) => withQuery(paths.office.audit, { q, before: key });
    const showAll = <LinkButton href={paths.office.audit}>{t('office.audit.showAll')}</LinkButton>;
    return (
      <>
        <Heading>{t('office.audit.title')}</Heading>
        <Panel heading={t('office.audit.chain')} id="chain">
          <ChainState chain={data.chain} words={words} />
        </Panel>
        <SearchForm
          action={paths.office.audit}
          label={t('office.audit.search')}
          hint={t('office.audit.searchHint')}
          value={q}
          clear={{ href: paths.office.audit, text: t('office.audit.showAll') }}
          words={words}
        />
        <DataTable
          caption={t('office.audit.caption')}
          columns={eventColumns(words)}
          rows={data.events}
          rowKey={({ seq }) => seq}
          empty={
            q === '' ? (
              <EmptyState heading={t('office.audit.empty')} />
            ) : (
              <EmptyState heading={t('office.audit.emptySearch', { search: q })} action={showAll}>
                {t('office.audit.emptySearchDetail')}
              </EmptyState>
            )
          }
        />
        <Pager
          label={t('shared.pager.label')}
          next={data.next ? { href: address(data.next), text: t('shared.pager.next') } : null}
          first={before ? { href: address(null), text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});
