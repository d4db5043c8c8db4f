import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import { hasShortcuts } from '@/services/people/own-shortcuts';
import { checkDraft } from '@/services/permit/check-draft';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { CaseFields } from '../../../_case/case-fields';
import { Recommendation } from '../../../_case/decisions';
import { DraftCheck } from '../../../_case/draft-check';
import { caseFor } from '../../../_case/load-case';
import { fieldKey, groundsKey, outcomeKeys } from '../../../_case/outcome-keys';
import { SecondOfficer } from '../../../_case/second-officer';
import { StepFrame } from '../../../_case/step-frame';
import { Stopped } from '../../../_case/stopped';
import { casePath } from '../../../_parts/case-input';
import { OfficeShortcuts } from '../../../_parts/office-shortcuts';
import { decide } from './decide.action';
import { OUTCOMES } from './outcomes';
import { GroundFields, TermFields } from './terms-and-grounds';

/** The one page on which an issuing-officer decides: approve, approve with changes, refuse, send back or close. */
export default definePage({
  permission: 'application:decide',
  params: casePath,
  back: ({ reference }) => paths.office.application({ reference }),
  load: async (input, ctx) => {
    const found = await caseFor('approve')(input, ctx);
    return found.ok
      ? ok({ found: found.value, draft: await checkDraft(found.value.application, ctx), hasKeys: await hasShortcuts(ctx) })
      : found;
  },
  view: ({ data: { found, draft, hasKeys }, input, words, ctx, titled }) => {
    const { t } = words;
    const heading = t('case.decide.title');
    const agreesOn = (outcome: 'approve' | 'refuse') => found.proposals.some(({ kind }) => kind === outcome);
    const outcomes = OUTCOMES.filter((outcome) => outcome !== 'approve-with-changes' || !agreesOn('approve'));
    return (
      <StepFrame reference={input.reference} heading={heading} lead={t('case.decide.lead')} words={words}>
        <Stopped findings={found.findings} heading={t('case.decide.stopped')} words={words} />
        <Recommendation decisions={found.decisions} words={words} />
        <SecondOfficer found={found} outcome="approve" words={words} />
        <SecondOfficer found={found} outcome="refuse" words={words} />
        <p>
          <a href={paths.office.preview(input)}>{t('office.case.preview')}</a>
        </p>
        <DraftCheck draft={draft} words={words} />
        <ActionForm action={decide} title={titled(heading)}>
          <CaseFields application={found.application} />
          <Radios
            name="outcome"
            label={t('case.decide.outcome')}
            choices={outcomes.map((outcome) => ({
              value: outcome,
              text: t(`case.decide.as.${outcome}`),
              hint: t(`case.decide.hint.${outcome}`),
            }))}
          />
          <TextArea
            name="reasons"
            label={t('case.decide.reasons')}
            hint={`${t('case.decide.usualHint', { usual: t('case.decide.usual') })} ${t('case.decide.reasonsHint')}`}
            maxLength={4000}
          />
          {agreesOn('approve') ? null : <TermFields application={found.application} today={ctx.today} words={words} />}
          {agreesOn('refuse') ? null : <GroundFields words={words} />}
          <SubmitButton>{t('case.decide.submit')}</SubmitButton>
        </ActionForm>
        <OfficeShortcuts
          keys={[
            ...outcomeKeys(outcomes.map((value) => ({ value, text: t(`case.decide.as.${value}`) }))),
            fieldKey('r', 'reasons', t('case.decide.reasons')),
            ...(agreesOn('refuse') ? [] : [groundsKey(words)]),
          ]}
          isOn={hasKeys}
          back={paths.office.decide(input)}
          words={words}
        />
      </StepFrame>
    );
  },
});
