import type { Words } from '@/i18n/words';
import type { TaxonMatch } from '@/services/taxonomy/search-taxa';
import type { SpeciesSuggestions } from '@/services/taxonomy/suggest-species';
import type { SpeciesAnswer, SpeciesOption } from './use-suggestions.client';

/** Common name, Appendices, annotation, listing unit and the name that was searched: what tells one answer from the next. */
export function particulars(match: TaxonMatch, { t, format }: Words): string {
  const { matchedAs, appendices, annotationSymbols, commonName, scientificName, listings } = match;
  const units = [...new Set(listings.map(({ listedAs }) => listedAs))].filter((name) => name !== scientificName);
  const { kind, name: other } = matchedAs;
  const isOtherName = (kind === 'synonym' || kind === 'former' || kind === 'common') && other !== commonName;
  const searched = isOtherName ? [t(`apply.species.matched.${kind}`, { name: other })] : [];
  return [
    ...(commonName ? [commonName] : []),
    ...(appendices.length > 0 ? [t('apply.species.appendices', { n: appendices.length, list: format.list(appendices) })] : []),
    ...(annotationSymbols.length > 0 ? [t('apply.species.annotation', { symbols: format.list(annotationSymbols) })] : []),
    ...units.map((name) => t('apply.species.listedAs', { name })),
    ...searched,
  ].join(' · ');
}

/** The name by which a taxon was found, where it goes by another one now. */
export const formerName = ({ matchedAs: { kind, name } }: TaxonMatch): string | null =>
  kind === 'synonym' || kind === 'former' ? name : null;

/** The suggestions as the picker shows and says them. */
export function speciesAnswer({ species, groups, unconfirmed }: SpeciesSuggestions, words: Words): SpeciesAnswer {
  const { t } = words;
  const toOption = (match: TaxonMatch, more: readonly string[], isDisabled: boolean): SpeciesOption => ({
    value: match.scientificName,
    author: match.author,
    detail: [...(match.isAlike ? [t('apply.species.didYouMean')] : []), particulars(match, words), ...more].filter(Boolean).join(' · '),
    was: formerName(match),
    isDisabled,
  });
  const options = [
    ...(unconfirmed
      ? [
          {
            value: unconfirmed.scientificName,
            author: null,
            detail: t('apply.species.use', {
              name: unconfirmed.scientificName,
              listedAs: unconfirmed.listedAs,
              appendix: unconfirmed.appendix,
            }),
            was: null,
            isDisabled: false,
          },
        ]
      : []),
    ...species.map((match) => toOption(match, [], false)),
    ...groups.map((match) => toOption(match, [t('apply.species.higher', { rank: match.rank })], true)),
  ];
  return { options, status: t('apply.species.picker.results', { n: options.length }) };
}
