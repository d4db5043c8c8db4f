import { paths } from '@/app/_kit/paths';
import { stateOnDay } from '@/domain/permit/permit-use';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import type { listPermits } from '@/services/permit/list-permits';
import { StatusTag } from '@/ui/feedback/status-tag';
import { Code, TaxonName } from '@/ui/layout/page-parts';
import type { Column } from '@/ui/tables/data-table';

type PermitRow = Extract<Awaited<ReturnType<typeof listPermits>>, { ok: true }>['value']['rows'][number];

/** The permits of a list: whose, of what, until when, and how they stand today. */
export function permitColumns(words: Words, today: IsoDate): readonly Column<PermitRow>[] {
  const { t, format } = words;
  return [
    {
      key: 'number',
      heading: t('office.column.number'),
      isRowHeading: true,
      cell: ({ permitNumber }) => (
        <a href={paths.office.permit({ permitNumber })}>
          <Code>{permitNumber}</Code>
        </a>
      ),
    },
    { key: 'document', heading: t('office.column.document'), cell: (row) => t(`codes.documentType.${row.documentType}`) },
    { key: 'applicant', heading: t('office.column.applicant'), cell: (row) => <bdi>{row.applicantName}</bdi> },
    {
      key: 'taxa',
      heading: t('office.column.taxa'),
      cell: ({ firstTaxon, lineCount }) => (
        <>
          <TaxonName name={firstTaxon} /> {lineCount > 1 ? t('office.andMore', { n: lineCount - 1 }) : null}
        </>
      ),
    },
    { key: 'issuedOn', heading: t('office.column.issuedOn'), cell: (row) => format.day(row.issuedOn) },
    { key: 'validUntil', heading: t('office.column.validUntil'), cell: (row) => format.day(row.validUntil) },
    {
      key: 'reference',
      heading: t('office.column.reference'),
      cell: ({ reference }) => (
        <a href={paths.office.application({ reference })}>
          <Code>{reference}</Code>
        </a>
      ),
    },
    {
      key: 'status',
      heading: t('office.column.status'),
      cell: (row) => <StatusTag state={stateOnDay(row, today)} text={t(`states.permit.${stateOnDay(row, today)}`)} />,
    },
  ];
}
