import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { APPENDICES } from '@/domain/codes/appendix';
import { SOURCE_CODES } from '@/domain/codes/source-code';
import { ok } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import { getForeignDocument } from '@/services/imports/foreign-documents';
import { type CodeBook, listCodes } from '@/services/reference/list-codes';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios, Select } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Columns, Heading, Panel } from '@/ui/layout/page-parts';
import { codeChoices, countryChoices } from '../../registers/_parts/dated-fields';
import { AcceptanceReport } from '../_parts/acceptance-report';
import { DocumentFacts, DocumentLines } from '../_parts/document-facts';
import { DocumentState } from '../_parts/document-state';
import { addLine } from './add-line.action';
import { judgeDocument } from './judge-document.action';

/** A foreign document, its acceptance report, and the decision. */
export default definePage({
  permission: 'foreign-document:read',
  params: z.object({ reference: z.string().regex(/^F-\d{1,12}$/) }),
  width: 'wide',
  load: async (input, ctx) => {
    const found = await getForeignDocument(input, ctx);
    return found.ok ? ok({ ...found.value, codes: await listCodes(ctx) }) : found;
  },
  title: ({ document: { reference } }, { t }) => t('registers.foreign.page', { reference }),
  view: ({ data: { document, report, mayDecide, codes }, words }) => {
    const { t } = words;
    return (
      <>
        <BackLink href={paths.office.foreignDocuments}>{t('registers.foreign.title')}</BackLink>
        <Heading>{t('registers.foreign.page', { reference: document.reference })}</Heading>
        <p>
          <DocumentState state={document.state} words={words} />
        </p>
        {document.importReference ? (
          <Notice tone="success" label={t('shared.success')}>
            <p>{t('registers.foreign.asImport', { reference: document.importReference })}</p>
          </Notice>
        ) : null}
        <Columns
          aside={
            <Panel heading={t('registers.foreign.report')} id="report">
              <p className="hint">{t('registers.foreign.reportHint')}</p>
              <AcceptanceReport report={report} words={words} />
              {mayDecide ? <Decision reference={document.reference} words={words} /> : null}
            </Panel>
          }
        >
          <Panel heading={t('registers.foreign.lines')} id="lines">
            <DocumentLines lines={document.lines} codes={codes} words={words} />
            {mayDecide ? <LineForm reference={document.reference} codes={codes} words={words} /> : null}
          </Panel>
          <Panel heading={t('registers.foreign.as')} id="document">
            <DocumentFacts document={document} words={words} />
          </Panel>
        </Columns>
      </>
    );
  },
});

function Decision({ reference, words: { t } }: { readonly reference: string; readonly words: Words }) {
  return (
    <>
      <h3>{t('registers.foreign.decide')}</h3>
      <ActionForm action={judgeDocument}>
        <HiddenField name="reference" value={reference} />
        <Radios
          name="outcome"
          label={t('registers.foreign.field.outcome')}
          choices={(['accepted', 'refused'] as const).map((outcome) => ({ value: outcome, text: t(`registers.foreign.${outcome}`) }))}
        />
        <TextArea
          name="reason"
          label={t('registers.foreign.field.reason')}
          hint={t('registers.foreign.reasonHint')}
          rows={3}
          maxLength={1000}
        />
        <SubmitButton>{t('registers.foreign.decideIt')}</SubmitButton>
      </ActionForm>
    </>
  );
}

function LineForm({ reference, codes, words }: { readonly reference: string; readonly codes: CodeBook; readonly words: Words }) {
  const { t } = words;
  return (
    <>
      <h3>{t('registers.foreign.addLine')}</h3>
      <ActionForm action={addLine}>
        <HiddenField name="reference" value={reference} />
        <TextField name="scientificName" label={t('registers.foreign.field.scientificName')} maxLength={120} />
        <Select
          name="appendix"
          label={t('registers.foreign.field.appendix')}
          choices={APPENDICES.map((one) => ({ value: one, text: one }))}
          isOptional
        />
        <Select
          name="source"
          label={t('registers.foreign.field.source')}
          choices={SOURCE_CODES.map((code) => ({ value: code, text: `${code} – ${t(`codes.source.${code}`)}` }))}
          isOptional
        />
        <Select name="term" label={t('registers.foreign.field.term')} choices={codeChoices('terms', codes, true)} />
        <Select name="unit" label={t('registers.foreign.field.unit')} choices={codeChoices('units', codes, true)} />
        <TextField name="quantity" label={t('registers.foreign.field.quantity')} inputMode="decimal" width="short" />
        <TextField
          name="arrived"
          label={t('registers.foreign.field.arrived')}
          hint={t('registers.foreign.hint.arrived')}
          inputMode="decimal"
          width="short"
          isOptional
        />
        <Select name="originCountry" label={t('registers.foreign.field.originCountry')} choices={countryChoices(codes, words)} isOptional />
        <TextField
          name="originPermitNumber"
          label={t('registers.foreign.field.originPermitNumber')}
          isCode
          width="medium"
          maxLength={35}
          isOptional
        />
        <DateField name="originPermitOn" label={t('registers.foreign.field.originPermitOn')} isOptional />
        <TextArea name="marks" label={t('registers.foreign.field.marks')} rows={3} maxLength={4000} isOptional />
        <SubmitButton tone="secondary">{t('registers.foreign.addLine')}</SubmitButton>
      </ActionForm>
    </>
  );
}
