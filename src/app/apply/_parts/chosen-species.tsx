import type { SpecimenLine } from '@/domain/application/application';
import type { Quota } from '@/domain/quota/quota';
import type { Words } from '@/i18n/words';
import type { CodeBook } from '@/services/reference/list-codes';
import type { SpeciesOfLine } from '@/services/taxonomy/species-of-line';
import { Notice } from '@/ui/feedback/notice';
import { TaxonName } from '@/ui/layout/page-parts';
import { SummaryList } from '@/ui/layout/summary-list';
import { listed, withCode } from './answer-text';
import { ListingFacts } from './listing-card';

interface ChosenSpeciesProps {
  readonly line: SpecimenLine;
  readonly species: SpeciesOfLine | null;
  readonly book: CodeBook;
  readonly words: Words;
}

/** The species of a line: its name and listing, what is left of the quotas, and what stands against its trade. */
export function ChosenSpecies({ line, species, book, words }: ChosenSpeciesProps) {
  const { t, format } = words;
  const { scientificName = '' } = line.answers;
  return (
    <>
      <p>
        <TaxonName name={scientificName} commonName={species?.taxon.commonNames[words.locale][0] ?? null} />
      </p>
      {species?.searched ? (
        <p className="hint">{t('apply.species.facts.searched', { name: species.searched, accepted: scientificName })}</p>
      ) : null}
      {species && species.suspensions.length > 0 ? (
        <Notice tone="danger" label={t('shared.warning')} heading={t('apply.species.facts.suspended')}>
          <ul>
            {species.suspensions.map(({ id, country, taxon, notification }) => (
              <li key={id}>
                {t('apply.species.facts.suspension', {
                  taxon: taxon ?? scientificName,
                  country: format.country(country),
                  notification: notification ?? 'none',
                })}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <ListingFacts listing={line.listing} words={words} />
      {species ? <SummaryList rows={rowsOf(species, scientificName, book, words)} /> : null}
      {line.listing ? <p className="hint">{t('apply.species.derived', { date: format.day(line.listing.derivedOn) })}</p> : null}
    </>
  );
}

interface QuotaScopeProps {
  readonly quota: Quota;
  readonly isOfGroup: boolean;
  readonly book: CodeBook;
  readonly words: Words;
}

/** What one quota is of, and the next is not: kind, source, purpose, a whole group, one's own share, its last day. */
function QuotaScope({ quota, isOfGroup, book, words }: QuotaScopeProps) {
  const { t, format } = words;
  const { terms, sources, purposes, taxonName, holderId, validTo } = quota;
  const scope = [
    ...(terms.length > 0 ? [format.list(terms.map((code) => listed('terms', code, book, words)))] : []),
    ...(sources.length > 0 ? [format.list(sources.map((code) => withCode('source', code, words)))] : []),
    ...(purposes.length > 0 ? [format.list(purposes.map((code) => withCode('purpose', code, words)))] : []),
    ...(isOfGroup ? [t('apply.species.facts.quotaOfGroup', { taxon: taxonName })] : []),
    ...(holderId === null ? [] : [t('apply.species.facts.quotaOfHolder')]),
    ...(validTo === null ? [] : [t('apply.species.facts.quotaUntil', { day: format.day(validTo) })]),
  ];
  return scope.length === 0 ? null : (
    <ul className="quota-scope">
      {scope.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** What the card says beside the listing; what is not known has no row. */
function rowsOf({ taxon, annotated, quotas, measures }: SpeciesOfLine, scientificName: string, book: CodeBook, words: Words) {
  const { t, format } = words;
  return [
    { key: 'rank', label: t('apply.species.facts.rank'), value: t('apply.species.facts.rankOf', { rank: taxon.rank }) },
    ...(taxon.author ? [{ key: 'author', label: t('apply.species.facts.author'), value: taxon.author }] : []),
    ...(annotated
      ? [
          {
            key: 'covers',
            label: t('apply.listing.annotation'),
            value:
              annotated.covers === 'all'
                ? t('apply.species.facts.coversAll', { symbol: annotated.symbol })
                : t('apply.species.facts.covers', {
                    symbol: annotated.symbol,
                    terms: format.list(annotated.covers.map((code) => book.nameOf('terms', code))),
                  }),
          },
        ]
      : []),
    ...quotas.map(({ quota, left }) => ({
      key: quota.id,
      label: t('apply.species.facts.quota', { year: String(quota.year) }),
      value: (
        <>
          {t('apply.species.facts.left', {
            left: format.quantity(left),
            limit: format.quantity(quota.limit),
            unit: book.nameOf('units', quota.unit),
          })}
          <QuotaScope quota={quota} isOfGroup={quota.taxonName !== scientificName} book={book} words={words} />
          <meter className="quota-meter" aria-hidden="true" min={0} max={Number(quota.limit) || 1} value={Number(left)} />
        </>
      ),
    })),
    ...measures.map(({ country, text }) => ({
      key: `${country} ${text}`,
      label: format.country(country),
      value: t('apply.species.facts.measures', { country: format.country(country), text }),
    })),
  ];
}
