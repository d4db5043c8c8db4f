import { lineLetter, type PermitContent, type PermitLine, type PermitParty } from './permit';

/** What the permit alone does not tell about its own completeness. */
export interface MandatoryFacts {
  /** At issue, or when the inspecting authority has certified the export (box 14). */
  readonly moment: 'issue' | 'export';
  /** Positions of lines for which marks are prescribed (FRM-07), and of those that an annual quota covers. */
  readonly markedLines: readonly number[];
  readonly quotaLines: readonly number[];
  /** Positions of lines whose quantity actually exported was certified. */
  readonly certifiedLines?: readonly number[];
  /** Null: the means of transport issues none. */
  readonly transportDocument?: string | null;
}

interface MandatoryRow {
  /** The letter of the set of Res. Conf. 12.3, Annex 1, as domain rules §2.4 orders it. */
  readonly letter: string;
  readonly item: string;
  readonly basis: string;
  readonly isThere: (permit: PermitContent, facts: MandatoryFacts) => boolean;
}

const isWritten = (text: string | null | undefined): boolean => (text ?? '').trim() !== '';
const isComplete = ({ name, address, country }: PermitParty): boolean => isWritten(name) && address.some(isWritten) && isWritten(country);
const everyLine = (has: (line: PermitLine, permit: PermitContent, facts: MandatoryFacts) => boolean): MandatoryRow['isThere'] => {
  return (permit, facts) => permit.lines.length > 0 && permit.lines.every((line) => has(line, permit, facts));
};

/** Printed by every edition of the form, so that a permit drawn with one cannot lack it. */
const printedByTheForm: MandatoryRow['isThere'] = ({ edition }) => isWritten(edition);

/** A reason for data that are missing stands in box 5 under the letter of its line. */
const explains = ({ specialConditions }: PermitContent, { position }: PermitLine): boolean =>
  specialConditions.some((text) => text.startsWith(`${lineLetter(position)}: `));

const hasOrigin = ({ origin }: PermitLine): boolean =>
  Boolean(origin && isWritten(origin.country) && isWritten(origin.permitNumber) && origin.issuedOn);

const isPreConventionLine = ({ source, secondarySource }: PermitLine): boolean => source === 'O' || secondarySource === 'O';
const isTransaction = ({ form }: PermitContent): boolean => form === 'EXPORT' || form === 'REEXPORT';

/** The information without which a document is incomplete, and how its presence is seen (FRM-02). */
export const MANDATORY_ITEMS = [
  { letter: 'a', item: 'convention-name', basis: 'Convention, Art. VI.3', isThere: printedByTheForm },
  {
    letter: 'b',
    item: 'management-authority',
    basis: '50 CFR 23.23(c)',
    isThere: ({ managementAuthority: { name, address } }) => isWritten(name) && address.some(isWritten),
  },
  { letter: 'c', item: 'number', basis: 'Convention, Art. VI.3', isThere: ({ permitNumber }) => isWritten(permitNumber) },
  {
    letter: 'd',
    item: 'parties',
    basis: '50 CFR 23.23(c)',
    isThere: ({ exporter, importer }) => isComplete(exporter) && isComplete(importer),
  },
  { letter: 'e', item: 'taxon', basis: '50 CFR 23.23(c)', isThere: everyLine(({ scientificName }) => isWritten(scientificName)) },
  {
    letter: 'f',
    item: 'description',
    basis: '50 CFR 23.23(b)',
    isThere: everyLine(({ term }, { words }) => isWritten(term) && isWritten(words[`term:${term}`]?.en)),
  },
  {
    letter: 'g',
    item: 'marks',
    basis: '50 CFR 23.71, 23.74',
    isThere: everyLine(({ position, marks }, _, { markedLines }) => !markedLines.includes(position) || marks.some(isWritten)),
  },
  { letter: 'h', item: 'appendix', basis: '50 CFR 23.23(c)(1)', isThere: everyLine(({ appendix }) => isWritten(appendix)) },
  { letter: 'i', item: 'source', basis: '50 CFR 23.24', isThere: everyLine(({ source }) => isWritten(source)) },
  {
    letter: 'j',
    item: 'quantity',
    basis: 'Res. Conf. 12.3, Annex 1',
    isThere: everyLine(({ quantity, unit }) => Number(quantity) > 0 && isWritten(unit)),
  },
  {
    letter: 'k',
    item: 'validity',
    basis: '50 CFR 23.54',
    isThere: ({ issuedOn, validUntil }) => isWritten(issuedOn) && isWritten(validUntil),
  },
  {
    letter: 'l',
    item: 'signature',
    basis: 'Res. Conf. 12.3, Annex 1',
    isThere: ({ issue }) => isWritten(issue.by) && isWritten(issue.place),
  },
  { letter: 'm', item: 'seal', basis: 'Convention, Art. VI.3', isThere: printedByTheForm },
  { letter: 'n', item: 'live-transport', basis: '50 CFR 23.23(c)(7)', isThere: printedByTheForm },
  {
    letter: 'o',
    item: 'operation',
    basis: 'Res. Conf. 12.3, Annex 1',
    isThere: everyLine(({ source, operationNumber }) => source !== 'D' || isWritten(operationNumber)),
  },
  {
    letter: 'p',
    item: 'actual-quantity',
    basis: 'Res. Conf. 12.3, Annex 1',
    isThere: everyLine(
      ({ position }, permit, { moment, certifiedLines }) =>
        moment === 'issue' || !isTransaction(permit) || (certifiedLines ?? []).includes(position),
    ),
  },
  { letter: 'q', item: 'purpose', basis: '50 CFR 23.23(d)', isThere: ({ purpose }) => isWritten(purpose) },
  {
    letter: 'r',
    item: 'quota',
    basis: 'Res. Conf. 12.3 §VIII',
    isThere: everyLine(({ position, quota }, _, { quotaLines }) => !quotaLines.includes(position) || quota !== null),
  },
  {
    letter: 's',
    item: 'origin',
    basis: 'EPIX, boxes 12 and 12a',
    isThere: everyLine((line, permit) => permit.form !== 'REEXPORT' || hasOrigin(line) || explains(permit, line)),
  },
  {
    letter: 't',
    item: 'acquired',
    basis: 'EPIX, box 12b',
    isThere: everyLine((line) => !isPreConventionLine(line) || line.acquiredOn !== null),
  },
  {
    letter: 'u',
    item: 'origin-statement',
    basis: 'Res. Conf. 12.3, Annex 1',
    isThere: everyLine(({ origin }, { documentType, party }) => documentType !== 'CO' || origin?.country === party),
  },
  {
    letter: 'v',
    item: 'transport-document',
    basis: 'EPIX, box 15',
    isThere: (_, { moment, transportDocument }) => moment === 'issue' || transportDocument === null || isWritten(transportDocument),
  },
] as const satisfies readonly MandatoryRow[];

/** The name of an item of the mandatory set. */
export type MandatoryItem = (typeof MANDATORY_ITEMS)[number]['item'];

/** What a permit lacks of the mandatory set, in its order; empty when it is complete. */
export const missingItems = (permit: PermitContent, facts: MandatoryFacts): readonly MandatoryItem[] =>
  MANDATORY_ITEMS.filter(({ isThere }) => !isThere(permit, facts)).map(({ item }) => item);
