import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { documentToJudge } from '@/services/evidence/judge-document';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { DocumentFacts } from '../../../../../_case/document-facts';
import { StepFrame } from '../../../../../_case/step-frame';
import { documentPath } from '../../../../../_parts/case-input';
import { judge } from './judge.action';

/** A document of a case, for the word of an officer on it. */
export default definePage({
  permission: 'application:review',
  params: documentPath,
  width: 'wide',
  load: documentToJudge,
  back: ({ reference }) => paths.office.application({ reference }),
  view: ({ data: { document, reuses }, input, words, titled }) => {
    const { t } = words;
    const { reference } = input;
    const heading = t('evidence.office.title');
    return (
      <StepFrame reference={reference} heading={heading} words={words}>
        <div className="beside">
          <div>
            <h2>{t(`evidence.kind.${document.kind}`)}</h2>
            <DocumentFacts reference={reference} document={document} reuses={reuses} isOpen words={words} />
          </div>
          <ActionForm action={judge} title={titled(heading)}>
            <HiddenField name="reference" value={reference} />
            <HiddenField name="document" value={document.id} />
            <Radios
              name="outcome"
              label={t('evidence.office.outcome')}
              choices={[
                { value: 'accepted', text: t('evidence.verdict.accepted'), hint: t('evidence.office.acceptedHint') },
                { value: 'not-accepted', text: t('evidence.verdict.not-accepted') },
              ]}
            />
            <TextArea
              name="reason"
              label={t('evidence.office.reason')}
              hint={t('evidence.office.reasonHint')}
              isOptional
              maxLength={2000}
            />
            <SubmitButton>{t('evidence.office.save')}</SubmitButton>
          </ActionForm>
        </div>
      </StepFrame>
    );
  },
});
