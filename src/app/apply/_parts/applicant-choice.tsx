import type { Actor } from '@/domain/access/actor';
import { otherApplicants } from '@/domain/access/choose-applicant';
import type { Words } from '@/i18n/words';
import { Radios } from '@/ui/forms/choice-fields.client';

interface ApplicantChoiceProps {
  readonly actor: Actor;
  readonly value?: string;
  readonly words: Words;
}

/** In whose name an application is begun. Asked at the beginning, since who applied never changes. */
export function ApplicantChoice({ actor, value = 'self', words: { t } }: ApplicantChoiceProps) {
  return (
    <Radios
      name="applicant"
      value={value}
      label={t('apply.applicant.question')}
      choices={[
        { value: 'self', text: t('apply.applicant.self') },
        ...otherApplicants(actor).map(({ id, name, basis }) => ({
          value: id,
          text: <bdi>{name}</bdi>,
          hint: t(`apply.applicant.${basis}`),
        })),
        { value: 'other', text: t('apply.applicant.other'), hint: t('apply.applicant.otherHint') },
      ]}
    />
  );
}
