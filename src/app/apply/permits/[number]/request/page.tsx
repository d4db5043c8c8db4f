import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { getOwnRequests } from '@/services/permit-requests/own-requests';
import { ActionForm } from '@/ui/forms/action-form';
import { Checkbox, Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea, TextField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Lead } from '@/ui/layout/page-parts';
import { permitPath } from '../../../_parts/permit-path';
import { ask } from './request.action';
import { RequestHistory } from './request-history';

/** Asks the authority to correct, replace or cancel a permit; one request waits at a time. */
export default definePage({
  permission: 'permit-request:make',
  params: permitPath,
  load: getOwnRequests,
  view: ({ data: { permitNumber, requests, kinds }, words, titled }) => {
    const { t } = words;
    const heading = t('permits.request.title', { number: permitNumber });
    const isWaiting = requests.some(({ state }) => state === 'open');
    return (
      <>
        <BackLink href={paths.apply.permit({ permitNumber })}>{t('permits.code.back', { number: permitNumber })}</BackLink>
        <Heading>{heading}</Heading>
        {kinds.length > 0 ? (
          <>
            <Lead>{t('permits.request.lead')}</Lead>
            <ActionForm action={ask} title={titled(heading)}>
              <HiddenField name="number" value={permitNumber} />
              <Radios
                name="kind"
                label={t('permits.request.kind')}
                choices={kinds.map((value) => ({
                  value,
                  text: t(`permits.request.kinds.${value}`),
                  hint: t(`permits.request.hints.${value}`),
                }))}
              />
              <TextArea
                name="explanation"
                label={t('permits.request.explanation')}
                hint={t('permits.request.explanationHint')}
                maxLength={4000}
              />
              {kinds.includes('correction') ? (
                <div className="only-if only-if-kind-correction">
                  <TextField
                    name="place"
                    label={t('permits.request.place')}
                    hint={t('permits.request.placeHint')}
                    maxLength={500}
                    isOptional
                  />
                  <TextField name="shouldBe" label={t('permits.request.shouldBe')} maxLength={500} isOptional />
                </div>
              ) : null}
              <Checkbox name="declare" label={t('permits.request.declare')} />
              <SubmitButton>{t('permits.request.submit')}</SubmitButton>
            </ActionForm>
          </>
        ) : (
          <>
            <title>{titled(heading)}</title>
            {isWaiting ? null : <Lead>{t('permits.request.nothing')}</Lead>}
          </>
        )}
        <RequestHistory permitNumber={permitNumber} requests={requests} words={words} />
      </>
    );
  },
});
