import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { mayDo } from '@/domain/access/permissions';
import { isInForce, type NonDetrimentOpinion } from '@/domain/registers/non-detriment-opinion';
import type { IsoDate } from '@/domain/shared/iso-date';
import { listOpinions } from '@/services/registers/non-detriment';
import { EmptyState } from '@/ui/feedback/empty-state';
import { SearchForm } from '@/ui/forms/search-form';
import { BackLink, Code, Heading, Lead, LinkButton, TaxonName } from '@/ui/layout/page-parts';
import { DataTable, Pager } from '@/ui/tables/data-table';
import { queryText } from '../../_parts/case-input';
import { VolumeLeft } from '../_parts/volume-left';

const stateOf = (opinion: NonDetrimentOpinion, today: IsoDate) =>
  opinion.isSuperseded ? 'superseded' : isInForce(opinion, today) ? 'current' : 'past';

/** The non-detriment register: standing opinions of the Scientific Authority. */
export default definePage({
  permission: 'register:read',
  searchParams: z.object({ after: queryText, q: queryText }),
  width: 'wide',
  load: ({ after, q }, ctx) => listOpinions({ after: after || null, search: q || null }, ctx),
  title: (_, { t }) => t('registers.opinions.title'),
  view: ({ data, input: { after, q }, words, ctx, actor }) => {
    const { t, format } = words;
    const any = t('registers.opinions.any');
    return (
      <>
        <BackLink href={paths.office.registers}>{t('registers.title')}</BackLink>
        <Heading>{t('registers.opinions.title')}</Heading>
        <Lead>{t('registers.opinions.lead')}</Lead>
        {mayDo(actor.roles, 'opinion:record') ? (
          <LinkButton href={paths.office.newOpinion}>{t('registers.opinions.new')}</LinkButton>
        ) : null}
        <SearchForm
          action={paths.office.opinions}
          label={t('registers.search')}
          hint={t('registers.searchHint')}
          value={q}
          clear={{ href: paths.office.opinions, text: t('registers.clear') }}
          words={words}
        />
        <DataTable
          caption={t('registers.opinions.caption')}
          rows={data.rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'reference', heading: t('registers.field.reference'), isRowHeading: true, cell: (row) => <Code>{row.reference}</Code> },
            { key: 'taxon', heading: t('registers.field.taxon'), cell: (row) => <TaxonName name={row.taxon} /> },
            {
              key: 'outcome',
              heading: t('registers.field.outcome'),
              cell: (row) => t(`registers.opinions.${row.isPositive ? 'positive' : 'negative'}`),
            },
            { key: 'sources', heading: t('registers.field.sources'), cell: (row) => row.sources.join(', ') || any },
            { key: 'terms', heading: t('registers.field.terms'), cell: (row) => row.terms.join(', ') || any },
            { key: 'volume', heading: t('registers.field.volume'), cell: (row) => <VolumeLeft opinion={row} words={words} /> },
            {
              key: 'validUntil',
              heading: t('registers.field.validUntil'),
              cell: (row) => (row.validUntil ? format.day(row.validUntil) : '–'),
            },
            { key: 'conditions', heading: t('registers.field.conditions'), cell: (row) => <bdi>{row.conditions ?? '–'}</bdi> },
            { key: 'author', heading: t('registers.field.author'), cell: (row) => <bdi>{row.authorName}</bdi> },
            { key: 'state', heading: t('registers.field.state'), cell: (row) => t(`registers.opinions.state.${stateOf(row, ctx.today)}`) },
          ]}
          empty={<EmptyState heading={t('registers.opinions.empty')}>{t('registers.emptyDetail')}</EmptyState>}
        />
        <Pager
          label={t('shared.pager.label')}
          next={data.next ? { href: withQuery(paths.office.opinions, { q, after: data.next }), text: t('shared.pager.next') } : null}
          first={after ? { href: withQuery(paths.office.opinions, { q }), text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});
