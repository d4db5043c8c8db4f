import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { OPERATION_KINDS } from '@/domain/registers/dated-register';
import { ok } from '@/domain/shared/result';
import { listCodes } from '@/services/reference/list-codes';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios, Select } from '@/ui/forms/choice-fields.client';
import { TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading } from '@/ui/layout/page-parts';
import { codeChoices, DatedFields } from '../../_parts/dated-fields';
import { enterOperation } from './enter-operation.action';

/** Enters an operation, nursery or facility. */
export default definePage({
  permission: 'register:keep',
  load: async (_, ctx) => ok(await listCodes(ctx)),
  view: ({ data: codes, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('registers.operations.new');
    return (
      <>
        <BackLink href={paths.office.operations}>{t('registers.operations.title')}</BackLink>
        <Heading>{heading}</Heading>
        <ActionForm action={enterOperation} title={titled(heading)}>
          <Radios
            name="kind"
            label={t('registers.field.kind')}
            choices={OPERATION_KINDS.map((kind) => ({ value: kind, text: t(`registers.kind.${kind}`) }))}
          />
          <TextField name="number" label={t('registers.field.number')} isCode width="medium" maxLength={40} />
          <TextField name="taxon" label={t('registers.field.taxon')} hint={t('registers.hint.taxon')} maxLength={120} />
          <TextField name="sources" label={t('registers.field.sources')} hint={t('registers.hint.sourcesOfOperation')} width="medium" />
          <TextField name="yearlyCapacity" label={t('registers.field.capacity')} inputMode="decimal" width="short" isOptional />
          <Select name="unit" label={t('registers.field.unit')} choices={codeChoices('units', codes)} isOptional />
          <DatedFields codes={codes} words={words} ownCountry={ctx.party.code} />
          <SubmitButton>{t('registers.save')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
