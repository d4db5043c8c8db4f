import { subtractQuantity } from '@/domain/shared/quantity';
import type { Words } from '@/i18n/words';
import type { EndorsementRecord } from '@/services/border/get-endorsement';
import type { BorderLine } from '@/services/border/look-up-permit';
import { TaxonName } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';
import { namesOf } from '../../../../_check/names';

interface CrossedProps {
  readonly record: EndorsementRecord;
  readonly permit: NonNullable<EndorsementRecord['permit']>;
  readonly words: Words;
}

/** What crossed of each line, and what became of the rest: lapsed with its consignment, or left for the next. */
export function Crossed({ record, permit, words }: CrossedProps) {
  const { t, format } = words;
  const { amount, letterOf } = namesOf(permit.content, words);
  const isClosed = permit.useRule === 'one-consignment';
  const crossedOf = ({ position }: BorderLine) => record.endorsement.quantities.find((crossed) => crossed.position === position)?.quantity;
  const rest = (line: BorderLine) => amount(isClosed ? subtractQuantity(line.quantity, line.endorsed) : line.left, line.unit);
  const crossed = (line: BorderLine) => amount(crossedOf(line) ?? '0', line.unit);
  const sentence =
    permit.useRule === 'multiple-crossings'
      ? t('customs.done.logged', { day: format.day(permit.validUntil) })
      : t(permit.state === 'used' ? 'customs.done.closed' : 'customs.done.open');
  return (
    <>
      <p>{sentence}</p>
      <DataTable<BorderLine>
        caption={t('customs.line.caption')}
        isCaptionHidden
        rows={record.lines}
        rowKey={(line) => String(line.position)}
        empty={null}
        columns={[
          { key: 'line', heading: t('customs.line.line'), cell: (line) => letterOf(line.position), isRowHeading: true },
          {
            key: 'species',
            heading: t('customs.line.species'),
            cell: (line) => <TaxonName name={line.scientificName} commonName={line.commonName} language="en" />,
          },
          { key: 'crossed', heading: t('customs.done.crossed'), cell: crossed, align: 'end' },
          { key: 'rest', heading: t(isClosed ? 'customs.done.lapsed' : 'customs.done.left'), cell: rest, align: 'end' },
        ]}
      />
    </>
  );
}
