import { z } from 'zod';
import { DocumentType } from '../codes/document-type';
import { PurposeCode } from '../codes/purpose-code';
import { VERDICTS } from './verdict';

const day = z.iso.date();
const moment = z.iso.datetime();
const country = z.string().regex(/^[A-Z]{2}$/);
const quantity = z.string().describe('A decimal number, as a text so that no digit is lost');
/** What the table has in a column, each value once. */
const column = <T extends string>(values: readonly T[]) => z.enum([...new Set(values)] as [T, ...T[]]);

const line = z.strictObject({
  position: z.number().int(),
  scientificName: z.string(),
  commonName: z.string().nullable(),
  description: z.string(),
  term: z.string(),
  appendix: z.string(),
  source: z.string(),
  quantity,
  endorsed: quantity,
  left: quantity,
  unit: z.string(),
  marks: z.array(z.string()).readonly().describe('The last four characters of each mark'),
  origin: z.string().nullable(),
});

/** What a check may show of a permit of ours: no address, never. */
const permit = z.strictObject({
  permitNumber: z.string(),
  replaces: z.string().nullable().describe('The number of the permit that this one replaces'),
  replacedBy: z.string().nullable().describe('The number of the permit that stands in its place'),
  documentType: DocumentType,
  otherTitle: z.string().nullable(),
  issuedBy: z.string(),
  issuedOn: day,
  leftBeforeIssue: day.nullable().describe('The day on which the specimens left, where the permit was issued afterwards'),
  securityStamp: z.string().nullable().describe('The number of the security stamp in box 5b'),
  validFrom: day,
  validUntil: day,
  stateOn: day.describe('The day since which it is in its state'),
  countryOfExport: z.string(),
  countryOfImport: z.string(),
  purpose: z.string(),
  useRule: z.enum(['one-consignment', 'split-consignments', 'multiple-crossings']),
  lines: z.array(line).readonly(),
  endorsements: z.array(z.strictObject({ on: day, post: z.string() })).readonly(),
});

const parties = z.strictObject({ exporter: z.string(), importer: z.string() });

/** What the square code of another Party's permit says, and how far that Party's lists reach. */
const foreign = z.strictObject({
  party: country,
  permitNumber: z.string(),
  documentType: DocumentType,
  issuedOn: day,
  validUntil: day,
  from: z.string(),
  to: z.string(),
  exporter: z.string(),
  importer: z.string(),
  purpose: PurposeCode,
  lines: z
    .array(
      z.strictObject({
        scientificName: z.string(),
        term: z.string(),
        appendix: z.string(),
        source: z.string(),
        quantity,
        unit: z.string(),
        origin: z.string(),
      }),
    )
    .readonly(),
  moreLines: z.number().int(),
  statusAsOf: moment.nullable(),
  doubt: z
    .enum([
      'party-unknown',
      'trust-withdrawn',
      'key-unknown',
      'key-not-in-use',
      'keys-old',
      'key-compromised-later',
      'no-states',
      'states-old',
      'newer-than-states',
    ])
    .nullable(),
});

/** The answer of a check to a machine: the verdict of the one table, and what it may show. */
export const machineAnswer = z.strictObject({
  verdict: column(VERDICTS.map(({ code }) => code)),
  word: z.string().describe('Key of the word that people read; several verdicts share one'),
  shape: column(VERDICTS.map(({ shape }) => shape)),
  colour: column(VERDICTS.map(({ colour }) => colour)),
  checkedAt: moment.nullable(),
  permit: permit.nullable(),
  parties: parties.nullable().describe('As the scanned code itself carries them; null for a typed number'),
  foreign: foreign.nullable(),
});
export type MachineAnswer = z.output<typeof machineAnswer>;

/** The same of a scanned code, and whether it was brought under another address than ours. */
export const scannedAnswer = machineAnswer.extend({ foreignHost: z.boolean() });

/** An annex to box 14 of a permit: whole, and of which moment. */
const annex = z.strictObject({
  permitNumber: z.string(),
  drawnAt: moment.describe('The moment at which it was drawn from the register'),
  entries: z.number().int().describe('How many entries of box 14 it tells'),
  laterEntries: z.number().int().describe('How many were made since'),
});

/** The same of a file, and in which boxes it says something else than the register; or that it is no permit but an annex to one. */
export const fileAnswer = machineAnswer.extend({
  differences: z.array(z.strictObject({ page: z.number().int(), box: z.string().nullable(), line: z.string().nullable() })).readonly(),
  annex: annex.nullable().describe('Null unless the file is an annex to box 14; the verdict is then that of its permit'),
});
export type FileMachineAnswer = z.output<typeof fileAnswer>;
