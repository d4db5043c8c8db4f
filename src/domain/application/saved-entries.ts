import { type FieldName, fieldRow } from './application-fields';
import { NOT_TAKEN_OVER } from './copy-as-new';
import type { Answers } from './field-row';

/** A party to a transaction as it is kept for the next application. */
export interface SavedParty {
  readonly name: string;
  readonly latinName: string | null;
  readonly address: string;
  readonly latinAddress: string | null;
  readonly country: string;
}

/** The two parties of the form (boxes 3 and 4). */
export type PartySide = 'exporter' | 'importer';

/** The fields of a party on one side of the form, by what they say of it. */
export const PARTY_FIELDS: Readonly<Record<PartySide, Readonly<Record<keyof SavedParty, FieldName>>>> = {
  exporter: {
    name: 'exporterName',
    latinName: 'exporterLatinName',
    address: 'exporterAddress',
    latinAddress: 'exporterLatinAddress',
    country: 'exporterCountry',
  },
  importer: {
    name: 'importerName',
    latinName: 'importerLatinName',
    address: 'importerAddress',
    latinAddress: 'importerLatinAddress',
    country: 'importerCountry',
  },
};

/** The party that an application names on one side; null while it does not name it whole. */
export function partyOf(answers: Answers, side: PartySide): SavedParty | null {
  const { name, latinName, address, latinAddress, country } = PARTY_FIELDS[side];
  const [says, lives, from] = [answers[name], answers[address], answers[country]];
  if (!says || !lives || !from) return null;
  const raised = (field: FieldName): string | null =>
    (fieldRow(field).applies({ application: answers, line: {} }) && answers[field]) || null;
  return { name: says, latinName: raised(latinName), address: lives, latinAddress: raised(latinAddress), country: from };
}

/** A party as the answers of one side. */
export const answersOfParty = (party: SavedParty, side: PartySide): Answers =>
  Object.fromEntries(
    Object.entries(PARTY_FIELDS[side]).flatMap(([what, field]) => {
      const text = party[what as keyof SavedParty];
      return text ? [[field, text]] : [];
    }),
  );

/** How many or how much differs each time. */
const NOT_SAVED: readonly FieldName[] = [...NOT_TAKEN_OVER, 'quantity'];

/** What of a specimen line holds for the next one like it: neither marks, papers nor quantity. */
export const specimenOf = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([name, text]) => text && !NOT_SAVED.some((left) => left === name)));

/** At most this many of each kind in one address book. */
export const MOST_SAVED = 200;
