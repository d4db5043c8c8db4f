import { FINDING_OUTCOMES } from '@/domain/finding/finding';
import type { Words } from '@/i18n/words';
import { Radios } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { TextArea, TextField } from '@/ui/forms/fields.client';

/** The questions of a finding, whoever makes it: conclusion, conditions, until when, why, on what evidence. */
export function FindingQuestions({ words: { t } }: { readonly words: Words }) {
  return (
    <>
      <Radios
        name="outcome"
        label={t('office.finding.outcome')}
        choices={FINDING_OUTCOMES.map((outcome) => ({ value: outcome, text: t(`codes.outcome.${outcome}`) }))}
      />
      <TextArea
        name="conditions"
        label={t('office.finding.conditions')}
        hint={t('office.finding.conditionsHint')}
        rows={3}
        maxLength={1000}
        isOptional
      />
      <DateField name="validUntil" label={t('office.finding.validUntil')} hint={t('office.finding.validUntilHint')} isOptional />
      <TextArea name="reasoning" label={t('office.finding.reasoning')} hint={t('office.finding.reasoningHint')} maxLength={4000} />
      <TextField name="evidence" label={t('office.finding.evidence')} hint={t('office.finding.evidenceHint')} maxLength={1000} />
      <p className="hint">{t('office.finding.unchangeable')}</p>
    </>
  );
}
