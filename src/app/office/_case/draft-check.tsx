import type { Words } from '@/i18n/words';
import type { CheckedItem } from '@/services/permit/check-draft';
import { DataTable } from '@/ui/tables/data-table';

const TONE = { there: 'green', missing: 'red', 'at-signing': 'grey', 'at-border': 'grey' } as const;
const GLYPH = { there: '✓', missing: '✕', 'at-signing': '✎', 'at-border': '▸' } as const;

interface DraftCheckProps {
  readonly draft: readonly CheckedItem[] | null;
  readonly words: Words;
}

/** Every item of the mandatory set of Res. Conf. 12.3 on the draft of the permit; what is missing stops the signature, and stands first. */
export function DraftCheck({ draft, words: { t, say } }: DraftCheckProps) {
  if (draft === null) return <p>{t('case.draft.none')}</p>;
  const missing = draft.filter(({ state }) => state === 'missing');
  const rows = [...missing, ...draft.filter(({ state }) => state !== 'missing')];
  return (
    <details open={missing.length > 0}>
      <summary>{t('case.draft.summary', { n: missing.length, all: draft.length })}</summary>
      <DataTable
        caption={t('case.draft.caption')}
        rows={rows}
        rowKey={({ letter }) => letter}
        empty={null}
        columns={[
          { key: 'item', heading: t('case.draft.item'), isRowHeading: true, cell: ({ item }) => say({ key: `codes.item.${item}` }) },
          { key: 'basis', heading: t('case.draft.basis'), cell: ({ basis }) => basis },
          {
            key: 'state',
            heading: t('case.draft.state'),
            cell: ({ state }) => (
              <span className={`tag tag-${TONE[state]}`}>
                <span aria-hidden="true">{GLYPH[state]}</span>
                {t(`case.draft.as.${state}`)}
              </span>
            ),
          },
        ]}
      />
    </details>
  );
}
