import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import { type ListedMail, listMail, MAIL_STATES } from '@/services/mail/read-mail';
import { EmptyState } from '@/ui/feedback/empty-state';
import { Notice } from '@/ui/feedback/notice';
import { SearchForm } from '@/ui/forms/search-form';
import { Heading } from '@/ui/layout/page-parts';
import { type Column, DataTable, Pager } from '@/ui/tables/data-table';
import { queryText } from '../../_parts/case-input';

/** What the portal wrote to people: the post room of an installation, and its only post box where no mail server is connected. */
export default definePage({
  permission: 'mail:read',
  searchParams: z.object({ state: z.enum(MAIL_STATES).nullable().catch(null).default(null), q: queryText, before: queryText }),
  width: 'wide',
  load: ({ state, q, before }, ctx) => listMail({ state, about: q || null, before: before || null }, ctx),
  title: (_, { t }) => t('mail.admin.title'),
  view: ({ data, input: { state, q, before }, words }) => {
    const { t } = words;
    const address = (one: string | null, key: string | null) => withQuery(paths.office.mails, { state: one, q, before: key });
    return (
      <>
        <Heading>{t('mail.admin.title')}</Heading>
        {data.isConnected ? null : (
          <Notice tone="warning" label={t('shared.warning')}>
            {t('mail.admin.notConnected')}
          </Notice>
        )}
        <nav aria-label={t('mail.admin.viewsLabel')}>
          <ul className="views">
            {[null, ...MAIL_STATES].map((one) => (
              <li key={one ?? 'all'}>
                <a href={address(one, null)} aria-current={one === state ? 'page' : undefined}>
                  {one ? t(`mail.admin.states.${one}`) : t('mail.admin.all')}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <SearchForm
          action={paths.office.mails}
          label={t('mail.admin.search')}
          hint={t('mail.admin.searchHint')}
          value={q}
          clear={{ href: paths.office.mails, text: t('mail.admin.all') }}
          words={words}
        />
        <DataTable
          caption={t('mail.admin.title')}
          isCaptionHidden
          columns={columns(words)}
          rows={data.mails}
          rowKey={({ id }) => id}
          empty={<EmptyState heading={t('mail.admin.empty')}>{t('mail.admin.emptyText')}</EmptyState>}
        />
        <Pager
          label={t('shared.pager.label')}
          next={data.next ? { href: address(state, data.next), text: t('shared.pager.next') } : null}
          first={before ? { href: address(state, null), text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});

const columns = ({ t, format }: Words): readonly Column<ListedMail>[] => [
  {
    key: 'subject',
    heading: t('mail.admin.subject'),
    isRowHeading: true,
    cell: ({ id, subject }) => <a href={paths.office.mail({ mail: id })}>{subject}</a>,
  },
  { key: 'address', heading: t('mail.admin.address'), cell: ({ address }) => address },
  { key: 'at', heading: t('mail.admin.at'), cell: ({ queuedAt }) => format.moment(queuedAt) },
  { key: 'state', heading: t('mail.admin.state'), cell: ({ state }) => t(`mail.admin.states.${state}`) },
];
