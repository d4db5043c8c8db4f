import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { ok } from '@/domain/shared/result';
import { offerSpecies } from '@/services/taxonomy/offer-species';
import { BackLink, Heading, LinkButton, Panel, TaxonName } from '@/ui/layout/page-parts';
import { From, LineId, Reference } from '../../../../../_parts/inputs';
import { ListingFacts } from '../../../../../_parts/listing-card';
import { loadLine, previousPage } from '../../../../../_parts/load-line';
import { afterLineStep } from '../../../../../_parts/next-stop';
import { SpeciesOfferView } from '../../../../../_parts/species-offer';
import { SpeciesSearch } from '../../../../../_parts/species-search';

/** The species of a line: a search, its answers to choose from, and the listing that follows from the choice. */
export default definePage({
  permission: 'application:edit',
  params: z.object({ reference: Reference, lineId: LineId }),
  searchParams: z.object({ from: From, q: z.string().max(500).default('') }),
  load: async ({ reference, lineId, q }, ctx) => {
    const line = await loadLine({ reference, lineId }, ctx);
    return line.ok ? ok({ ...line.value, offer: await offerSpecies({ query: q }, ctx) }) : line;
  },
  view: ({ data, input: { q, from }, words, titled }) => {
    const { application, line, letter, steps, offer } = data;
    const { t, format } = words;
    const progress = t('apply.question', { letter, n: 1, total: steps.length });
    const title = titled(`${t('apply.step.species.title')} – ${progress}`);
    const { scientificName } = line.answers;
    const isChosen = q === '' && scientificName !== undefined && scientificName !== '';
    const hasChoice = offer !== null && (offer.species.length > 0 || offer.unconfirmed !== null);
    return (
      <>
        {hasChoice ? null : <title>{title}</title>}
        <BackLink href={previousPage(data, 'species', from)}>{t('shared.back')}</BackLink>
        <Heading caption={progress}>{t('apply.step.species.title')}</Heading>
        {isChosen ? (
          <Panel heading={t('apply.species.chosen')} id="chosen">
            <p>
              <TaxonName name={scientificName} />
            </p>
            <ListingFacts listing={line.listing} words={words} />
            {line.listing ? <p className="hint">{t('apply.species.derived', { date: format.day(line.listing.derivedOn) })}</p> : null}
            <LinkButton href={afterLineStep(application, line.id, 'species', from)} tone="primary">
              {t('shared.continue')}
            </LinkButton>
          </Panel>
        ) : null}
        {isChosen ? <h2>{t('apply.species.another')}</h2> : null}
        <SpeciesSearch query={q} from={from} isPrimary={!isChosen && !hasChoice} words={words} />
        {q !== '' && offer === null ? <p role="status">{t('apply.species.short')}</p> : null}
        {offer ? <SpeciesOfferView offer={offer} application={application} line={line} from={from} words={words} title={title} /> : null}
      </>
    );
  },
});
