import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths } from '@/app/_kit/paths';
import { listPeople } from '@/services/people/change-person';
import { EmptyState } from '@/ui/feedback/empty-state';
import { Heading, Lead, Panel } from '@/ui/layout/page-parts';
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
            <input id="text" name="text" type="search" defaultValue={text} maxLength={120} />
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
            { key: 'state', heading: t('people.state'), cell: ({ isActive }) => t(isActive ? 'people.active' : 'people.disabled') },
          ]}
          empty={<EmptyState heading={t('people.empty')}>{t('people.emptyDetail')}</EmptyState>}
        />
      </>
    );
  },
});
