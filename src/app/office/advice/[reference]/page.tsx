import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { ok } from '@/domain/shared/result';
import { listCodes } from '@/services/reference/list-codes';
import { getAdviceCase } from '@/services/review/get-advice-case';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Columns, Heading, Panel } from '@/ui/layout/page-parts';
import { SpecimenLines, WholeApplication } from '../../_case/application-answers';
import { CaseFields } from '../../_case/case-fields';
import { FindingsOnFile } from '../../_case/findings-on-file';
import { casePath } from '../../_parts/case-input';
import { FindingQuestions } from '../../_parts/finding-form';
import { recordAdvice } from './record-advice.action';

export default definePage({
  permission: 'advice:read',
  params: casePath,
  width: 'wide',
  load: async (input, ctx) => {
    const found = await getAdviceCase(input, ctx);
    return found.ok ? ok({ found: found.value, codes: await listCodes(ctx) }) : found;
  },
  view: ({ data: { found, codes }, words, ctx, titled }) => {
    const { t } = words;
    const { application, question, askedBy, earlier, mayAnswer } = found;
    const title = t('office.advice.caseTitle', { reference: application.reference });
    return (
      <>
        {mayAnswer ? null : <title>{titled(title)}</title>}
        <BackLink href={paths.office.advice}>{t('office.advice.title')}</BackLink>
        <Heading>{title}</Heading>
        <Columns
          aside={
            <>
              <Panel heading={t('office.case.whole')} id="whole">
                <WholeApplication application={application} codes={codes} words={words} />
              </Panel>
              <Panel heading={t('office.advice.earlier')} id="earlier">
                {earlier.length === 0 ? (
                  <p>{t('office.advice.noEarlier')}</p>
                ) : (
                  <FindingsOnFile recorded={earlier} today={ctx.today} words={words} />
                )}
              </Panel>
            </>
          }
        >
          <Panel heading={t('office.advice.question')} id="question">
            <p className="typed">
              <bdi>{question}</bdi>
            </p>
            <p className="hint">{t('office.advice.askedBy', { name: askedBy })}</p>
          </Panel>
          <Panel heading={t('office.advice.specimens')} id="specimens">
            <SpecimenLines application={application} codes={codes} words={words} />
          </Panel>
          {mayAnswer ? (
            <Panel heading={t('office.advice.formTitle')} id="finding">
              <p>{t('office.advice.formLead')}</p>
              <ActionForm action={recordAdvice} title={titled(title)}>
                <CaseFields application={application} />
                <FindingQuestions words={words} />
                <SubmitButton>{t('office.finding.submit')}</SubmitButton>
              </ActionForm>
            </Panel>
          ) : (
            <Notice tone="warning" label={t('shared.warning')} heading={t('office.advice.barred')}>
              <p>{t('office.advice.barredDetail')}</p>
            </Notice>
          )}
        </Columns>
      </>
    );
  },
});
