import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { CaseInHand } from '@/services/queue/case-in-hand';
import { ActionForm } from '@/ui/forms/action-form';
import { Select } from '@/ui/forms/choice-fields.client';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Panel } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { assignCase } from './assign-case.action';
import { Presence } from './presence.client';

interface InHandProps {
  readonly reference: string;
  readonly hand: CaseInHand;
  readonly me: string;
  readonly words: Words;
}

/** In whose hands the case is, and the ways of changing hands. */
export function InHand({ reference, hand, me, words }: InHandProps) {
  const { t } = words;
  return (
    <Panel heading={t('queue.hand.heading')} id="in-hand">
      <WhoElse reference={reference} hand={hand} words={words} />
      <SummaryList
        rows={[
          {
            key: 'assigned',
            label: t('queue.hand.assignedTo'),
            value: hand.assignedTo ? <bdi>{hand.assignedTo.name}</bdi> : t('queue.assigned.none'),
          },
          ...(hand.otherOffices.length > 0 || !hand.isOwn
            ? [{ key: 'office', label: t('queue.hand.office'), value: hand.office?.name ?? '' }]
            : []),
          ...hand.shares.map(({ id, officeName, reason }) => ({
            key: id,
            label: t('queue.hand.sharedWith', { office: officeName }),
            value: <span className="typed">{reason}</span>,
          })),
        ]}
      />
      {hand.mayTake ? <Give reference={reference} to={me} text={t('queue.hand.take')} /> : null}
      {hand.mayRelease ? <Give reference={reference} to="none" text={t('queue.hand.release')} /> : null}
      {hand.officers.length > 0 ? (
        <ActionForm action={assignCase}>
          <HiddenField name="reference" value={reference} />
          <Select
            name="to"
            label={t('queue.hand.assignedTo')}
            value={hand.assignedTo?.id ?? ''}
            choices={hand.officers.map(({ id, name }) => ({ value: id, text: name }))}
          />
          <SubmitButton tone="secondary">{t('queue.hand.give')}</SubmitButton>
        </ActionForm>
      ) : null}
      {hand.mayHandOver ? (
        <p className="tap">
          <a href={paths.office.handOver({ reference })}>{t('queue.hand.handOver')}</a>
        </p>
      ) : null}
    </Panel>
  );
}

/** Who else looks at the case now: told by the server, and kept up to date where scripts run. */
function WhoElse({ reference, hand, words }: Omit<InHandProps, 'me'>) {
  const { t, format } = words;
  const names = hand.others.map(({ name }) => name);
  return (
    <Presence
      address={paths.office.presence({ reference })}
      said={
        names.length === 0 ? '' : t(names.length === 1 ? 'queue.hand.present' : 'queue.hand.presentMany', { names: format.list(names) })
      }
    />
  );
}

const Give = ({ reference, to, text }: { readonly reference: string; readonly to: string; readonly text: string }) => (
  <ActionForm action={assignCase}>
    <HiddenField name="reference" value={reference} />
    <HiddenField name="to" value={to} />
    <SubmitButton tone="secondary">{text}</SubmitButton>
  </ActionForm>
);
