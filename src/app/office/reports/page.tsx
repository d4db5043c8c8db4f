import { definePage } from '@/app/_kit/define-page';
import { paths, withQuery } from '@/app/_kit/paths';
import { WORK_PERIOD_NAMES } from '@/domain/reports/work-period';
import type { Words } from '@/i18n/words';
import { readWork } from '@/services/reports/read-work';
import { Heading, Lead, Panel } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';
import { CourseChart } from './_parts/course-chart';
import { type Cell, type Section, sectionsOf } from './_parts/sections';
import { workParameters } from './_parts/work-parameters';

/** The work of an office as figures; each leads to the rows that it counts. */
export default definePage({
  permission: 'queue:read',
  searchParams: workParameters,
  width: 'wide',
  load: readWork,
  title: (_, { t }) => t('reports.title'),
  view: ({ data: work, input: { period }, words }) => {
    const { t, format } = words;
    const sections = sectionsOf(work, words);
    const section = (key: Section['key']) => sections.find((one) => one.key === key);
    return (
      <>
        <Heading>{t('reports.title')}</Heading>
        <Lead>{t('reports.lead', { from: format.day(work.span.from), until: format.day(work.span.until) })}</Lead>
        <nav aria-label={t('reports.periods')}>
          <ul className="views">
            {WORK_PERIOD_NAMES.map((name) => (
              <li key={name}>
                <a href={withQuery(paths.office.reports, { period: name })} aria-current={name === period ? 'page' : undefined}>
                  {t(`reports.period.${name}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <dl className="tiles">
          {section('figures')?.rows.map(([name, value]) => (
            <div key={name?.shown} className="tile">
              <dt>{name?.shown}</dt>
              <dd>{value ? <Shown cell={value} /> : null}</dd>
            </div>
          ))}
        </dl>
        <Panel heading={t('reports.course')} id="course">
          <CourseChart course={work.course} words={words} />
          <Figures section={section('course')} words={words} />
        </Panel>
        <Panel heading={t('reports.grounds')} id="grounds">
          <Figures section={section('grounds')} words={words} />
        </Panel>
        <Panel heading={t('reports.quotas', { year: work.span.until.slice(0, 4) })} id="quotas">
          <p className="hint">{t('reports.quotasHint')}</p>
          <Figures section={section('quotas')} words={words} />
        </Panel>
        <p>
          <a href={withQuery(paths.office.reportFigures, { period })}>{t('reports.csv')}</a>
        </p>
      </>
    );
  },
});

const Shown = ({ cell: { shown, href } }: { readonly cell: Cell }) =>
  href ? (
    <a className="figure-link" href={href}>
      {shown}
    </a>
  ) : (
    shown
  );

function Figures({ section, words: { t } }: { readonly section: Section | undefined; readonly words: Words }) {
  if (!section) return null;
  return (
    <DataTable
      caption={section.caption}
      isCaptionHidden
      columns={section.columns.map((heading, at) => ({
        key: heading,
        heading,
        isRowHeading: at === 0,
        ...(section.rows[0]?.[at]?.isNumber ? { align: 'end' as const } : {}),
        cell: (row: readonly Cell[]) => (row[at] ? <Shown cell={row[at]} /> : null),
      }))}
      rows={section.rows}
      rowKey={(row) => row.map(({ plain }) => plain).join(' ')}
      empty={<p>{t('reports.none')}</p>}
    />
  );
}
