import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { PERMIT_VIEWS, type PermitView } from '@/domain/permit/permit-use';
import type { Words } from '@/i18n/words';
import { type HeldPermitRow, listOwnPermits } from '@/services/permit/own-permits';
import { EmptyState } from '@/ui/feedback/empty-state';
import { StatusTag } from '@/ui/feedback/status-tag';
import { Code, Heading, LinkButton, TaxonName } from '@/ui/layout/page-parts';
import { type Column, DataTable, Pager } from '@/ui/tables/data-table';
import { After } from '../_parts/inputs';
import { PermitSearch } from './permit-search';

const asked = z.object({
  q: z.string().trim().max(120).catch('').default(''),
  state: z.enum(PERMIT_VIEWS).catch('all').default('all'),
  after: After,
});

/** The permits one holds, newest first: found by number, species or application, and taken along as one archive. */
export default definePage({
  permission: 'application:read-own',
  searchParams: asked,
  load: ({ q, state, after }, ctx) => listOwnPermits({ text: q, view: state, after }, ctx),
  title: (_, { t }) => t('apply.permits.title'),
  width: 'wide',
  view: ({ data: { permits, next }, input: { q, state, after }, words }) => {
    const { t } = words;
    const address = (key: string | null) => withQuery(paths.apply.permits, { q, state: state === 'all' ? null : state, after: key });
    return (
      <>
        <Heading>{t('apply.permits.title')}</Heading>
        <PermitSearch text={q} view={state} words={words} />
        <form method="post" action={paths.apply.permitArchive}>
          <DataTable
            caption={t('apply.permits.title')}
            isCaptionHidden
            columns={columns(words)}
            rows={permits}
            rowKey={({ permitNumber }) => permitNumber}
            empty={<Nothing text={q} view={state} isEnd={after !== null} words={words} />}
          />
          {permits.length > 0 ? (
            <p>
              <button type="submit" className="button button-primary" aria-describedby="archive-hint">
                {t('permits.list.download')}
              </button>{' '}
              <span id="archive-hint" className="hint">
                {t('permits.list.downloadHint')}
              </span>
            </p>
          ) : null}
        </form>
        <Pager
          label={t('shared.pager.label')}
          next={next ? { href: address(next), text: t('apply.permits.older') } : null}
          first={after ? { href: address(null), text: t('shared.pager.first') } : null}
        />
      </>
    );
  },
});

interface NothingProps {
  readonly text: string;
  readonly view: PermitView;
  readonly isEnd: boolean;
  readonly words: Words;
}

function Nothing({ text, view, isEnd, words: { t } }: NothingProps) {
  if (isEnd) return <EmptyState heading={t('apply.permits.end')}>{null}</EmptyState>;
  if (text === '' && view === 'all') return <EmptyState heading={t('apply.permits.empty')}>{t('apply.permits.emptyText')}</EmptyState>;
  return (
    <EmptyState
      heading={t('permits.list.nothing')}
      action={<LinkButton href={paths.apply.permits}>{t('permits.list.showAll')}</LinkButton>}
    >
      {t('permits.list.nothingText')}
    </EmptyState>
  );
}

function columns({ t, format }: Words): readonly Column<HeldPermitRow>[] {
  return [
    {
      key: 'number',
      heading: t('fields.permitNumber.label'),
      isRowHeading: true,
      cell: (permit) => (
        <a href={paths.apply.permit(permit)}>
          <Code>{permit.permitNumber}</Code>
        </a>
      ),
    },
    {
      key: 'taxon',
      heading: t('apply.permit.taxon'),
      cell: ({ firstTaxon, lineCount }) => (
        <>
          <TaxonName name={firstTaxon} />
          {lineCount > 1 ? <> {t('apply.home.more', { n: lineCount - 1 })}</> : null}
        </>
      ),
    },
    {
      key: 'application',
      heading: t('permits.list.application'),
      cell: (permit) => (
        <a href={paths.apply.application(permit)}>
          <Code>{permit.reference}</Code>
        </a>
      ),
    },
    { key: 'until', heading: t('apply.permit.validUntil'), cell: ({ validUntil }) => format.day(validUntil) },
    {
      key: 'state',
      heading: t('apply.permit.state'),
      cell: ({ state }) => <StatusTag state={state} text={t(`states.permit.${state}`)} />,
    },
    {
      key: 'select',
      heading: t('permits.list.select'),
      cell: ({ permitNumber }) => (
        <span className="choice">
          <input type="checkbox" id={`permit-${permitNumber}`} name="permit" value={permitNumber} />
          <label htmlFor={`permit-${permitNumber}`}>
            <span className="visually-hidden">{t('permits.list.selectOne', { number: permitNumber })}</span>
          </label>
        </span>
      ),
    },
  ];
}
