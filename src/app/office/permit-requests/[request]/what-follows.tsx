import { paths } from '@/app/_kit/paths';
import type { Actor } from '@/domain/access/actor';
import type { RequestKind } from '@/domain/permit/permit-request';
import { permitTransitions } from '@/domain/permit/permit-states';
import { GROUND_OF_REQUEST } from '@/domain/permit/replacement';
import { actionsFor } from '@/domain/shared/transition-table';
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
  readonly actor: Actor;
  readonly words: Words;
}

/** What a decision does by itself, and what stays to be done by people: a replacement is prepared and signed, never printed by itself. */
export function WhatFollows({ asked: { request, permit, stateToday, effects }, actor, words: { t, format } }: WhatFollowsProps) {
  if (request.state !== 'open' && request.state !== 'accepted') return null;
  const isReplaced = request.state === 'accepted' && GROUND_OF_REQUEST[request.kind] !== null;
  const mayPrepare = isReplaced && actionsFor(permitTransitions, stateToday, actor.roles).includes('replace');
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
        {mayPrepare ? (
          <p>
            <a href={paths.office.permitAction({ permitNumber: permit.permitNumber, action: 'replace' })}>
              {t('permits.office.prepareLink')}
            </a>
          </p>
        ) : null}
      </Notice>
    </Panel>
  );
}
