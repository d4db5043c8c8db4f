import { isLoss } from '@/domain/permit/permit-request';
import type { Words } from '@/i18n/words';
import type { OwnRequest } from '@/services/permit-requests/own-requests';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Code, Panel } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { withdraw } from './request.action';

interface HistoryProps {
  readonly permitNumber: string;
  readonly requests: readonly OwnRequest[];
  readonly words: Words;
}

/** What was asked about a permit before, and what became of it. */
export function RequestHistory({ permitNumber, requests, words }: HistoryProps) {
  if (requests.length === 0) return null;
  return (
    <Panel heading={words.t('permits.request.history')} id="requests">
      {requests.map((request) => (
        <OneRequest key={request.reference} permitNumber={permitNumber} request={request} words={words} />
      ))}
    </Panel>
  );
}

interface OneProps {
  readonly permitNumber: string;
  readonly request: OwnRequest;
  readonly words: Words;
}

function OneRequest({ permitNumber, request, words: { t, format } }: OneProps) {
  const { reference, kind, state, declaredAt, reason } = request;
  return (
    <>
      <SummaryList
        rows={[
          { key: 'reference', label: t('permits.request.reference'), value: <Code>{reference}</Code> },
          { key: 'asked', label: t('permits.request.asked'), value: t(`permits.request.kinds.${kind}`) },
          { key: 'sent', label: t('permits.request.sentOn'), value: format.moment(declaredAt) },
          { key: 'state', label: t('permits.request.state'), value: t(`permits.request.states.${state}`) },
          ...(reason ? [{ key: 'reason', label: t('permits.request.reason'), value: <bdi>{reason}</bdi> }] : []),
        ]}
      />
      {state === 'accepted' ? <p>{t(`permits.request.next.${kind}`)}</p> : null}
      {state === 'open' && isLoss(kind) ? <p>{t('permits.page.stoppedByLoss', { request: reference })}</p> : null}
      {state === 'open' && !isLoss(kind) ? (
        <ActionForm action={withdraw}>
          <HiddenField name="number" value={permitNumber} />
          <HiddenField name="request" value={reference} />
          <SubmitButton tone="secondary">{t('permits.request.withdraw', { request: reference })}</SubmitButton>
        </ActionForm>
      ) : null}
    </>
  );
}
