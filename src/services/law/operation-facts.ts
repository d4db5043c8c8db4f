import 'server-only';
import type { Reader } from '@/data/client';
import { ancestorsOf } from '@/data/reference/taxon-ancestors';
import { findInstitutions, findOperations, takenFromFacilities } from '@/data/repositories/register-repository';
import type { Application } from '@/domain/application/application';
import { answersThatArise } from '@/domain/application/application-steps';
import type { Answers } from '@/domain/application/field-row';
import { type RegisteredOperation, standsOn } from '@/domain/registers/dated-register';
import type { OperationFacts } from '@/domain/rules/register-facts';
import { type IsoDate, yearOf } from '@/domain/shared/iso-date';
import { subtractQuantity } from '@/domain/shared/quantity';

/** Box 12b names the operation of source D; what is bred, propagated or ranched may name its facility. */
const numberOf = (answers: Answers): string | undefined => answers.operationNumber || answers.facilityNumber || undefined;

/** The registered operation, nursery or facility that each line names (FIN-09), with what its capacity of the year still allows; null: it names none. */
export async function operationFacts(
  db: Reader,
  application: Application,
  on: IsoDate,
): Promise<ReadonlyMap<number, OperationFacts | null>> {
  const lines = application.lines.map((line) => ({ line, answers: answersThatArise(application, line) }));
  const numbers = [...new Set(lines.flatMap(({ answers }) => numberOf(answers) ?? []))];
  if (numbers.length === 0) return new Map(lines.map(({ line }) => [line.position, null]));
  const namesOf = await ancestorsOf(
    db,
    lines.flatMap(({ answers }) => answers.scientificName ?? []),
  );
  const entries = await findOperations(db, { numbers });
  const taken = await takenFromFacilities(db, numbers, yearOf(on));
  const factsOf = (answers: Answers): OperationFacts | null => {
    const number = numberOf(answers);
    if (!number) return null;
    const names = answers.scientificName ? namesOf(answers.scientificName) : [];
    const fits = (entry: RegisteredOperation): boolean =>
      entry.number === number && names.includes(entry.taxon) && entry.sources.some((code) => code === answers.source);
    const entry = entries.find((candidate) => fits(candidate) && standsOn(candidate, on)) ?? entries.find(fits);
    if (!entry) return { number, isRegistered: false };
    const isCounted = entry.yearlyCapacity !== null && entry.unit === answers.unit;
    return {
      number,
      // One that has lapsed is told as lapsed, with its day; one that was ended, or has not begun, is not on the register.
      isRegistered: entry.validFrom <= on && (entry.endedOn === null || entry.endedOn > on),
      validUntil: entry.validUntil,
      capacityLeft: isCounted ? subtractQuantity(entry.yearlyCapacity ?? '0', taken.get(`${number} ${entry.unit}`) ?? '0') : null,
    };
  };
  return new Map(lines.map(({ line, answers }) => [line.position, factsOf(answers)]));
}

/** Which of these codes are of institutions registered on the day (Art. VII.6). */
export async function institutionFacts(db: Reader, codes: readonly string[], on: IsoDate): Promise<ReadonlyMap<string, boolean>> {
  const entries = codes.length > 0 ? await findInstitutions(db, { numbers: codes }) : [];
  return new Map(codes.map((code) => [code, entries.some((entry) => entry.code === code && standsOn(entry, on))]));
}
