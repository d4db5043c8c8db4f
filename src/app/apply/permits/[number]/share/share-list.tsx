import type { Words } from '@/i18n/words';
import type { ListedShare } from '@/services/sharing/shares';
import { ActionForm } from '@/ui/forms/action-form';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { Panel } from '@/ui/layout/page-parts';
import { type Column, DataTable } from '@/ui/tables/data-table';
import { revoke } from './share.action';

interface ShareListProps {
  readonly permitNumber: string;
  readonly shares: readonly ListedShare[];
  readonly words: Words;
}

/** The links of a permit: for whom, until when, whether they were opened. */
export function ShareList({ permitNumber, shares, words }: ShareListProps) {
  const { t, format } = words;
  const columns: readonly Column<ListedShare>[] = [
    { key: 'label', heading: t('permits.share.forWhom'), isRowHeading: true, cell: ({ label }) => <bdi>{label}</bdi> },
    { key: 'until', heading: t('permits.share.until'), cell: ({ expiresAt }) => format.moment(expiresAt) },
    {
      key: 'opened',
      heading: t('permits.share.opened'),
      cell: ({ openCount, lastOpenedAt }) =>
        t('permits.share.openedTimes', { n: openCount, last: lastOpenedAt ? format.moment(lastOpenedAt) : '' }),
    },
    { key: 'state', heading: t('permits.share.state'), cell: ({ state }) => t(`permits.share.states.${state}`) },
    {
      key: 'act',
      heading: t('permits.share.act'),
      cell: ({ id, label, state }) =>
        state === 'open' ? (
          <ActionForm action={revoke}>
            <HiddenField name="number" value={permitNumber} />
            <HiddenField name="share" value={id} />
            <SubmitButton tone="secondary">
              {t('permits.share.revoke')} <span className="visually-hidden">{t('permits.share.revokeFor', { label })}</span>
            </SubmitButton>
          </ActionForm>
        ) : null,
    },
  ];
  return (
    <Panel heading={t('permits.share.listHeading')} id="links">
      <DataTable
        caption={t('permits.share.listHeading')}
        isCaptionHidden
        columns={columns}
        rows={shares}
        rowKey={({ id }) => id}
        empty={<p>{t('permits.share.none')}</p>}
      />
    </Panel>
  );
}
