import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { listPeople } from '@/services/people/change-person';
import { EmptyState } from '@/ui/feedback/empty-state';
import { Heading, Lead, LinkButton, Panel } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';
import { queryText } from '../../_parts/case-input';

/** Who works for the authorities, whoever has an account, and what waits for a second administrator. */
export default definePage({
  permission: 'people:manage',
  searchParams: z.object({ text: queryText }),
  width: 'wide',
  load: listPeople,
  title: (_, { t }) => t('people.title'),
  view: ({ data: { people, proposed }, input: { text }, words }) => {
    const { t, format } = words;
    return (
      <>
        <Heading>{t('people.title')}</Heading>
        <Lead>{t('people.lead')}</Lead>
        <p>
          <LinkButton href={paths.office.inviteStaff}>{t('people.invite')}</LinkButton>
        </p>
        <Panel heading={t('people.proposed')} id="proposed">
          {proposed.length === 0 ? (
            <p>{t('people.nothingProposed')}</p>
          ) : (
            <ul>
              {proposed.map(({ id, personId, personName, kind, role, proposedAt }) => (
                <li key={id}>
                  <a href={paths.office.person({ person: personId })}>
                    <bdi>{personName}</bdi>
                  </a>
                  {' · '}
                  {t(`people.kinds.${kind}`, { role: role ? t(`codes.role.${role}`) : '' })} · {format.moment(proposedAt)}
                </li>
              ))}
            </ul>
          )}
        </Panel>
        <form method="get" className="form">
          <div className="field">
            <label htmlFor="text">{t('people.search')}</label>
            <input id="text" name="text" type="search" className="input" defaultValue={text} maxLength={120} />
          </div>
          <button type="submit" className="button button-secondary">
            {t('people.find')}
          </button>
        </form>
        <DataTable
          caption={t('people.caption')}
          rows={people}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              heading: t('people.name'),
              isRowHeading: true,
              cell: ({ id, name }) => (
                <a href={paths.office.person({ person: id })}>
                  <bdi>{name}</bdi>
                </a>
              ),
            },
            { key: 'email', heading: t('people.email'), cell: ({ email }) => <bdi>{email}</bdi> },
            { key: 'roles', heading: t('people.roles'), cell: ({ roles }) => format.list(roles.map((role) => t(`codes.role.${role}`))) },
            { key: 'state', heading: t('people.state'), cell: ({ state }) => t(`people.states.${state}`) },
            { key: 'office', heading: t('people.office'), cell: ({ office, post }) => <bdi>{(office ?? post)?.name}</bdi> },
            {
              key: 'lastSignIn',
              heading: t('people.lastSignIn'),
              cell: ({ lastSignIn }) => (lastSignIn ? format.moment(lastSignIn) : t('people.never')),
            },
            { key: 'openCases', heading: t('people.openCases'), align: 'end', cell: ({ openCases }) => format.number(openCases) },
          ]}
          empty={<EmptyState heading={t('people.empty')}>{t('people.emptyDetail')}</EmptyState>}
        />
      </>
    );
  },
});
