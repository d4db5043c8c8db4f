import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { HOLD_KINDS, openHold } from '@/domain/application/case-hold';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { CaseFields } from '../../../_case/case-fields';
import { OpenHold } from '../../../_case/holds';
import { caseForHolding } from '../../../_case/load-case';
import { StepFrame } from '../../../_case/step-frame';
import { casePath } from '../../../_parts/case-input';
import { hold, release } from './hold.action';

/** Holds a case that waits for something, or releases the one that is held. */
export default definePage({
  permission: 'application:read',
  params: casePath,
  back: ({ reference }) => paths.office.application({ reference }),
  load: caseForHolding,
  view: ({ data: found, input, words, titled }) => {
    const { t } = words;
    const isHeld = openHold(found.holds) !== null;
    const heading = t(isHeld ? 'case.release.title' : 'case.hold.title');
    return (
      <StepFrame reference={input.reference} heading={heading} lead={t(isHeld ? 'case.release.lead' : 'case.hold.lead')} words={words}>
        <OpenHold holds={found.holds} words={words} />
        {isHeld ? (
          <ActionForm action={release} title={titled(heading)}>
            <CaseFields application={found.application} />
            <TextArea name="reason" label={t('case.release.reason')} maxLength={4000} />
            <SubmitButton>{t('case.release.submit')}</SubmitButton>
          </ActionForm>
        ) : (
          <ActionForm action={hold} title={titled(heading)}>
            <CaseFields application={found.application} />
            <Radios
              name="kind"
              label={t('case.hold.kindLabel')}
              choices={HOLD_KINDS.map((kind) => ({ value: kind, text: t(`case.hold.kind.${kind}`) }))}
            />
            <TextArea name="reason" label={t('case.hold.reason')} hint={t('case.hold.reasonHint')} maxLength={4000} />
            <DateField name="until" label={t('case.hold.untilLabel')} hint={t('case.hold.untilHint')} isOptional />
            <SubmitButton>{t('case.hold.submit')}</SubmitButton>
          </ActionForm>
        )}
      </StepFrame>
    );
  },
});
