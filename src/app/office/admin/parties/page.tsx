import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { listParties } from '@/services/trust/party-trust';
import { EmptyState } from '@/ui/feedback/empty-state';
import { ButtonRow, Code, Heading, Lead, LinkButton } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';

/** The Parties whose keys are trusted, were, or are proposed to be. */
export default definePage({
  permission: 'keys:trust',
  width: 'wide',
  load: listParties,
  title: (_, { t }) => t('parties.title'),
  view: ({ data: parties, words: { t, format } }) => (
    <>
      <Heading>{t('parties.title')}</Heading>
      <Lead>{t('parties.lead')}</Lead>
      <ButtonRow>
        <LinkButton href={paths.office.newParty}>{t('parties.propose')}</LinkButton>
      </ButtonRow>
      <DataTable
        caption={t('parties.caption')}
        rows={parties}
        rowKey={({ party }) => party}
        columns={[
          {
            key: 'party',
            heading: t('parties.party'),
            isRowHeading: true,
            cell: ({ party }) => <a href={paths.office.party({ party })}>{`${format.country(party)} (${party})`}</a>,
          },
          {
            key: 'state',
            heading: t('parties.state'),
            cell: ({ state, waits }) =>
              format.list([t(`parties.states.${state}`), ...(waits && state !== 'proposed' ? [t('parties.states.proposed')] : [])]),
          },
          { key: 'root', heading: t('parties.root'), cell: ({ words }) => <Code>{words}</Code> },
          {
            key: 'states',
            heading: t('parties.statesAt'),
            cell: ({ statesAt, isOld }) => (
              <>
                {statesAt ? format.moment(statesAt) : t('parties.noStates')}
                {isOld ? ` · ${t('parties.old')}` : ''}
              </>
            ),
          },
        ]}
        empty={<EmptyState heading={t('parties.empty')}>{t('parties.emptyDetail')}</EmptyState>}
      />
    </>
  ),
});
