import { lineLetter } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';
import type { ForeignPaper } from '@/services/verification/judge-foreign-code';
import { Code, Panel, TaxonName } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { DataTable } from '@/ui/tables/data-table';

interface ForeignRecordProps {
  readonly paper: ForeignPaper;
  readonly words: Words;
}

/** What the code of another Party's permit says, with the codes as the paper has them: its register is not ours. */
export function ForeignRecord({ paper, words: { t, format } }: ForeignRecordProps) {
  const country = (code: string) => `${format.country(code)} (${code})`;
  const row = (key: string, label: string, value: string) => ({ key, label, value: <bdi>{value}</bdi> });
  const until = t('verify.foreign.untilDay', { from: format.day(paper.issuedOn), until: format.day(paper.validUntil) });
  return (
    <Panel heading={t('verify.foreign.heading')} id="foreign">
      <p>{t('verify.foreign.lead')}</p>
      <SummaryList
        rows={[
          row('party', t('verify.foreign.signedBy'), country(paper.party)),
          row('status', t('verify.foreign.statusAsOf'), paper.statusAsOf ? format.moment(paper.statusAsOf) : t('verify.foreign.noStatus')),
          { key: 'number', label: t('verify.fact.number'), value: <Code>{paper.permitNumber}</Code> },
          row('type', t('verify.fact.type'), t(`codes.documentType.${paper.documentType}`)),
          row('valid', t('verify.fact.valid'), until),
          row('countries', t('verify.fact.countries'), t('verify.fact.fromTo', { from: country(paper.from), to: country(paper.to) })),
          row('purpose', t('verify.fact.purpose'), paper.purpose),
          row('exporter', t('verify.fact.exporter'), paper.exporter),
          row('importer', t('verify.fact.importer'), paper.importer),
        ]}
      />
      <DataTable
        caption={t('verify.line.caption')}
        rows={paper.lines.map((line, index) => ({ ...line, position: index + 1 }))}
        rowKey={({ position }) => String(position)}
        empty={null}
        columns={[
          { key: 'line', heading: t('verify.line.line'), isRowHeading: true, cell: ({ position }) => lineLetter(position) },
          { key: 'species', heading: t('verify.line.species'), cell: ({ scientificName }) => <TaxonName name={scientificName} /> },
          { key: 'term', heading: t('verify.line.description'), cell: ({ term, origin }) => `${term}, ${country(origin)}` },
          { key: 'appendix', heading: t('verify.line.appendix'), cell: ({ appendix }) => appendix },
          { key: 'source', heading: t('verify.line.source'), cell: ({ source }) => source },
          {
            key: 'quantity',
            heading: t('verify.line.quantity'),
            align: 'end',
            cell: ({ quantity, unit }) => `${format.quantity(quantity)} ${unit}`,
          },
        ]}
      />
      {paper.moreLines > 0 ? <p>{t('verify.foreign.moreLines', { n: paper.moreLines })}</p> : null}
    </Panel>
  );
}
