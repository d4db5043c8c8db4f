import type { Application, SpecimenLine } from '@/domain/application/application';
import type { Words } from '@/i18n/words';
import type { SpeciesOffer } from '@/services/taxonomy/offer-species';
import type { TaxonMatch } from '@/services/taxonomy/search-taxa';
import { ActionForm } from '@/ui/forms/action-form';
import { type Choice, Radios } from '@/ui/forms/choice-fields.client';
import { HiddenField } from '@/ui/forms/fields.client';
import { SubmitButton } from '@/ui/forms/submit-button';
import { TaxonName } from '@/ui/layout/page-parts';
import { chooseSpecies } from './choose-species.action';
import { particulars } from './species-option';

interface OfferProps {
  readonly offer: SpeciesOffer;
  readonly application: Application;
  readonly line: SpecimenLine;
  readonly from: string;
  readonly words: Words;
  readonly title: string;
}

const choiceOf = (match: TaxonMatch, words: Words): Choice => ({
  value: match.scientificName,
  text: (
    <>
      <TaxonName name={match.scientificName} /> {match.author ? <small>{match.author}</small> : null}
    </>
  ),
  hint: particulars(match, words),
});

/** The species whose own name was typed in full: it need not be picked out again. */
const typedIn = (query: string, species: readonly TaxonMatch[]): string | undefined =>
  species.find(({ scientificName }) => scientificName.toLowerCase() === query.toLowerCase())?.scientificName;

/** What was found: radios for what can be chosen, and in words what cannot. */
export function SpeciesOfferView({ offer, application, line, from, words, title }: OfferProps) {
  const { t } = words;
  const { query, species, groups, unlisted, unconfirmed, isNearOnly } = offer;
  // A name that is on no list stands last: what was misspelt is otherwise the nearest to hand.
  const choices: readonly Choice[] = [
    ...species.map((match) => choiceOf(match, words)),
    ...(unconfirmed
      ? [
          {
            value: unconfirmed.scientificName,
            text: t('apply.species.use', {
              name: unconfirmed.scientificName,
              listedAs: unconfirmed.listedAs,
              appendix: unconfirmed.appendix,
            }),
          },
        ]
      : []),
  ];
  const isFound = unconfirmed !== null || (!isNearOnly && species.length + groups.length + unlisted.length > 0);
  return (
    <>
      <div role="status">
        {isFound ? (
          <p>{t('apply.species.results', { query, n: species.length })}</p>
        ) : (
          <>
            <h2>{t('apply.species.notFound', { query })}</h2>
            <p>{t('apply.species.notFoundText')}</p>
          </>
        )}
      </div>
      {choices.length > 0 ? (
        <ActionForm action={chooseSpecies} title={title}>
          <HiddenField name="reference" value={application.reference} />
          <HiddenField name="version" value={application.version} />
          <HiddenField name="lineId" value={line.id} />
          <HiddenField name="from" value={from} />
          <HiddenField name="searched" value={query} />
          <Radios
            name="scientificName"
            label={isFound ? t('apply.species.choose') : t('apply.species.didYouMean')}
            value={typedIn(query, species) ?? line.answers.scientificName ?? ''}
            choices={choices}
          />
          <SubmitButton>{t('shared.continue')}</SubmitButton>
        </ActionForm>
      ) : null}
      {groups.length > 0 ? (
        <>
          <h2>{t('apply.species.groups')}</h2>
          <p>{t('apply.species.groupsText')}</p>
          <ul>
            {groups.map((group) => (
              <li key={group.taxonId}>
                <TaxonName name={group.scientificName} /> · {particulars(group, words)} · {t('apply.species.higher', { rank: group.rank })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {unlisted.length > 0 ? (
        <>
          <h2>{t('apply.species.unlisted')}</h2>
          <ul>
            {unlisted.map((match) => (
              <li key={match.taxonId}>
                <TaxonName name={match.scientificName} commonName={match.commonName} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}
