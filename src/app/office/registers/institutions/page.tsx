import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { mayDo } from '@/domain/access/permissions';
import { listInstitutions } from '@/services/registers/dated-registers';
import { EmptyState } from '@/ui/feedback/empty-state';
import { BackLink, Code, Heading, Lead, LinkButton } from '@/ui/layout/page-parts';
import { DataTable, Pager } from '@/ui/tables/data-table';
import { queryText } from '../../_parts/case-input';
import { Standing } from '../_parts/dated-fields';

/** Registered scientific institutions. */
export default definePage({
  permission: 'register:read',
  searchParams: z.object({ after: queryText }),
  width: 'wide',
  load: ({ after }, ctx) => listInstitutions({ after: after || null }, ctx),
  title: (_, { t }) => t('registers.institutions.title'),
  view: ({ data, input: { after }, words, ctx, actor }) => {
    const { t, format } = words;
    const mayKeep = mayDo(actor.roles, 'register:keep');
    return (
      <>
        <BackLink href={paths.office.registers}>{t('registers.title')}</BackLink>
        <Heading>{t('registers.institutions.title')}</Heading>
        <Lead>{t('registers.institutions.lead')}</Lead>
        {mayKeep ? <LinkButton href={paths.office.newInstitution}>{t('registers.institutions.new')}</LinkButton> : null}
        <DataTable
          caption={t('registers.institutions.caption')}
          rows={data.rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'code', heading: t('registers.field.code'), isRowHeading: true, cell: (row) => <Code>{row.code}</Code> },
            { key: 'name', heading: t('registers.field.name'), cell: (row) => <bdi>{row.name}</bdi> },
            { key: 'country', heading: t('registers.field.country'), cell: (row) => format.country(row.country) },
            { key: 'state', heading: t('registers.field.state'), cell: (row) => <Standing entry={row} today={ctx.today} words={words} /> },
            ...(mayKeep
              ? [
                  {
                    key: 'action',
                    heading: t('registers.field.action'),
                    cell: (row: (typeof data.rows)[number]) =>
                      row.endedOn === null ? (
                        <a href={paths.office.endInstitution(row)} aria-label={t('registers.institutions.end', { number: row.code })}>
                          {t('registers.endIt')}
                        </a>
                      ) : null,
                  },
                ]
              : []),
          ]}
          empty={<EmptyState heading={t('registers.institutions.empty')}>{t('registers.emptyDetail')}</EmptyState>}
        />
        <Pager
          label={t('shared.pager.label')}
          next={data.next ? { href: withQuery(paths.office.institutions, { after: data.next }), text: t('shared.pager.next') } : null}
          first={after ? { href: paths.office.institutions, text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});
