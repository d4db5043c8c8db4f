import { paths } from '@/app/_kit/paths';
import type { Words } from '@/i18n/words';
import type { OwnDocuments } from '@/services/evidence/list-documents';
import { Notice } from '@/ui/feedback/notice';
import { Panel } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';

/** The documents before sending: what is there, what was promised, and what the office will have to ask for. */
export function DocumentsSummary({ documents, words }: { readonly documents: OwnDocuments; readonly words: Words }) {
  const { t, format } = words;
  const { rows, others, open, application } = documents;
  const href = `${paths.apply.documents(application)}`;
  const given = [...rows.flatMap((row) => row.documents), ...others];
  const kinds = [
    ...new Set([...rows.filter(({ strictness }) => strictness === 'needed').map(({ kind }) => kind), ...given.map(({ kind }) => kind)]),
  ];
  if (kinds.length === 0) return null;
  const saidOf = (kind: (typeof kinds)[number]): string => {
    const said = given
      .filter((document) => document.kind === kind)
      .map(
        ({ file, answer, note }) =>
          file?.name ?? (answer === 'later' ? t('evidence.office.promisedLater') : t('evidence.onFile.said', { note: note ?? '' })),
      );
    return said.length > 0 ? format.list(said) : t('evidence.office.missing');
  };
  return (
    <Panel heading={t('evidence.title')} id="documents">
      {open.length > 0 ? (
        <Notice tone="information" label={t('shared.information')}>
          {t('evidence.open', { n: open.length, kinds: format.list(open.map(({ kind }) => t(`evidence.kind.${kind}`))) })}
        </Notice>
      ) : null}
      <SummaryList
        rows={kinds.map((kind) => ({
          key: kind,
          label: t(`evidence.kind.${kind}`),
          value: saidOf(kind),
          change: { href, text: t('shared.change'), describedAs: t('shared.changeWhat', { what: t(`evidence.kind.${kind}`) }) },
        }))}
      />
    </Panel>
  );
}
