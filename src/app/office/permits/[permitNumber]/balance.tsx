import { lineLetter } from '@/domain/permit/permit';
import { subtractQuantity } from '@/domain/shared/quantity';
import type { Words } from '@/i18n/words';
import type { PermitRecord } from '@/services/permit/get-permit';
import type { CodeBook } from '@/services/reference/list-codes';
import { TaxonName } from '@/ui/layout/page-parts';
import { DataTable } from '@/ui/tables/data-table';

interface BalanceProps {
  readonly permit: PermitRecord['permit'];
  /** Whether what is left may still cross the border. */
  readonly isUsable: boolean;
  readonly codes: CodeBook;
  readonly words: Words;
}

/** Each line with what was permitted, endorsed, and is left; what can no longer be used has lapsed. */
export function Balance({ permit, isUsable, codes, words: { t, format } }: BalanceProps) {
  const lines = permit.content.lines.map((line) => {
    const balance = permit.lines.find(({ position }) => position === line.position);
    return { ...line, endorsed: balance?.endorsed ?? '0', rest: subtractQuantity(line.quantity, balance?.endorsed ?? '0') };
  });
  const counts = permit.useRule !== 'multiple-crossings';
  return (
    <DataTable
      caption={t('office.permit.lines')}
      isCaptionHidden
      rows={lines}
      rowKey={({ position }) => String(position)}
      empty={null}
      columns={[
        {
          key: 'line',
          heading: t('office.column.line'),
          isRowHeading: true,
          cell: (line) => (
            <>
              {lineLetter(line.position)} <TaxonName name={line.scientificName} commonName={line.commonName} language="en" />
            </>
          ),
        },
        {
          key: 'what',
          heading: t('office.column.what'),
          cell: (line) =>
            `${t(`codes.appendix.${line.appendix}`)} · ${line.source} · ${codes.nameOf('terms', line.term)} · ${codes.nameOf('units', line.unit)}`,
        },
        { key: 'permitted', heading: t('office.column.permitted'), align: 'end', cell: (line) => format.quantity(line.quantity) },
        {
          key: 'endorsed',
          heading: t('office.column.endorsed'),
          align: 'end',
          cell: (line) => (counts ? format.quantity(line.endorsed) : t('shared.notAvailable')),
        },
        {
          key: 'left',
          heading: t('office.column.left'),
          align: 'end',
          cell: ({ rest }) => {
            if (!counts) return t('shared.notAvailable');
            if (isUsable || rest === '0') return format.quantity(rest);
            return t('office.permit.lapsed', { quantity: format.quantity(rest) });
          },
        },
      ]}
    />
  );
}
