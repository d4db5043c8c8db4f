import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { MOST_LINES } from '@/domain/application/application';
import { SHEET_COLUMNS } from '@/domain/application/specimen-sheet';
import type { Words } from '@/i18n/words';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Code, Heading, Lead, Panel } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';
import { Reference } from '../../../../_parts/inputs';
import { loadDraft } from '../../../../_parts/load-draft';
import { addSheet } from './add-sheet.action';

/** Many specimen lines at once, pasted from a spreadsheet. */
export default definePage({
  permission: 'application:edit',
  params: z.object({ reference: Reference }),
  load: loadDraft,
  view: ({ data: { application }, words, titled }) => {
    const { t } = words;
    const { reference, version, lines } = application;
    return (
      <>
        <BackLink href={paths.apply.specimens({ reference })}>{t('apply.sheet.back')}</BackLink>
        <Heading caption={t('apply.ofApplication', { reference })}>{t('apply.sheet.title')}</Heading>
        <Lead>{t('apply.sheet.lead', { left: MOST_LINES - lines.length })}</Lead>
        <Panel heading={t('apply.sheet.columnsHeading')} id="columns">
          <p>{t('apply.sheet.columnsText')}</p>
          <ColumnTable words={words} />
        </Panel>
        <ActionForm action={addSheet} title={titled(t('apply.sheet.title'))}>
          <HiddenField name="reference" value={reference} />
          <HiddenField name="version" value={version} />
          <TextArea name="sheet" label={t('apply.sheet.label')} hint={t('apply.sheet.hint')} rows={12} />
          <SubmitButton>{t('apply.sheet.submit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});

/** Which headings are understood, and what stands below them. */
function ColumnTable({ words: { t } }: { readonly words: Words }) {
  return (
    <DataTable
      caption={t('apply.sheet.columnsHeading')}
      isCaptionHidden
      rows={SHEET_COLUMNS}
      rowKey={(column) => column}
      empty={null}
      columns={[
        {
          key: 'name',
          heading: t('apply.sheet.heading'),
          isRowHeading: true,
          cell: (column) => t(`apply.sheet.columns.${column}.name`),
        },
        { key: 'meaning', heading: t('apply.sheet.meaning'), cell: (column) => t(`apply.sheet.columns.${column}.meaning`) },
        { key: 'example', heading: t('apply.sheet.example'), cell: (column) => <Code>{t(`apply.sheet.columns.${column}.example`)}</Code> },
      ]}
    />
  );
}
