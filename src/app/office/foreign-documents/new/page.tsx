import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { PURPOSE_CODES } from '@/domain/codes/purpose-code';
import { FOREIGN_DOCUMENT_TYPES, LONGEST_FOREIGN_NUMBER, MANDATORY_ITEMS, SPECIMEN_DIFFERENCES } from '@/domain/registers/foreign-document';
import { ok } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import { listCodes } from '@/services/reference/list-codes';
import { ActionForm } from '@/ui/forms/action-form';
import { Checkbox, Radios, Select } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading } from '@/ui/layout/page-parts';
import { countryChoices } from '../../registers/_parts/dated-fields';
import { recordDocument } from './record-document.action';

/** Records a foreign document; its specimen lines are added on its page. */
export default definePage({
  permission: 'foreign-document:record',
  load: async (_, ctx) => ok(await listCodes(ctx)),
  view: ({ data: codes, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('registers.foreign.new');
    const elsewhere = countryChoices(codes, words).filter(({ value }) => value !== ctx.party.code);
    return (
      <>
        <BackLink href={paths.office.foreignDocuments}>{t('registers.foreign.title')}</BackLink>
        <Heading>{heading}</Heading>
        <ActionForm action={recordDocument} title={titled(heading)}>
          <TextField name="number" label={t('registers.foreign.field.number')} isCode width="medium" maxLength={LONGEST_FOREIGN_NUMBER} />
          <Select name="issuedBy" label={t('registers.foreign.field.issuedBy')} choices={elsewhere} />
          <Radios
            name="documentType"
            label={t('registers.foreign.field.documentType')}
            choices={FOREIGN_DOCUMENT_TYPES.map((type) => ({ value: type, text: t(`registers.foreign.type.${type}`) }))}
          />
          <DateField name="issuedOn" label={t('registers.foreign.field.issuedOn')} isOptional />
          <DateField name="validUntil" label={t('registers.foreign.field.validUntil')} isOptional />
          <DateField name="endorsedOn" label={t('registers.foreign.field.endorsedOn')} isOptional />
          <DateField name="exportedOn" label={t('registers.foreign.field.exportedOn')} isOptional />
          <DateField name="presentedOn" label={t('registers.foreign.field.presentedOn')} value={ctx.today} />
          <TextField name="consignor" label={t('registers.foreign.field.consignor')} maxLength={200} isOptional />
          <TextField name="consignee" label={t('registers.foreign.field.consignee')} maxLength={200} isOptional />
          <Select
            name="purpose"
            label={t('registers.foreign.field.purpose')}
            choices={PURPOSE_CODES.map((code) => ({ value: code, text: `${code} – ${t(`codes.purpose.${code}`)}` }))}
            isOptional
          />
          <TextField
            name="ownImportPermitNumber"
            label={t('registers.foreign.field.ownImportPermitNumber')}
            isCode
            width="medium"
            isOptional
          />
          <Radios
            name="alteration"
            label={t('registers.foreign.field.alteration')}
            choices={(['none', 'authenticated', 'unauthenticated'] as const).map((one) => ({
              value: one,
              text: t(`registers.foreign.alteration.${one}`),
            }))}
          />
          <WhatIsWrong words={words} />
          <Checkbox name="isRetained" label={t('registers.foreign.field.isRetained')} />
          <TextArea name="remarks" label={t('registers.foreign.field.remarks')} rows={3} maxLength={1000} isOptional />
          <SubmitButton>{t('shared.saveAndContinue')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});

/** What the officer looks for on the paper and on the specimens. */
function WhatIsWrong({ words: { t } }: { readonly words: Words }) {
  return (
    <>
      <fieldset className="field">
        <legend>{t('registers.foreign.field.missingItems')}</legend>
        <div className="hint">{t('registers.foreign.hint.lacks')}</div>
        {MANDATORY_ITEMS.map((item) => (
          <Checkbox key={item} name={`lacks-${item}`} label={t(`registers.foreign.item.${item}`)} />
        ))}
      </fieldset>
      <fieldset className="field">
        <legend>{t('registers.foreign.field.specimensDiffer')}</legend>
        <div className="hint">{t('registers.foreign.hint.differ')}</div>
        {SPECIMEN_DIFFERENCES.map((item) => (
          <Checkbox key={item} name={`differs-${item}`} label={t(`registers.foreign.difference.${item}`)} />
        ))}
      </fieldset>
    </>
  );
}
