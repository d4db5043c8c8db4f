import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { TAXON_GROUPS } from '@/domain/taxonomy/taxon-group';
import type { Words } from '@/i18n/words';
import { listOffices } from '@/services/offices/keep-offices';
import { ActionForm } from '@/ui/forms/action-form';
import { Select } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { HiddenField, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Code, Heading, Lead, Panel } from '@/ui/layout/page-parts';
import { type Column, DataTable } from '@/ui/tables/data-table';
import { addRow, endRow } from './offices.action';

type Listed = Extract<Awaited<ReturnType<typeof listOffices>>, { ok: true }>['value'];
type Route = Listed['routes'][number];

/** The offices, and which of them an application goes to. */
export default definePage({
  permission: 'office:keep',
  width: 'wide',
  load: listOffices,
  title: (_, { t }) => t('offices.admin.title'),
  view: ({ data: { offices, routes }, words, ctx }) => {
    const { t } = words;
    return (
      <>
        <Heading>{t('offices.admin.title')}</Heading>
        <Lead>{t('offices.admin.lead')}</Lead>
        <DataTable
          caption={t('offices.admin.caption')}
          rows={offices}
          rowKey={({ id }) => id}
          empty={null}
          columns={[
            {
              key: 'code',
              heading: t('offices.admin.code'),
              isRowHeading: true,
              cell: ({ code }) => (
                <a href={paths.office.officeOf({ code })}>
                  <Code>{code}</Code>
                </a>
              ),
            },
            { key: 'name', heading: t('offices.admin.name'), cell: ({ name }) => <bdi>{name}</bdi> },
            { key: 'authority', heading: t('offices.admin.authority'), cell: ({ authorityName }) => <bdi>{authorityName}</bdi> },
          ]}
        />
        <Panel heading={t('offices.admin.routes')} id="routes">
          <p>{t('offices.admin.routesLead')}</p>
          <DataTable
            caption={t('offices.admin.routes')}
            isCaptionHidden
            rows={routes}
            rowKey={({ id }) => id}
            empty={<p>{t('offices.admin.noRoutes')}</p>}
            columns={routeColumns({ offices, routes }, words)}
          />
        </Panel>
        <Panel heading={t('offices.admin.add')} id="add">
          <ActionForm action={addRow}>
            <Select name="code" label={t('queue.hand.office')} choices={offices.map(({ code, name }) => ({ value: code, text: name }))} />
            <Select
              name="taxonGroup"
              label={t('offices.admin.group')}
              isOptional
              choices={TAXON_GROUPS.map((value) => ({ value, text: t(`queue.group.${value}`) }))}
            />
            <TextField name="postalPrefix" label={t('offices.admin.postal')} isOptional isCode width="short" maxLength={8} />
            <DateField name="validFrom" label={t('offices.admin.from')} value={ctx.today} />
            <TextField name="source" label={t('offices.admin.source')} maxLength={300} />
            <SubmitButton>{t('offices.admin.addButton')}</SubmitButton>
          </ActionForm>
        </Panel>
      </>
    );
  },
});

function routeColumns({ offices }: Listed, { t, format }: Words): readonly Column<Route>[] {
  const everything = t('offices.admin.any');
  return [
    {
      key: 'office',
      heading: t('queue.hand.office'),
      isRowHeading: true,
      cell: ({ officeId }) => <bdi>{offices.find(({ id }) => id === officeId)?.name}</bdi>,
    },
    {
      key: 'group',
      heading: t('offices.admin.group'),
      cell: ({ taxonGroup }) => (taxonGroup ? t(`queue.group.${taxonGroup}`) : everything),
    },
    {
      key: 'postal',
      heading: t('offices.admin.postal'),
      cell: ({ postalPrefix }) => (postalPrefix ? <Code>{postalPrefix}</Code> : everything),
    },
    { key: 'from', heading: t('offices.admin.from'), cell: ({ validFrom }) => format.day(validFrom) },
    {
      key: 'until',
      heading: t('offices.admin.until'),
      cell: ({ id, validTo }) =>
        validTo ? (
          format.day(validTo)
        ) : (
          <ActionForm action={endRow}>
            <HiddenField name="route" value={id} />
            <SubmitButton tone="secondary">{t('offices.admin.end')}</SubmitButton>
          </ActionForm>
        ),
    },
    { key: 'source', heading: t('offices.admin.source'), cell: ({ source }) => <bdi>{source}</bdi> },
  ];
}
