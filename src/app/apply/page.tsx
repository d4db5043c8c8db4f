import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { listOwnApplications } from '@/services/application/get-application';
import { EmptyState } from '@/ui/feedback/empty-state';
import { Heading, LinkButton } from '@/ui/layout/page-parts';
import { Pager } from '@/ui/tables/data-table';
import { ApplicationCard } from './_parts/application-card';
import { After } from './_parts/inputs';

/** One's own applications: what each is about, how far it is, and what happens next. */
export default definePage({
  permission: 'application:read-own',
  searchParams: z.object({ after: After }),
  load: listOwnApplications,
  title: (_, { t }) => t('apply.home.title'),
  view: ({ data: { applications, next }, input: { after }, words }) => {
    const { t } = words;
    const start = (
      <LinkButton href={paths.apply.start} tone="primary">
        {t('apply.home.new')}
      </LinkButton>
    );
    return (
      <>
        <Heading>{t('apply.home.title')}</Heading>
        {applications.length > 0 ? (
          <>
            <p>{start}</p>
            <ul className="records">
              {applications.map((row) => (
                <li key={row.application.id}>
                  <ApplicationCard row={row} words={words} />
                </li>
              ))}
            </ul>
          </>
        ) : (
          <EmptyState heading={after ? t('apply.home.end') : t('apply.home.empty.heading')} action={start}>
            {after ? null : t('apply.home.empty.text')}
          </EmptyState>
        )}
        <Pager
          label={t('shared.pager.label')}
          next={next ? { href: withQuery(paths.apply.home, { after: next }), text: t('apply.home.older') } : null}
          first={after ? { href: paths.apply.home, text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});
