import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { urgencyOf } from '@/domain/finding/advice-request';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import { type AdviceInbox, adviceInbox, LAPSING_DAYS } from '@/services/review/advice-inbox';
import { EmptyState } from '@/ui/feedback/empty-state';
import { Notice } from '@/ui/feedback/notice';
import { Code, Heading, TaxonName } from '@/ui/layout/page-parts';
import { type Column, DataTable, Pager } from '@/ui/tables/data-table';
import { caseReference, queryText } from '../_parts/case-input';

/** What the Scientific Authority is asked, what is due first on top. */
export default definePage({
  permission: 'advice:read',
  searchParams: z.object({
    after: queryText,
    recorded: caseReference.optional().catch(undefined),
    returned: caseReference.optional().catch(undefined),
  }),
  width: 'wide',
  load: ({ after }, ctx) => adviceInbox({ after: after || null }, ctx),
  title: (_, { t }) => t('office.advice.title'),
  view: ({ data, input: { after, recorded, returned }, words, ctx }) => {
    const { t } = words;
    return (
      <>
        <Heading>{t('office.advice.title')}</Heading>
        {recorded ? (
          <Notice tone="success" label={t('shared.success')} heading={t('office.advice.recorded', { reference: recorded })}>
            <p>{t('office.advice.recordedDetail')}</p>
          </Notice>
        ) : null}
        {returned ? (
          <Notice tone="success" label={t('shared.success')} heading={t('case.advice.returned', { reference: returned })}>
            <p>{t('case.advice.returnedDetail')}</p>
          </Notice>
        ) : null}
        {data.lapsing > 0 ? (
          <p>
            <a href={paths.office.opinions}>{t('case.advice.lapsing', { n: data.lapsing, days: LAPSING_DAYS })}</a>
          </p>
        ) : null}
        <DataTable
          caption={t('case.advice.caption')}
          columns={columns(ctx.today, words)}
          rows={data.rows}
          rowKey={({ id }) => id}
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

type Row = AdviceInbox['rows'][number];

function columns(today: IsoDate, words: Words): readonly Column<Row>[] {
  const { t, format } = words;
  return [
    {
      key: 'reference',
      heading: t('office.column.reference'),
      isRowHeading: true,
      cell: ({ reference }) => (
        <a href={paths.office.adviceOn({ reference })}>
          <Code>{reference}</Code>
        </a>
      ),
    },
    { key: 'kind', heading: t('case.advice.column.kind'), cell: ({ kind }) => t(`case.advice.kind.${kind}`) },
    { key: 'taxa', heading: t('office.column.taxa'), cell: (row) => <Taxon row={row} words={words} /> },
    {
      key: 'quantity',
      heading: t('case.advice.column.quantity'),
      align: 'end',
      cell: ({ quantity, unit }) => (quantity ? format.quantity(quantity, unit) : t('shared.none')),
    },
    { key: 'due', heading: t('case.advice.column.due'), cell: ({ dueOn }) => <Due dueOn={dueOn} today={today} words={words} /> },
    { key: 'asker', heading: t('case.advice.column.asker'), cell: ({ askedBy }) => <bdi>{askedBy}</bdi> },
  ];
}

function Taxon({ row, words: { t } }: { readonly row: Row; readonly words: Words }) {
  if (row.firstTaxon === null) return t('shared.notAnswered');
  return (
    <span className="taxa">
      <TaxonName name={row.firstTaxon} />
      {row.lineCount > 1 ? <span>{t('office.andMore', { n: row.lineCount - 1 })}</span> : null}
      {row.hasAppendixI ? <span className="tag tag-ink">{t('codes.appendix.I')}</span> : null}
    </span>
  );
}

function Due({ dueOn, today, words: { t, format } }: { readonly dueOn: IsoDate; readonly today: IsoDate; readonly words: Words }) {
  const urgency = urgencyOf(dueOn, today);
  const day = format.day(dueOn);
  if (urgency === 'in-time') return day;
  return (
    <strong className={urgency === 'overdue' ? 'tag tag-red' : 'tag tag-amber'}>
      {t(urgency === 'overdue' ? 'case.advice.overdue' : 'case.advice.soon', { day })}
    </strong>
  );
}
