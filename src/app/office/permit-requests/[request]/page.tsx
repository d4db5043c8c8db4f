import { ConfirmItIsYou } from '@/app/_kit/confirm-it-is-you';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { getRequest } from '@/services/permit-requests/decide-request';
import { ActionForm } from '@/ui/forms/action-form';
import { Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField, TextArea } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { BackLink, Heading, Panel } from '@/ui/layout/page-parts';
import { decide } from './decide.action';
import { RequestFacts } from './request-facts';
import { requestPath } from './request-path';
import { WhatFollows } from './what-follows';

/** One request, with what each decision would do. */
export default definePage({
  permission: 'permit-request:read',
  params: requestPath,
  load: getRequest,
  view: ({ data, words, actor, ctx, titled }) => {
    const { t } = words;
    const { request, mayDecide } = data;
    const heading = t('permits.office.titleOf', { request: request.reference });
    return (
      <>
        <BackLink href={paths.office.permitRequests}>{t('permits.office.title')}</BackLink>
        <Heading caption={t(`permits.request.kinds.${request.kind}`)}>{heading}</Heading>
        <RequestFacts asked={data} words={words} />
        <WhatFollows asked={data} actor={actor} words={words} />
        {mayDecide ? (
          <Panel heading={t('permits.office.decide')} id="decide">
            <ActionForm action={decide} title={titled(heading)}>
              <HiddenField name="request" value={request.reference} />
              <Radios
                name="outcome"
                label={t('permits.office.decide')}
                choices={(['accept', 'refuse'] as const).map((value) => ({ value, text: t(`permits.office.outcomes.${value}`) }))}
              />
              <TextArea name="reason" label={t('permits.office.reason')} hint={t('permits.office.reasonHint')} maxLength={4000} />
              <ConfirmItIsYou ctx={ctx} words={words} />
              <SubmitButton>{t('permits.office.submit')}</SubmitButton>
            </ActionForm>
          </Panel>
        ) : (
          <>
            <title>{titled(heading)}</title>
            {request.state === 'open' ? <p>{t('permits.office.notYours')}</p> : null}
          </>
        )}
      </>
    );
  },
});
