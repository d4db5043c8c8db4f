import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { CORRECTABLE_FIELDS, GROUND_OF_REQUEST, LONGEST_REASON, REPLACEMENT_GROUNDS } from '@/domain/permit/replacement';
import type { Words } from '@/i18n/words';
import type { ServiceContext } from '@/services/context';
import type { ReplacementInHand } from '@/services/permit/sign-replacement';
import { ActionForm } from '@/ui/forms/action-form';
import { Checkbox, Radios, Select } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { FoldedFields } from '@/ui/forms/folded-fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { CORRECTION_ROWS } from './correction-rows';
import { prepare } from './prepare.action';

interface PrepareFormProps {
  readonly data: ReplacementInHand;
  readonly title: string;
  readonly ctx: ServiceContext;
  readonly words: Words;
}

/** On what ground, with which reason, and what is corrected. */
export function PrepareForm({ data: { permit, accepted, isHandedIn }, title, ctx, words }: PrepareFormProps) {
  const { t } = words;
  return (
    <>
      {accepted ? (
        <p className="typed">
          <bdi>{t('office.replace.request', { request: accepted.reference, text: accepted.explanation })}</bdi>
        </p>
      ) : null}
      {accepted?.place ? (
        <p className="typed">
          <bdi>{`${accepted.place}: ${accepted.shouldBe ?? ''}`}</bdi>
        </p>
      ) : null}
      <ActionForm action={prepare} title={title}>
        <HiddenField name="permitNumber" value={permit.permitNumber} />
        <Radios
          name="ground"
          label={t('office.replace.ground')}
          value={accepted ? (GROUND_OF_REQUEST[accepted.kind] ?? '') : ''}
          choices={REPLACEMENT_GROUNDS.map((value) => ({ value, text: t(`office.replace.grounds.${value}`) }))}
        />
        <TextArea
          name="reason"
          label={t('office.replace.reason')}
          hint={t('office.replace.reasonHint', { most: LONGEST_REASON })}
          rows={3}
          maxLength={LONGEST_REASON}
        />
        {isHandedIn ? (
          <p>{t('office.replace.handedInAlready')}</p>
        ) : (
          <Checkbox name="isHandedIn" label={t('office.replace.handedIn')} hint={t('office.replace.handedInHint')} />
        )}
        <Corrections words={words} />
        <ConfirmItIsYou ctx={ctx} words={words} />
        <SubmitButton tone="danger">{t('office.replace.submit')}</SubmitButton>
      </ActionForm>
    </>
  );
}

const Corrections = ({ words: { t } }: Pick<PrepareFormProps, 'words'>) => (
  <FoldedFields summary={t('office.replace.corrections')} names={['field', 'line', 'shouldBe']}>
    <p className="hint">{t('office.replace.correctionsHint')}</p>
    {CORRECTION_ROWS.map((row) => (
      <fieldset key={row} className="field">
        <legend>{t('office.replace.item', { n: row + 1 })}</legend>
        <Select
          name={`field${row}`}
          label={t('office.replace.field')}
          isOptional
          choices={CORRECTABLE_FIELDS.map((value) => ({ value, text: t(`office.replace.fields.${value}`) }))}
        />
        <TextField name={`line${row}`} label={t('office.replace.line')} hint={t('office.replace.lineHint')} width="short" isOptional />
        <TextArea name={`shouldBe${row}`} label={t('office.replace.shouldBe')} rows={2} maxLength={2000} isOptional />
      </fieldset>
    ))}
  </FoldedFields>
);
