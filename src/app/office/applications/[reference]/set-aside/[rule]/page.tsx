import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { describeFinding } from '@/app/_kit/describe-problem';
import { paths } from '@/app/_kit/paths';
import { ruleById } from '@/domain/rules/register';
import { lineOf, settersOf } from '@/domain/rules/set-aside';
import { fail, ok } from '@/domain/shared/result';
import { hasShortcuts } from '@/services/people/own-shortcuts';
import { mayBeSetAside } from '@/services/review/set-rule-aside';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { CaseFields } from '../../../../_case/case-fields';
import { caseForSettingAside } from '../../../../_case/load-case';
import { fieldKey } from '../../../../_case/outcome-keys';
import { StepFrame } from '../../../../_case/step-frame';
import { caseReference } from '../../../../_parts/case-input';
import { OfficeShortcuts } from '../../../../_parts/office-shortcuts';
import { lineOfRule, ruleOfCase } from './rule-of-case';
import { setAside } from './set-aside.action';

/** One rule that stops a case, and the reason for which an issuing-officer sets it aside. */
export default definePage({
  permission: 'application:decide',
  params: z.object({ reference: caseReference, rule: ruleOfCase }),
  searchParams: z.object({ line: lineOfRule.catch(0) }),
  back: ({ reference }) => paths.office.application({ reference }),
  load: async ({ reference, rule, line }, ctx) => {
    const found = await caseForSettingAside({ reference }, ctx);
    if (!found.ok) return found;
    const finding = found.value.findings.find((one) => one.ruleId === rule && lineOf(one) === line && mayBeSetAside(one));
    return finding ? ok({ ...found.value, finding, hasKeys: await hasShortcuts(ctx) }) : fail({ kind: 'not-found', what: 'page' });
  },
  view: ({ data: found, input, words, titled }) => {
    const { t } = words;
    const heading = t('office.setAside.title');
    const rule = ruleById(input.rule);
    return (
      <StepFrame reference={input.reference} heading={heading} lead={t('office.setAside.lead')} words={words}>
        <Notice tone="warning" label={t('shared.warning')} heading={input.rule}>
          <p>{describeFinding(found.finding, words)}</p>
          {rule ? <p>{t('office.case.basis', { basis: rule.basis })}</p> : null}
          {rule?.override === 'MA head' ? <p>{t('office.setAside.two')}</p> : null}
          {settersOf(found.finding, found.setAside).map(({ authorId, authorName: name, reason }) => (
            <p key={authorId}>{t('office.setAside.given', { name, reason })}</p>
          ))}
        </Notice>
        <ActionForm action={setAside} title={titled(heading)}>
          <CaseFields application={found.application} />
          <HiddenField name="ruleId" value={input.rule} />
          <HiddenField name="line" value={String(input.line)} />
          <TextArea name="reason" label={t('office.setAside.reason')} hint={t('office.setAside.reasonHint')} maxLength={4000} />
          <SubmitButton>{t('office.setAside.submit')}</SubmitButton>
        </ActionForm>
        <OfficeShortcuts
          keys={[fieldKey('r', 'reason', t('office.setAside.reason'))]}
          isOn={found.hasKeys}
          back={paths.office.setAside(input)}
          words={words}
        />
      </StepFrame>
    );
  },
});
