import { z } from 'zod';
import { definePage } from '@/app/_kit/define-page';
import { ok } from '@/domain/shared/result';
import { offerSpecies } from '@/services/taxonomy/offer-species';
import { speciesOfLine } from '@/services/taxonomy/species-of-line';
import { BackLink, Heading, LinkButton, Panel } from '@/ui/layout/page-parts';
import { ChosenSpecies } from '../../../../../_parts/chosen-species';
import { From, LineId, Reference } from '../../../../../_parts/inputs';
import { loadLine, previousPage, questionOfLine } from '../../../../../_parts/load-line';
import { afterLineStep, lineStepPage } from '../../../../../_parts/next-stop';
import { SpeciesOfferView } from '../../../../../_parts/species-offer';
import { SpeciesSearch } from '../../../../../_parts/species-search';

const Typed = z.string().max(500).default('');

/** The species of a line: a search, its answers to choose from, and the card that follows from the choice. */
export default definePage({
  permission: 'application:edit',
  params: z.object({ reference: Reference, lineId: LineId }),
  searchParams: z.object({ from: From, q: Typed, searched: Typed }),
  load: async ({ reference, lineId, q, searched }, ctx) => {
    const draft = await loadLine({ reference, lineId }, ctx);
    if (!draft.ok) return draft;
    const { application, line } = draft.value;
    const species = q === '' ? await speciesOfLine({ application, line, searched }, ctx) : null;
    return ok({ ...draft.value, species, offer: await offerSpecies({ query: q }, ctx) });
  },
  view: ({ data, input: { q, from }, words, titled }) => {
    const { application, line, offer, species, book } = data;
    const { t } = words;
    const progress = questionOfLine(data, 1, words);
    const title = titled(`${t('apply.step.species.title')} – ${progress}`);
    const { scientificName } = line.answers;
    const isChosen = q === '' && scientificName !== undefined && scientificName !== '';
    const hasChoice = offer !== null && (offer.species.length > 0 || offer.unconfirmed !== null);
    return (
      <>
        <BackLink href={previousPage(data, 'species', from)}>{t('shared.back')}</BackLink>
        <Heading caption={progress}>{t('apply.step.species.title')}</Heading>
        {isChosen ? (
          <Panel heading={t('apply.species.chosen')} id="chosen">
            <ChosenSpecies line={line} species={species} book={book} words={words} />
            <LinkButton href={afterLineStep(application, line.id, 'species', from)} tone="primary">
              {t('shared.continue')}
            </LinkButton>
          </Panel>
        ) : null}
        {isChosen ? <h2>{t('apply.species.another')}</h2> : null}
        {q !== '' && offer === null ? <p role="status">{t('apply.species.short')}</p> : null}
        {offer ? <SpeciesOfferView offer={offer} application={application} line={line} from={from} words={words} title={title} /> : null}
        {hasChoice ? (
          <p>
            <a href={lineStepPage(application.reference, line.id, 'species', from)}>{t('apply.species.again')}</a>
          </p>
        ) : (
          <SpeciesSearch application={application} line={line} query={q} from={from} isPrimary={!isChosen} title={title} words={words} />
        )}
      </>
    );
  },
});
