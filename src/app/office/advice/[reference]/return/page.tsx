import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { fail } from '@/domain/shared/result';
import { getAdviceCase } from '@/services/review/get-advice-case';
import { ActionForm } from '@/ui/forms/action-form';
import { TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { CaseFields } from '../../../_case/case-fields';
import { casePath } from '../../../_parts/case-input';
import { giveBack } from './return.action';

/** The Scientific Authority returns a question that cannot be answered as it was put. */
export default definePage({
  permission: 'finding:record-non-detriment',
  params: casePath,
  back: ({ reference }) => paths.office.adviceOn({ reference }),
  load: async (input, ctx) => {
    const found = await getAdviceCase(input, ctx);
    return !found.ok || found.value.mayAnswer ? found : fail({ kind: 'separation-of-duties', part: 'N' });
  },
  view: ({ data: { application, question }, input, words: { t }, titled }) => {
    const heading = t('case.advice.return.title');
    return (
      <>
        <BackLink href={paths.office.adviceOn(input)}>{t('shared.back')}</BackLink>
        <Heading caption={t('office.advice.caseTitle', input)}>{heading}</Heading>
        <Lead>{t('case.advice.return.lead')}</Lead>
        <blockquote className="typed">
          <bdi>{question}</bdi>
        </blockquote>
        <ActionForm action={giveBack} title={titled(heading)}>
          <CaseFields application={application} />
          <TextArea name="reason" label={t('case.advice.return.reason')} hint={t('case.advice.return.reasonHint')} maxLength={4000} />
          <SubmitButton>{t('case.advice.return.submit')}</SubmitButton>
        </ActionForm>
      </>
    );
  },
});
