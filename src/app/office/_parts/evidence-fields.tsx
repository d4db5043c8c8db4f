import { EVIDENCE_KINDS, EVIDENCE_ROWS } from '@/domain/finding/evidence';
import type { Words } from '@/i18n/words';
import { Select } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { TextField } from '@/ui/forms/fields.client';
import { FoldedFields } from '@/ui/forms/folded-fields.client';

/** What a legal acquisition finding rests on, item by item; rows that are left empty are not kept. */
export function EvidenceFields({ words: { t } }: { readonly words: Words }) {
  return (
    <FoldedFields summary={t('registers.evidence.title')} names={['evidenceList.']}>
      {Array.from({ length: EVIDENCE_ROWS }, (_, index) => index + 1).map((n) => (
        <fieldset key={n} className="field">
          <legend>{t('registers.evidence.item', { n })}</legend>
          <Select
            name={`evidenceList.${n - 1}.kind`}
            label={t('registers.evidence.kind')}
            choices={EVIDENCE_KINDS.map((kind) => ({ value: kind, text: t(`registers.evidence.of.${kind}`) }))}
            isOptional
          />
          <TextField name={`evidenceList.${n - 1}.reference`} label={t('registers.evidence.reference')} maxLength={200} isOptional />
          <DateField name={`evidenceList.${n - 1}.datedOn`} label={t('registers.evidence.datedOn')} isOptional />
          <TextField name={`evidenceList.${n - 1}.description`} label={t('registers.evidence.description')} maxLength={400} isOptional />
        </fieldset>
      ))}
    </FoldedFields>
  );
}
