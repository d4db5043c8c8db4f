import type { RequestKind } from '@/domain/permit/permit-request';
import type { Words } from '@/i18n/words';
import type { RequestToDecide } from '@/services/permit-requests/decide-request';
import { Notice } from '@/ui/feedback/notice';
import { Panel } from '@/ui/layout/page-parts';

/** Which text says what the portal leaves to people after a request is accepted. */
const BY_HAND = {
  'replacement-lost': 'replacement',
  'replacement-stolen': 'replacement',
  'replacement-damaged': 'damaged',
  correction: 'replacement',
  cancellation: 'cancellation',
} as const satisfies Readonly<Record<RequestKind, string>>;

interface WhatFollowsProps {
  readonly asked: RequestToDecide;
  readonly words: Words;
}

/** What a decision does by itself, and what stays to be done by hand: the portal prints no replacement on its own. */
export function WhatFollows({ asked: { request, permit, effects }, words: { t, format } }: WhatFollowsProps) {
  if (request.state !== 'open' && request.state !== 'accepted') return null;
  const hand = t(`permits.office.hand.${BY_HAND[request.kind]}`, { date: format.day(permit.validUntil), number: permit.permitNumber });
  return (
    <Panel heading={t('permits.office.effectHeading')} id="effect">
      {request.suspendedFrom ? <p>{t('permits.office.stoppedByReport')}</p> : null}
      {request.state === 'open' ? (
        <ul>
          <li>{t('permits.office.accepting', { effect: t(`permits.office.effects.${effects.accept}`) })}</li>
          <li>{t('permits.office.refusing', { effect: t(`permits.office.effects.${effects.refuse}`) })}</li>
        </ul>
      ) : null}
      <Notice tone="information" label={t('shared.information')} heading={t('permits.office.byHand')}>
        <p>{hand}</p>
      </Notice>
    </Panel>
  );
}
