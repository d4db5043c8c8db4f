import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { LONGEST_RETROSPECTIVE_REASON, RETROSPECTIVE_ASKERS, RETROSPECTIVE_GROUNDS } from '@/domain/permit/retrospective';
import type { Words } from '@/i18n/words';
import { type RetrospectiveInHand, retrospectiveInHand } from '@/services/review/retrospective-case';
import { ActionForm } from '@/ui/forms/action-form';
import { Checkbox, Radios } from '@/ui/forms/choice-fields.client';
import { DateField } from '@/ui/forms/date-field.client';
import { TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { CaseFields } from '../../../_case/case-fields';
import { RetrospectiveNotice } from '../../../_case/retrospective';
import { StepFrame } from '../../../_case/step-frame';
import { casePath } from '../../../_parts/case-input';
import { drop, open } from './retrospective.action';

/** Makes a case under review a retrospective one, or an ordinary one again. */
export default definePage({
  permission: 'application:review',
  params: casePath,
  back: ({ reference }) => paths.office.application({ reference }),
  load: retrospectiveInHand,
  view: ({ data, input, words, titled }) => {
    const { t } = words;
    const { application, retrospective } = data.found;
    const heading = t('case.retrospective.title');
    return (
      <StepFrame reference={input.reference} heading={heading} lead={t('case.retrospective.lead')} words={words}>
        {retrospective ? (
          <>
            <RetrospectiveNotice reference={input.reference} retrospective={retrospective} words={words} />
            <ActionForm action={drop} title={titled(heading)}>
              <CaseFields application={application} />
              <TextArea name="reason" label={t('case.retrospective.dropReason')} maxLength={4000} />
              <SubmitButton tone="secondary">{t('case.retrospective.drop')}</SubmitButton>
            </ActionForm>
          </>
        ) : (
          <OpenForm data={data} title={titled(heading)} words={words} />
        )}
      </StepFrame>
    );
  },
});

interface OpenFormProps {
  readonly data: RetrospectiveInHand;
  readonly title: string;
  readonly words: Words;
}

/** What an officer states. Without an accepted letter there is nothing to state it on. */
function OpenForm({ data: { found, letters }, title, words }: OpenFormProps) {
  const { t, format } = words;
  if (letters.length === 0)
    return (
      <>
        <title>{title}</title>
        <p>{t('case.retrospective.noLetter')}</p>
      </>
    );
  return (
    <ActionForm action={open} title={title}>
      <CaseFields application={found.application} />
      <DateField name="leftOn" label={t('case.retrospective.leftOn')} />
      <Radios
        name="askedBy"
        label={t('case.retrospective.askedByLabel')}
        choices={RETROSPECTIVE_ASKERS.map((value) => ({ value, text: t(`case.retrospective.askedBy.${value}`) }))}
      />
      <Radios
        name="ground"
        label={t('case.retrospective.groundLabel')}
        hint={t('case.retrospective.groundHint')}
        choices={RETROSPECTIVE_GROUNDS.map((value) => ({ value, text: t(`case.retrospective.ground.${value}`) }))}
      />
      <TextArea
        name="reason"
        label={t('case.retrospective.reason')}
        hint={t('case.retrospective.reasonHint', { most: LONGEST_RETROSPECTIVE_REASON })}
        maxLength={LONGEST_RETROSPECTIVE_REASON}
        rows={2}
      />
      <TextArea
        name="investigation"
        label={t('case.retrospective.investigation')}
        hint={t('case.retrospective.investigationHint')}
        maxLength={4000}
      />
      <Checkbox name="isLawful" value="yes" label={t('case.retrospective.isLawful')} />
      <DateField name="agreedOn" label={t('case.retrospective.agreedOn')} />
      <TextField name="agreement" label={t('case.retrospective.agreement')} />
      <Radios
        name="letter"
        label={t('case.retrospective.letter')}
        choices={letters.map(({ id, kind, file, addedAt }) => ({
          value: id,
          text: `${t(`evidence.kind.${kind}`)} · ${file?.name ?? ''} · ${format.day(addedAt.slice(0, 10))}`,
        }))}
      />
      <SubmitButton>{t('case.retrospective.submit')}</SubmitButton>
    </ActionForm>
  );
}
