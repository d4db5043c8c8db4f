import { FormType } from '@/domain/codes/document-type';
import type { Words } from '@/i18n/words';
import type { QueueRow } from '@/services/queue/list-queue';
import { Code, TaxonName } from '@/ui/layout/page-parts';
import type { Column } from '@/ui/tables/data-table';

/** A row of a list of cases. */
export type { QueueRow };

const DAY_MS = 86_400_000;

/** Whole days since something was sent. */
export const daysSince = (at: string, now: string): number => Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / DAY_MS));

/** `Export permit to Japan`. */
export function documentTo(form: string, country: string | null, { t, format }: Words): string {
  const known = FormType.safeParse(form);
  const document = known.success ? t(`codes.form.${known.data}`) : form;
  return country ? t('office.toCountry', { document, country: format.country(country) }) : document;
}

/** The columns that every list of cases shares, first the link. */
export function caseColumns(words: Words, now: string, href: (row: QueueRow) => string): readonly Column<QueueRow>[] {
  const { t } = words;
  return [
    {
      key: 'reference',
      heading: t('office.column.reference'),
      isRowHeading: true,
      cell: (row) => (
        <a href={href(row)}>
          <Code>{row.reference}</Code>
        </a>
      ),
    },
    { key: 'applicant', heading: t('office.column.applicant'), cell: (row) => <bdi>{row.applicantName}</bdi> },
    { key: 'taxa', heading: t('office.column.taxa'), cell: (row) => <Taxa row={row} words={words} /> },
    { key: 'document', heading: t('office.column.document'), cell: (row) => documentTo(row.form, row.importerCountry, words) },
    { key: 'lines', heading: t('office.column.lines'), align: 'end', cell: (row) => words.format.number(row.lineCount) },
    { key: 'age', heading: t('office.column.age'), align: 'end', cell: (row) => t('office.days', { n: daysSince(row.submittedAt, now) }) },
  ];
}

function Taxa({ row, words: { t } }: { readonly row: QueueRow; readonly words: Words }) {
  if (row.firstTaxon === null) return t('shared.notAnswered');
  return (
    <span className="taxa">
      <TaxonName name={row.firstTaxon} />
      {row.lineCount > 1 ? <span>{t('office.andMore', { n: row.lineCount - 1 })}</span> : null}
      {row.hasAppendixI ? <span className="tag tag-ink">{t('codes.appendix.I')}</span> : null}
    </span>
  );
}
