import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import type { ScientificFinding } from '@/domain/finding/findings-asked';
import { ok } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import { listCodes } from '@/services/reference/list-codes';
import { getAdviceCase } from '@/services/review/get-advice-case';
import { Notice } from '@/ui/feedback/notice';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Columns, Heading, Panel } from '@/ui/layout/page-parts';
import { SpecimenLines, WholeApplication } from '../../_case/application-answers';
import { CaseFields } from '../../_case/case-fields';
import { FindingsOnFile } from '../../_case/findings-on-file';
import { casePath } from '../../_parts/case-input';
import { FindingQuestions } from '../../_parts/finding-form';
import { ConfidenceField, VolumeFields } from '../../_parts/volume-fields';
import { Dossier } from './dossier';
import { Question } from './question';
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
    const { application, earlier, asked, mayAnswer, dossier } = found;
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
              <Dossier dossier={dossier} codes={codes} words={words} />
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
          <Question found={found} today={ctx.today} words={words} />
          <Panel heading={t('office.advice.specimens')} id="specimens">
            <SpecimenLines application={application} codes={codes} words={words} />
          </Panel>
          {mayAnswer ? (
            <Panel heading={t('office.advice.formTitle')} id="finding">
              <ActionForm action={recordAdvice} title={titled(title)}>
                <CaseFields application={application} />
                <WhichFinding asked={asked} words={words} />
                <FindingQuestions words={words} />
                <ConfidenceField words={words} />
                {asked.includes('non-detriment') ? <VolumeFields application={application} words={words} /> : null}
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

/** The finding that is asked for; where the Convention asks for several, the adviser says which this one is. */
function WhichFinding({ asked, words: { t } }: { readonly asked: readonly ScientificFinding[]; readonly words: Words }) {
  const [only] = asked;
  if (only === undefined || asked.length > 1) {
    const choices = asked.map((kind) => ({ value: kind, text: t(`codes.finding.${kind}`), hint: t(`office.finding.lead.${kind}`) }));
    return <Radios name="kind" label={t('office.advice.which')} choices={choices} />;
  }
  return (
    <>
      <p>
        <strong>{t(`codes.finding.${only}`)}</strong>
      </p>
      <p>{t(`office.finding.lead.${only}`)}</p>
      <HiddenField name="kind" value={only} />
    </>
  );
}
