import 'server-only';
import type { Reader } from '@/data/client';
import { ancestorsOf } from '@/data/reference/taxon-ancestors';
import { findOpinions } from '@/data/repositories/opinion-repository';
import type { Application } from '@/domain/application/application';
import { answersThatArise } from '@/domain/application/application-steps';
import { SourceCode } from '@/domain/codes/source-code';
import { type NonDetrimentOpinion, opinionFor, volumeLeft } from '@/domain/registers/non-detriment-opinion';
import type { NonDetrimentFacts } from '@/domain/rules/register-facts';
import type { IsoDate } from '@/domain/shared/iso-date';
import { orNull, parsed } from '../application/answer-values';

/** The opinion that is applied to each line of an export, by its position; null where the register holds none. Three queries for a whole application. */
export async function opinionsForLines(
  db: Reader,
  application: Application,
  on: IsoDate,
): Promise<ReadonlyMap<number, NonDetrimentOpinion | null>> {
  const isExport = application.answers.form === 'EXPORT';
  const lines = application.lines.map((line) => ({ line, answers: answersThatArise(application, line) }));
  const names = isExport ? lines.flatMap(({ answers }) => answers.scientificName ?? []) : [];
  const namesOf = await ancestorsOf(db, names);
  const taxa = [...new Set(names.flatMap(namesOf))];
  const opinions = taxa.length > 0 ? await findOpinions(db, { taxa }) : [];
  return new Map(
    lines.map(({ line, answers }) => [
      line.position,
      opinionFor(
        opinions,
        {
          names: answers.scientificName ? namesOf(answers.scientificName) : [],
          country: application.partyCode,
          source: parsed(SourceCode, answers.source),
          term: orNull(answers.term),
          unit: orNull(answers.unit),
          quantity: orNull(answers.quantity),
          applicationId: application.id,
        },
        on,
      ),
    ]),
  );
}

/**
 * The non-detriment opinion that covers each line, as the rules look at it (FIN-01, FIN-10, FIN-11). Source, term, country
 * and unit have been matched; conditions in words are shown to the officer and printed on the permit.
 */
export async function nonDetrimentFacts(
  db: Reader,
  application: Application,
  on: IsoDate,
): Promise<ReadonlyMap<number, NonDetrimentFacts | null>> {
  const opinions = await opinionsForLines(db, application, on);
  return new Map(
    [...opinions].map(([position, opinion]) => [
      position,
      opinion && {
        reference: opinion.reference,
        validUntil: opinion.validUntil,
        volumeLeft: volumeLeft(opinion),
        withinConditions: true,
        limitingAdvice: opinion.limitingAdvice,
      },
    ]),
  );
}
