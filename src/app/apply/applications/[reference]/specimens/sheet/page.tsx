import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { describeProblem } from '@/app/_kit/describe-problem';
import { paths } from '@/app/_kit/paths';
import { MOST_LINES } from '@/domain/application/application';
import { ACCEPTED_SHEETS } from '@/domain/application/sheet-file';
import { type CellFault, SHEET_COLUMNS } from '@/domain/application/specimen-sheet';
import { ok, type Result } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import { faultsOfSheet } from '@/services/application/sheet-file';
import type { ServiceContext } from '@/services/context';
import { keptFormOn } from '@/services/people/kept-forms';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Code, Heading, Lead, Panel } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';
import { Reference } from '../../../../_parts/inputs';
import { type Draft, loadDraft } from '../../../../_parts/load-draft';
import { addSheet } from './add-sheet.action';

interface Asked {
  readonly reference: string;
  readonly sent?: 'yes' | undefined;
}

/** The draft, and what is wrong in a sheet that was sent as a file and waits in the box. */
async function loadSheet(
  { reference, sent }: Asked,
  ctx: ServiceContext,
): Promise<Result<Draft & { readonly faults: readonly CellFault[] }>> {
  const draft = await loadDraft({ reference }, ctx);
  if (!draft.ok) return draft;
  const sheet = sent ? (await keptFormOn(paths.apply.sheet({ reference }), ctx))?.typed.sheet : undefined;
  if (typeof sheet !== 'string') return ok({ ...draft.value, faults: [] });
  const faults = await faultsOfSheet({ reference, sheet }, ctx);
  return faults.ok ? ok({ ...draft.value, faults: faults.value }) : faults;
}

/** Many specimen lines at once, out of a spreadsheet: its file, or its cells. */
export default definePage({
  permission: 'application:edit',
  params: z.object({ reference: Reference }),
  searchParams: z.object({ sent: z.literal('yes').optional().catch(undefined) }),
  load: loadSheet,
  view: ({ data: { application, faults }, words, titled }) => {
    const { t } = words;
    const { reference, version, lines } = application;
    return (
      <>
        <BackLink href={paths.apply.specimens({ reference })}>{t('apply.sheet.back')}</BackLink>
        <Heading caption={t('apply.ofApplication', { reference })}>{t('apply.sheet.title')}</Heading>
        <Lead>{t('apply.sheet.lead', { left: MOST_LINES - lines.length })}</Lead>
        <SheetFile reference={reference} version={version} words={words} />
        <Panel heading={t('apply.sheet.pasteHeading')} id="paste">
          <ActionForm
            action={addSheet}
            title={titled(t('apply.sheet.title'))}
            refused={faults.length > 0 ? describeProblem({ kind: 'sheet-refused', faults }, words) : undefined}
          >
            <HiddenField name="reference" value={reference} />
            <HiddenField name="version" value={version} />
            <TextArea name="sheet" label={t('apply.sheet.label')} hint={t('apply.sheet.hint')} rows={12} />
            <SubmitButton>{t('apply.sheet.submit')}</SubmitButton>
          </ActionForm>
        </Panel>
        <Panel heading={t('apply.sheet.columnsHeading')} id="columns">
          <p>{t('apply.sheet.columnsText')}</p>
          <ColumnTable words={words} />
        </Panel>
      </>
    );
  },
});

/** A box for the file; sent as it is, with scripts and without. */
function SheetFile({ reference, version, words: { t } }: { readonly reference: string; readonly version: number; readonly words: Words }) {
  return (
    <Panel heading={t('apply.sheet.fileHeading')} id="file-panel">
      <p>
        <a href={paths.apply.sheetTemplate} download>
          {t('apply.sheet.template')}
        </a>
      </p>
      <form method="post" action={paths.apply.uploadSheet({ reference })} encType="multipart/form-data" className="form">
        <input type="hidden" name="version" value={version} />
        <div className="field">
          <label htmlFor="file">{t('apply.sheet.file')}</label>
          <div id="file-hint" className="hint">
            {t('apply.sheet.fileHint')}
          </div>
          <input type="file" id="file" name="file" accept={ACCEPTED_SHEETS} aria-describedby="file-hint" className="input" />
        </div>
        <button type="submit" className="button button-primary">
          {t('apply.sheet.fileSubmit')}
        </button>
      </form>
    </Panel>
  );
}

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
