import type { Application } from '@/domain/application/application';
import { PERMIT_CONDITIONS } from '@/domain/application/approval-terms';
import { REFUSAL_REASONS } from '@/domain/application/refusal';
import { DocumentType } from '@/domain/codes/document-type';
import { lineLetter } from '@/domain/permit/permit';
import { lastPermittedDay } from '@/domain/permit/validity';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import { Checkbox } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { TextArea, TextField } from '@/ui/forms/fields.client';
import { FoldedFields } from '@/ui/forms/folded-fields.client';

interface TermProps {
  readonly application: Application;
  readonly today: IsoDate;
  readonly words: Words;
}

/** The terms of an approval with changes: shorter, less, tied to conditions. Never longer, never more. */
export function TermFields({ application, today, words: { t, format } }: TermProps) {
  const documentType = DocumentType.safeParse(application.answers.documentType);
  return (
    <FoldedFields summary={t('case.terms.title')} names={['validUntil', 'quantities.', 'conditions.', 'ownCondition']}>
      <p className="hint">{t('case.terms.lead')}</p>
      <DateField
        name="validUntil"
        label={t('case.terms.validUntil')}
        hint={
          documentType.success ? t('case.terms.validUntilHint', { day: format.day(lastPermittedDay(documentType.data, today)) }) : undefined
        }
        isOptional
      />
      <fieldset className="field">
        <legend>{t('case.terms.quantities')}</legend>
        {application.lines.map(({ position, answers: { quantity = '', unit = '' } }) => (
          <TextField
            key={position}
            name={`quantities.${position}`}
            label={t('case.terms.quantity', { line: lineLetter(position), asked: format.quantity(quantity, unit) })}
            inputMode="decimal"
            width="short"
            isOptional
          />
        ))}
      </fieldset>
      <fieldset className="field" id="conditions">
        <legend>{t('case.terms.conditions')}</legend>
        {PERMIT_CONDITIONS.map((code) => (
          <Checkbox key={code} name={`conditions.${code}`} label={t(`case.terms.condition.${code}`)} />
        ))}
      </fieldset>
      <TextArea name="ownCondition" label={t('case.terms.own')} hint={t('case.terms.ownHint')} rows={3} maxLength={1000} isOptional />
    </FoldedFields>
  );
}

/** The grounds of a refusal, from which the letter is written in the applicant's language. */
export function GroundFields({ words: { t } }: { readonly words: Words }) {
  return (
    <FoldedFields summary={t('case.refusal.title')} names={['grounds']}>
      <p className="hint">{t('case.refusal.lead')}</p>
      <fieldset className="field" id="grounds">
        <legend>{t('case.refusal.reasons')}</legend>
        {REFUSAL_REASONS.map(({ code, basis }) => (
          <Checkbox key={code} name={`grounds.${code}`} label={t(`case.refusal.reason.${code}`)} hint={t('office.case.basis', { basis })} />
        ))}
      </fieldset>
    </FoldedFields>
  );
}
