import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import { hasShortcuts } from '@/services/people/own-shortcuts';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { CaseFields } from '../../../_case/case-fields';
import { caseFor } from '../../../_case/load-case';
import { fieldKey, outcomeKeys } from '../../../_case/outcome-keys';
import { StepFrame } from '../../../_case/step-frame';
import { Stopped } from '../../../_case/stopped';
import { casePath } from '../../../_parts/case-input';
import { OfficeShortcuts } from '../../../_parts/office-shortcuts';
import { recommendDecision } from './recommend.action';

export default definePage({
  permission: 'application:recommend',
  params: casePath,
  back: ({ reference }) => paths.office.application({ reference }),
  load: async (input, ctx) => {
    const found = await caseFor('recommend')(input, ctx);
    return found.ok ? ok({ found: found.value, hasKeys: await hasShortcuts(ctx) }) : found;
  },
  view: ({ data: { found, hasKeys }, input, words, titled }) => {
    const { t } = words;
    const outcomes = (['approve', 'refuse'] as const).map((value) => ({ value, text: t(`office.recommend.${value}`) }));
    const heading = t('office.recommend.title');
    return (
      <StepFrame reference={input.reference} heading={heading} lead={t('office.recommend.lead')} words={words}>
        <Stopped findings={found.findings} heading={t('office.recommend.stopped')} words={words} />
        <ActionForm action={recommendDecision} title={titled(heading)}>
          <CaseFields application={found.application} />
          <Radios name="outcome" label={t('office.recommend.outcome')} choices={outcomes} />
          <TextArea
            name="reasons"
            label={t('office.recommend.reasons')}
            hint={t('case.decide.usualHint', { usual: t('office.recommend.usual') })}
            maxLength={4000}
          />
          <SubmitButton>{t('office.recommend.submit')}</SubmitButton>
        </ActionForm>
        <OfficeShortcuts
          keys={[...outcomeKeys(outcomes), fieldKey('r', 'reasons', t('office.recommend.reasons'))]}
          isOn={hasKeys}
          back={paths.office.recommend(input)}
          words={words}
        />
      </StepFrame>
    );
  },
});
