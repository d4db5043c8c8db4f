import { paths } from '@/app/_kit/paths';
import type { Actor } from '@/domain/access/actor';
import { mayDo } from '@/domain/access/permissions';
import { USABLE_STATES } from '@/domain/permit/permit-request';
import { type PermitAction, type PermitState, permitTransitions } from '@/domain/permit/permit-states';
import { actionsFor } from '@/domain/shared/transition-table';
import type { Words } from '@/i18n/words';
import type { PermitRecord } from '@/services/permit/get-permit';
import { Notice } from '@/ui/feedback/notice';
import { LinkButton } from '@/ui/layout/page-parts';

interface MeasuresProps {
  readonly record: PermitRecord;
  /** As it stands today. */
  readonly state: PermitState;
  readonly actor: Actor;
  readonly words: Words;
}

/** What an officer may do to the permit as it stands. */
export function MeasureLinks({ record: { permit, measures }, state, actor, words: { t } }: MeasuresProps) {
  const { permitNumber } = permit;
  const may = (action: PermitAction) => actionsFor(permitTransitions, state, actor.roles).includes(action);
  const isProposed = Boolean(measures?.revocation);
  const isPrepared = Boolean(measures?.replacement);
  const mayLift = may('reinstate') && !isProposed && !isPrepared && !measures?.hasOpenLoss;
  const to = (action: 'suspend' | 'reinstate' | 'revoke' | 'replace' | 'void') => paths.office.permitAction({ permitNumber, action });
  return (
    <>
      {mayLift ? <LinkButton href={to('reinstate')}>{t('office.measures.lift')}</LinkButton> : null}
      {may('suspend') ? (
        <LinkButton href={to('suspend')} tone="danger">
          {t('office.measures.stop')}
        </LinkButton>
      ) : null}
      {may('replace') && !isProposed && !measures?.hasOpenLoss ? (
        <LinkButton href={to('replace')}>{t(isPrepared ? 'office.measures.signReplacement' : 'office.measures.replace')}</LinkButton>
      ) : null}
      {may('revoke') && !isPrepared ? (
        <LinkButton href={to('revoke')} tone="danger">
          {t(isProposed ? 'office.measures.decideRevocation' : 'office.measures.revoke')}
        </LinkButton>
      ) : null}
      {measures?.firstSigner && measures.firstSigner.id !== actor.personId && mayDo(actor.roles, 'permit:sign') ? (
        <LinkButton href={paths.office.countersign({ permitNumber })}>{t('office.countersign.link')}</LinkButton>
      ) : null}
      {mayDo(actor.roles, 'stock:keep') && USABLE_STATES.includes(state) ? (
        <LinkButton href={paths.office.permitPaper({ permitNumber })}>{t('stock.paper.link')}</LinkButton>
      ) : null}
      {may('void') ? (
        <LinkButton href={to('void')} tone="danger">
          {t('office.permit.void')}
        </LinkButton>
      ) : null}
    </>
  );
}

/** What the permit waits for: a second officer or signatory, or the signature over the one that replaces it. */
export function Pending({ record: { measures }, words: { t, format } }: Pick<MeasuresProps, 'record' | 'words'>) {
  const { revocation, replacement, firstSigner } = measures ?? {};
  if (!revocation && !replacement && !firstSigner) return null;
  return (
    <Notice tone="warning" label={t('shared.warning')}>
      {firstSigner ? <p>{t('office.countersign.pending', { name: firstSigner.name })}</p> : null}
      {revocation ? (
        <p>{t('office.measures.pending', { name: revocation.proposerName, time: format.moment(revocation.proposedAt) })}</p>
      ) : null}
      {replacement ? (
        <p>{t('office.measures.pendingReplacement', { name: replacement.preparerName, time: format.moment(replacement.preparedAt) })}</p>
      ) : null}
    </Notice>
  );
}

/** Who has to hear what became of the permit. */
export function Notices({ record: { measures }, words: { t, format } }: Pick<MeasuresProps, 'record' | 'words'>) {
  const notices = measures?.notices ?? [];
  if (notices.length === 0) return <p>{t('office.measures.noticesEmpty')}</p>;
  return (
    <ul>
      {notices.map(({ id, event, recipient, country, madeAt }) => (
        <li key={id}>
          {t('office.measures.noticeText', {
            event: t(`office.measures.events.${event}`),
            time: format.moment(madeAt),
            recipient: t(`office.measures.recipients.${recipient}`, { country: format.country(country) }),
          })}
        </li>
      ))}
    </ul>
  );
}
