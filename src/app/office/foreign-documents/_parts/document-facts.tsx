import { lineLetter } from '@/domain/permit/permit';
import type { ForeignDocument, ForeignDocumentLine } from '@/domain/registers/foreign-document';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Words } from '@/i18n/words';
import type { CodeBook } from '@/services/reference/list-codes';
import { Code, TaxonName } from '@/ui/layout/page-parts';
import { SummaryList, type SummaryRow } from '@/ui/layout/summary-list';
import { DataTable } from '@/ui/tables/data-table';

const alterationOf = ({ isAltered, alterationAuthenticated }: ForeignDocument) =>
  isAltered ? (alterationAuthenticated ? 'authenticated' : 'unauthenticated') : 'none';

/** What was written down of the document. */
export function DocumentFacts({ document, words }: { readonly document: ForeignDocument; readonly words: Words }) {
  const { t, format } = words;
  const day = (on: IsoDate | null) => (on ? format.day(on) : '–');
  const listed = (names: readonly string[]) => (names.length > 0 ? format.list(names) : '–');
  const row = (key: Parameters<typeof labelOf>[1], value: SummaryRow['value']): SummaryRow => ({ key, label: labelOf(words, key), value });
  return (
    <SummaryList
      rows={[
        row('number', <Code>{document.number}</Code>),
        row('issuedBy', format.country(document.issuedBy)),
        row('documentType', t(`registers.foreign.type.${document.documentType}`)),
        row('issuedOn', day(document.issuedOn)),
        row('validUntil', day(document.validUntil)),
        row('endorsedOn', day(document.endorsedOn)),
        row('exportedOn', day(document.exportedOn)),
        row('presentedOn', day(document.presentedOn)),
        row('consignor', <bdi>{document.consignor || '–'}</bdi>),
        row('consignee', <bdi>{document.consignee || '–'}</bdi>),
        row('purpose', document.purpose ? `${document.purpose} – ${t(`codes.purpose.${document.purpose}`)}` : '–'),
        row('ownImportPermitNumber', <Code>{document.ownImportPermitNumber ?? '–'}</Code>),
        row('alteration', t(`registers.foreign.alteration.${alterationOf(document)}`)),
        row('missingItems', listed(document.missingItems.map((item) => t(`registers.foreign.item.${item}`)))),
        row('specimensDiffer', listed(document.specimensDiffer.map((item) => t(`registers.foreign.difference.${item}`)))),
        row('isRetained', t(document.isRetained ? 'shared.yes' : 'shared.no')),
        row('remarks', <bdi>{document.remarks ?? '–'}</bdi>),
        row('recordedBy', <bdi>{document.recordedByName}</bdi>),
        ...(document.decidedByName
          ? [row('decidedBy', <bdi>{document.decidedByName}</bdi>), row('reason', <bdi>{document.reason}</bdi>)]
          : []),
      ]}
    />
  );
}

type Field = Exclude<keyof ForeignDocument, 'lines'> | 'alteration' | 'recordedBy' | 'decidedBy';

const labelOf = ({ say }: Words, name: Field): string => say({ key: `registers.foreign.field.${name}` });

interface LinesProps {
  readonly lines: readonly ForeignDocumentLine[];
  readonly codes: CodeBook;
  readonly words: Words;
}

/** Its specimen lines, with what arrived of each. */
export function DocumentLines({ lines, codes, words: { t, format } }: LinesProps) {
  return (
    <DataTable
      caption={t('registers.foreign.lines')}
      isCaptionHidden
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        { key: 'line', heading: t('office.column.line'), isRowHeading: true, cell: ({ position }) => lineLetter(position) },
        { key: 'taxon', heading: t('registers.field.taxon'), cell: (line) => <TaxonName name={line.scientificName} /> },
        { key: 'appendix', heading: t('registers.foreign.field.appendix'), cell: (line) => line.appendix ?? '–' },
        { key: 'source', heading: t('registers.foreign.field.source'), cell: (line) => line.source ?? '–' },
        { key: 'term', heading: t('registers.foreign.field.term'), cell: (line) => `${line.term} – ${codes.nameOf('terms', line.term)}` },
        {
          key: 'quantity',
          heading: t('registers.foreign.field.quantity'),
          align: 'end',
          cell: (line) => `${format.quantity(line.quantity)} ${line.unit}`,
        },
        {
          key: 'arrived',
          heading: t('registers.foreign.field.arrived'),
          align: 'end',
          cell: (line) => `${format.quantity(line.arrived)} ${line.unit}`,
        },
        {
          key: 'origin',
          heading: t('registers.foreign.field.originCountry'),
          cell: (line) => (line.originCountry ? format.country(line.originCountry) : '–'),
        },
      ]}
      empty={<p>{t('registers.foreign.noLines')}</p>}
    />
  );
}
