import { paths } from '@/app/_kit/paths';
import { lineLetter, type PermitContent } from '@/domain/permit/permit';
import type { Words } from '@/i18n/words';
import type { HeldPermit } from '@/services/permit/own-permits';
import { Panel, TaxonName } from '@/ui/layout/page-parts';
import { Timeline } from '@/ui/layout/timeline';
import { type Column, DataTable } from '@/ui/tables/data-table';

interface HeldProps {
  readonly held: HeldPermit;
  readonly words: Words;
}

/** Number of specimens: counted without a unit beside the figure. */
export const SPECIMENS = 'NAR';

/** The names of units as the permit itself carries them. */
export const unitNames =
  (content: PermitContent, { locale }: Words) =>
  (unit: string): string =>
    content.words[`unit:${unit}`]?.[locale] ?? unit;

/** What the use rule of the permit means for its holder (Art. VI.5; decisions §6). */
const USE_WORDS = {
  'one-consignment': 'oneConsignment',
  'split-consignments': 'splitConsignments',
  'multiple-crossings': 'multipleCrossings',
} as const;

/** The lines of the permit: permitted, and where something counts down, used and left. */
export function PermitBalance({ held, words }: HeldProps) {
  const { t, format } = words;
  const { content } = held.permit;
  const unitName = unitNames(content, words);
  const amount = (quantity: string, unit: string) =>
    unit === SPECIMENS
      ? t('apply.permit.specimens', { quantity: format.quantity(quantity), n: Number(quantity) })
      : format.quantity(quantity, unitName(unit));
  const columns: readonly Column<HeldPermit['lines'][number]>[] = [
    { key: 'line', heading: t('apply.permit.line'), isRowHeading: true, cell: ({ position }) => lineLetter(position) },
    {
      key: 'taxon',
      heading: t('apply.permit.taxon'),
      cell: ({ scientificName, commonName }) => <TaxonName name={scientificName} commonName={commonName} language="en" />,
    },
    {
      key: 'kind',
      heading: t('apply.permit.kind'),
      cell: ({ term }) => t('apply.withCode', { words: content.words[`term:${term}`]?.[words.locale] ?? term, code: term }),
    },
    {
      key: 'permitted',
      heading: t('apply.permit.permitted'),
      align: 'end',
      cell: ({ quantity, unit }) => amount(quantity, unit),
    },
  ];
  const balance: readonly Column<HeldPermit['lines'][number]>[] = [
    { key: 'used', heading: t('apply.permit.used'), align: 'end', cell: ({ endorsed, unit }) => amount(endorsed, unit) },
    { key: 'left', heading: t('apply.permit.left'), align: 'end', cell: ({ left, unit }) => amount(left, unit) },
  ];
  const { useRule, state } = held.permit;
  // Before its one consignment there is nothing to count, and crossings are never counted down.
  const isCounted = useRule === 'split-consignments' || (useRule === 'one-consignment' && state === 'used');
  return (
    <>
      <p>{t(`permits.page.${USE_WORDS[useRule]}`)}</p>
      <DataTable
        caption={t('apply.permit.lines')}
        columns={isCounted ? [...columns, ...balance] : columns}
        rows={held.lines}
        rowKey={({ position }) => String(position)}
        empty={null}
      />
    </>
  );
}

/** What Customs endorsed. */
export function PermitEndorsements({ held, words }: HeldProps) {
  const { t, format } = words;
  return (
    <Panel heading={t('apply.permit.endorsements')} id="endorsements">
      {held.endorsements.length === 0 ? (
        <p>{t('apply.permit.noEndorsements')}</p>
      ) : (
        <Timeline
          entries={held.endorsements.map(({ id, post, endorsedOn, recordedAt, quantities }) => ({
            key: id,
            text: t('apply.permit.endorsedAt', { post, date: format.day(endorsedOn) }),
            at: recordedAt,
            atText: format.moment(recordedAt),
            detail: format.list(
              quantities.map(({ position, quantity }) =>
                t('apply.permit.endorsed', { quantity: format.quantity(quantity), letter: lineLetter(position) }),
              ),
            ),
          }))}
        />
      )}
      <p>
        <a href={paths.apply.permitAnnex(held.permit)}>{t('apply.permit.annex')}</a>
      </p>
      <p className="hint">{t('apply.permit.annexHint')}</p>
    </Panel>
  );
}
