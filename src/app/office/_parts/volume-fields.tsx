import type { Application } from '@/domain/application/application';
import { CONFIDENCES } from '@/domain/finding/advice-request';
import { lineLetter } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';
import { Checkbox, Radios } from '@/ui/forms/choice-fields.client';
import { TextField } from '@/ui/forms/fields.client';

/** How much of each line the Scientific Authority considers harmless, and whether that stands for this case alone or for every like trade. */
export function VolumeFields({ application, words: { t } }: { readonly application: Application; readonly words: Words }) {
  return (
    <>
      <Radios
        name="scope"
        label={t('case.advice.scope.label')}
        value="case"
        choices={[
          { value: 'case', text: t('case.advice.scope.case') },
          { value: 'general', text: t('case.advice.scope.general'), hint: t('case.advice.scope.generalHint') },
        ]}
      />
      <fieldset className="field" id="volumes">
        <legend>{t('registers.volumes.title')}</legend>
        <p className="hint">{t('registers.volumes.hint')}</p>
        {application.lines.map(({ position, answers }) => (
          <TextField
            key={position}
            name={`volumes.${position}`}
            label={t('registers.volumes.line', { line: lineLetter(position), unit: answers.unit ?? '' })}
            inputMode="decimal"
            width="short"
            isOptional
          />
        ))}
      </fieldset>
      <Checkbox name="isPublic" label={t('case.advice.scope.public')} />
    </>
  );
}

/** How sure the Scientific Authority is of what it found. */
export const ConfidenceField = ({ words: { t } }: { readonly words: Words }) => (
  <Radios
    name="confidence"
    label={t('case.advice.confidence.label')}
    choices={CONFIDENCES.map((confidence) => ({ value: confidence, text: t(`case.advice.confidence.${confidence}`) }))}
    isOptional
  />
);
