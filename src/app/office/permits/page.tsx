import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import { listPermits } from '@/services/permit/list-permits';
import { EmptyState } from '@/ui/feedback/empty-state';
import { SearchForm } from '@/ui/forms/search-form';
import { Heading, LinkButton } from '@/ui/layout/page-parts';
import { DataTable, Pager } from '@/ui/tables/data-table';
import { queryText } from '../_parts/case-input';
import { permitColumns } from '../_parts/permit-columns';

export default definePage({
  permission: 'application:read',
  searchParams: z.object({ q: queryText, after: queryText }),
  width: 'wide',
  load: ({ q, after }, ctx) => listPermits({ search: q || null, after: after || null }, ctx),
  title: (_, { t }) => t('office.permits.title'),
  view: ({ data, input: { q, after }, words, ctx }) => {
    const { t } = words;
    const address = (key: string | null) => withQuery(paths.office.permits, { q, after: key });
    return (
      <>
        <Heading>{t('office.permits.title')}</Heading>
        <SearchForm
          action={paths.office.permits}
          label={t('office.permits.search')}
          hint={t('office.permits.searchHint')}
          value={q}
          clear={{ href: paths.office.permits, text: t('office.permits.showAll') }}
          words={words}
        />
        <DataTable
          caption={t('office.permits.caption')}
          columns={permitColumns(words, ctx.today)}
          rows={data.rows}
          rowKey={({ permitNumber }) => permitNumber}
          empty={<Empty search={q} words={words} />}
        />
        <Pager
          label={t('shared.pager.label')}
          next={data.next ? { href: address(data.next), text: t('shared.pager.next') } : null}
          first={after ? { href: address(null), text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});

function Empty({ search, words: { t } }: { readonly search: string; readonly words: Words }) {
  if (search === '') return <EmptyState heading={t('office.permits.empty')}>{t('office.permits.emptyDetail')}</EmptyState>;
  return (
    <EmptyState
      heading={t('office.permits.emptySearch', { search })}
      action={<LinkButton href={paths.office.permits}>{t('office.permits.showAll')}</LinkButton>}
    >
      {t('office.permits.emptySearchDetail')}
    </EmptyState>
  );
}
