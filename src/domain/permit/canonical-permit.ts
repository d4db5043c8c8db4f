/**
 * Where a permit's bytes come from: RFC 8785 JSON of `PermitContent`. All values of a permit are texts, lists and the one
 * whole number 1, so that canonical JSON is the sorted, unspaced form and nothing depends on how a number is printed.
 */
import { z } from 'zod';
import { Appendix } from '../codes/appendix';
import { DocumentType, FormType } from '../codes/document-type';
import { PurposeCode } from '../codes/purpose-code';
import { SourceCode } from '../codes/source-code';
import { isoDateSchema } from '../shared/iso-date';
import type { Quantity } from '../shared/quantity';
import type { PermitContent } from './permit';

const text = z.string();
const names = z.strictObject({ en: text, fr: text, es: text });
const partySchema = z.strictObject({
  name: text,
  latinName: text.nullable(),
  address: z.array(text),
  latinAddress: z.array(text).nullable(),
  country: text,
});
const foreign = z.strictObject({ country: text, permitNumber: text.nullable(), issuedOn: isoDateSchema.nullable() });

/** Reads the stored content of a permit; anything else than what was frozen is a fault of the register. */
export const permitContentSchema: z.ZodType<PermitContent> = z.strictObject({
  version: z.literal(1),
  edition: text,
  party: text,
  permitNumber: text,
  form: FormType,
  documentType: DocumentType,
  otherTitle: text.nullable(),
  issuedOn: isoDateSchema,
  validFrom: isoDateSchema,
  validUntil: isoDateSchema,
  exporter: partySchema,
  importer: partySchema,
  countryOfImport: text,
  countryOfExport: text,
  purpose: PurposeCode,
  specialConditions: z.array(text),
  securityStampNumber: text.nullable(),
  managementAuthority: z.strictObject({ name: text, address: z.array(text), country: text }),
  lines: z.array(
    z.strictObject({
      position: z.number().int(),
      scientificName: text,
      commonName: text.nullable(),
      appendix: Appendix,
      annotation: text.nullable(),
      source: SourceCode,
      secondarySource: SourceCode.nullable(),
      term: text,
      description: text,
      marks: z.array(text),
      quantity: text.transform((quantity) => quantity as Quantity),
      unit: text,
      quota: z.strictObject({ exportedToDate: text, limit: text }).nullable(),
      origin: foreign.nullable(),
      lastReExport: foreign.nullable(),
      operationNumber: text.nullable(),
      acquiredOn: isoDateSchema.nullable(),
    }),
  ),
  issue: z.strictObject({ by: text, title: text, place: text, on: isoDateSchema }),
  markings: z.array(text),
  checkCode: text,
  words: z.record(text, names),
});
