import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { asGranted } from '@/domain/application/approval-terms';
import { DOCUMENT_TYPE_LAW, DocumentType } from '@/domain/codes/document-type';
import { lineLetter } from '@/domain/permit/permit';
import { lastPermittedDay } from '@/domain/permit/validity';
import { invariant } from '@/domain/shared/invariant';
import { addQuantity } from '@/domain/shared/quantity';
import { ok } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import { hasShortcuts } from '@/services/people/own-shortcuts';
import { openToSign } from '@/services/permit/sign-several';
import { type CodeBook, listCodes } from '@/services/reference/list-codes';
import type { Case } from '@/services/review/get-case';
import { ActionForm } from '@/ui/forms/action-form';
import { DateField } from '@/ui/forms/date-field.client';
import { TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { TaxonName } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { CaseFields } from '../../../_case/case-fields';
import { caseForSigning } from '../../../_case/load-case';
import { fieldKey } from '../../../_case/outcome-keys';
import { StepFrame } from '../../../_case/step-frame';
import { Stopped } from '../../../_case/stopped';
import { casePath } from '../../../_parts/case-input';
import { OfficeShortcuts } from '../../../_parts/office-shortcuts';
import { sign } from './sign.action';

export default definePage({
  permission: 'permit:sign',
  params: casePath,
  back: ({ reference }) => paths.office.application({ reference }),
  load: async (input, ctx) => {
    const found = await caseForSigning(input, ctx);
    if (found.ok) await openToSign({ ...input, version: found.value.application.version }, ctx);
    return found.ok ? ok({ found: found.value, codes: await listCodes(ctx), hasKeys: await hasShortcuts(ctx) }) : found;
  },
  view: ({ data: { found, codes, hasKeys }, input, words, ctx, titled }) => {
    const { t, format } = words;
    const heading = t('office.sign.title');
    const documentType = DocumentType.safeParse(found.application.answers.documentType);
    invariant(documentType.success, 'an approved application has a document type');
    const limit = found.terms?.validUntil ?? lastPermittedDay(documentType.data, ctx.today);
    const { maxMonths, basis } = DOCUMENT_TYPE_LAW[documentType.data];
    return (
      <StepFrame reference={input.reference} heading={heading} lead={t('office.sign.lead')} words={words}>
        <Stopped findings={found.findings} heading={t('office.sign.stopped')} words={words} />
        <SummaryList rows={summary(found, documentType.data, ctx.actor?.name ?? '', codes, words)} />
        <p>
          <a href={paths.office.preview(input)}>{t('office.case.preview')}</a>
        </p>
        <ActionForm action={sign} title={titled(heading)}>
          <CaseFields application={found.application} />
          <DateField
            name="validUntil"
            label={t('office.sign.validity')}
            hint={`${t('office.sign.validityHint', { months: maxMonths, day: format.day(limit) })} ${t('office.sign.basis', { basis })}`}
            value={limit}
          />
          <TextField name="stamp" label={t('stock.stamp')} hint={t('stock.stampHint')} width="medium" isCode isOptional />
          <ConfirmItIsYou ctx={ctx} words={words} />
          <SubmitButton>{t('office.sign.submit')}</SubmitButton>
        </ActionForm>
        <OfficeShortcuts
          keys={[fieldKey('c', 'proofCode', t('case.keys.code'))]}
          isOn={hasKeys}
          back={paths.office.sign(input)}
          words={words}
        />
      </StepFrame>
    );
  },
});

/** What will be signed, in the order of the form. */
function summary(found: Case, documentType: DocumentType, signatory: string, codes: CodeBook, { t, format }: Words) {
  const { answers, lines } = asGranted(found.application, found.terms);
  const row = (key: string, label: string, value: React.ReactNode) => ({ key, label, value });
  const side = (name: string | undefined, country: string | undefined) => (
    <>
      <bdi>{name ?? ''}</bdi>, {format.country(country ?? '')}
    </>
  );
  const totals = totalsByUnit(lines).map(([unit, quantity]) => `${format.quantity(quantity)} ${codes.nameOf('units', unit)}`);
  return [
    row('number', t('office.sign.number'), t('office.sign.numberTaken')),
    row('document', t('office.sign.document'), t(`codes.documentType.${documentType}`)),
    row('holder', t('office.sign.holder'), side(answers.exporterName, answers.exporterCountry)),
    row('importer', t('office.sign.importer'), side(answers.importerName, answers.importerCountry)),
    row('purpose', t('office.sign.purpose'), `${answers.purpose ?? ''} ${codes.nameOf('purposes', answers.purpose ?? '')}`),
    ...lines.map(({ id, position, listing, answers: line }) =>
      row(
        id,
        t('office.case.line', { letter: lineLetter(position) }),
        <>
          <TaxonName name={line.scientificName ?? ''} /> ·{' '}
          {listing?.appendix ? t(`codes.appendix.${listing.appendix}`) : t('office.case.notListed')} · {line.source} ·{' '}
          {codes.nameOf('terms', line.term ?? '')} · {format.quantity(line.quantity ?? '')} {codes.nameOf('units', line.unit ?? '')}
        </>,
      ),
    ),
    row('total', t('office.sign.total'), `${format.number(lines.length)} (${format.list(totals)})`),
    row('signatory', t('office.sign.signatory'), <bdi>{signatory}</bdi>),
  ];
}

/** What all lines come to, for each unit they are counted in. */
function totalsByUnit(lines: Case['application']['lines']): readonly (readonly [unit: string, quantity: string])[] {
  const totals = new Map<string, string>();
  for (const { answers } of lines) {
    const unit = answers.unit ?? '';
    totals.set(unit, addQuantity(totals.get(unit) ?? '0', answers.quantity ?? '0'));
  }
  return [...totals];
}
