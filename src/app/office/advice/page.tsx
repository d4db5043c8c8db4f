import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { listAdvice } from '@/services/review/list-queue';
import { EmptyState } from '@/ui/feedback/empty-state';
import { Notice } from '@/ui/feedback/notice';
import { Heading } from '@/ui/layout/page-parts';
import { DataTable, Pager } from '@/ui/tables/data-table';
import { caseReference, queryText } from '../_parts/case-input';
import { caseColumns } from '../_parts/queue-columns';

export default definePage({
  permission: 'advice:read',
  searchParams: z.object({ after: queryText, recorded: caseReference.optional().catch(undefined) }),
  width: 'wide',
  load: ({ after }, ctx) => listAdvice({ after: after || null }, ctx),
  title: (_, { t }) => t('office.advice.title'),
  view: ({ data, input: { after, recorded }, words, ctx }) => {
    const { t } = words;
    return (
      <>
        <Heading>{t('office.advice.title')}</Heading>
        {recorded ? (
          <Notice tone="success" label={t('shared.success')} heading={t('office.advice.recorded', { reference: recorded })}>
            <p>{t('office.advice.recordedDetail')}</p>
          </Notice>
        ) : null}
        <DataTable
          caption={t('office.advice.caption')}
          columns={caseColumns(words, ctx.now, ({ reference }) => paths.office.adviceOn({ reference }))}
          rows={data.rows}
          rowKey={({ reference }) => reference}
          empty={<EmptyState heading={t('office.advice.empty')}>{t('office.advice.emptyDetail')}</EmptyState>}
        />
        <Pager
          label={t('shared.pager.label')}
          next={data.next ? { href: withQuery(paths.office.advice, { after: data.next }), text: t('shared.pager.next') } : null}
          first={after ? { href: paths.office.advice, text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});
