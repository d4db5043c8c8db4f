import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { SHELVES, type Shelf } from '@/domain/application/shelves';
import { ok } from '@/domain/shared/result';
import type { Words } from '@/i18n/words';
import { listOwnApplications } from '@/services/application/list-own-applications';
import { ownObstacle } from '@/services/people/own-account';
import { EmptyState } from '@/ui/feedback/empty-state';
import { Notice } from '@/ui/feedback/notice';
import { SearchForm } from '@/ui/forms/search-form';
import { Code, Heading, LinkButton } from '@/ui/layout/page-parts';
import { Pager } from '@/ui/tables/data-table';
import { ApplicationCard } from './_parts/application-card';
import { After } from './_parts/inputs';
import { isAnsweredByOffice, StandingNotice } from './_parts/standing-notice';

const asked = z.object({
  q: z.string().trim().max(120).catch('').default(''),
  show: z.enum(SHELVES).nullable().catch(null).default(null),
  after: After,
});

/** One's own applications by where they stand: what each is about, how far it is, and what happens next. */
export default definePage({
  permission: 'application:read-own',
  searchParams: asked,
  load: async ({ q, show, after }, ctx) => {
    const own = await listOwnApplications({ text: q, shelf: show, after }, ctx);
    return own.ok ? ok({ ...own.value, obstacle: await ownObstacle(ctx) }) : own;
  },
  title: (_, { t }) => t('apply.home.title'),
  view: ({ data: { applications, next, counts, returned, obstacle }, input: { q, show, after }, words }) => {
    const { t } = words;
    const address = (shelf: Shelf | null, key: string | null = null) => withQuery(paths.apply.home, { show: shelf, q, after: key });
    const hasAny = SHELVES.some((shelf) => counts[shelf] > 0);
    return (
      <>
        <Heading>{t('apply.home.title')}</Heading>
        {isAnsweredByOffice(obstacle) ? <StandingNotice obstacle={obstacle} words={words} /> : null}
        {returned.length > 0 ? <RepliesDue references={returned} words={words} /> : null}
        {hasAny ? (
          <>
            <p>
              <StartLink words={words} />
            </p>
            <nav aria-label={t('apply.home.views')}>
              <ul className="views">
                {[null, ...SHELVES].map((shelf) => (
                  <li key={shelf ?? 'all'}>
                    <a href={address(shelf)} aria-current={shelf === show ? 'page' : undefined}>
                      {shelf ? t(`apply.home.shelves.${shelf}`) : t('apply.home.all')}
                      {shelf ? <span className="count">{words.format.number(counts[shelf])}</span> : null}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <SearchForm
              action={paths.apply.home}
              label={t('apply.home.search')}
              hint={t('apply.home.searchHint')}
              value={q}
              kept={{ show: show ?? '' }}
              clear={{ href: withQuery(paths.apply.home, { show }), text: t('apply.home.showAll') }}
              words={words}
            />
          </>
        ) : null}
        {applications.length > 0 ? (
          <ul className="records">
            {applications.map((row) => (
              <li key={row.application.id}>
                <ApplicationCard row={row} words={words} />
              </li>
            ))}
          </ul>
        ) : (
          <Nothing hasAny={hasAny} isEnd={after !== null} words={words} />
        )}
        <Pager
          label={t('shared.pager.label')}
          next={next ? { href: address(show, next), text: t('apply.home.older') } : null}
          first={after ? { href: address(show), text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});

const StartLink = ({ words: { t } }: { readonly words: Words }) => (
  <LinkButton href={paths.apply.start} tone="primary">
    {t('apply.home.new')}
  </LinkButton>
);

/** The applications that wait for their applicant, on top of everything else: nobody else can move them. */
function RepliesDue({ references, words: { t } }: { readonly references: readonly string[]; readonly words: Words }) {
  return (
    <Notice tone="warning" label={t('shared.warning')}>
      <p>{t('apply.home.reply', { n: references.length })}</p>
      <ul>
        {references.map((reference) => (
          <li key={reference}>
            <a href={paths.apply.application({ reference })}>
              <Code>{reference}</Code>
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

interface NothingProps {
  readonly hasAny: boolean;
  readonly isEnd: boolean;
  readonly words: Words;
}

function Nothing({ hasAny, isEnd, words }: NothingProps) {
  const { t } = words;
  if (isEnd) return <EmptyState heading={t('apply.home.end')}>{null}</EmptyState>;
  if (hasAny)
    return (
      <EmptyState
        heading={t('apply.home.nothing.heading')}
        action={<LinkButton href={paths.apply.home}>{t('apply.home.showAll')}</LinkButton>}
      >
        {t('apply.home.nothing.text')}
      </EmptyState>
    );
  return (
    <EmptyState heading={t('apply.home.empty.heading')} action={<StartLink words={words} />}>
      {t('apply.home.empty.text')}
    </EmptyState>
  );
}
