import { z } from 'zod';
import { APPENDICES } from '@/domain/codes/appendix';
import { DocumentType } from '@/domain/codes/document-type';
import { PurposeCode } from '@/domain/codes/purpose-code';
import { SourceCode } from '@/domain/codes/source-code';
import type { PermitContent } from '@/domain/permit/permit';
import { formatPermitNumber, parsePermitNumber } from '@/domain/permit/permit-number';
import { addDays, type IsoDate } from '@/domain/shared/iso-date';
import { parseQuantity } from '@/domain/shared/quantity';

/** One line as the code carries it. */
export interface ScannedLine {
  readonly scientificName: string;
  readonly term: string;
  readonly appendix: string;
  /** One source code, or two where the second is I or O. */
  readonly source: string;
  readonly quantity: string;
  readonly unit: string;
  readonly origin: string;
}

/** What a permit's code says by itself, without any register. */
export interface PermitClaims {
  readonly party: string;
  readonly permitNumber: string;
  readonly documentType: DocumentType;
  readonly issuedOn: IsoDate;
  readonly validUntil: IsoDate;
  readonly from: string;
  readonly to: string;
  readonly exporter: string;
  readonly importer: string;
  readonly purpose: PurposeCode;
  readonly lines: readonly ScannedLine[];
  readonly contentSha256: Uint8Array;
  readonly registerToken: Uint8Array;
  /** Lines of the permit that did not fit into the code. */
  readonly moreLines: number;
}

const EPOCH = '1970-01-01' as IsoDate;
const MOST_NAME = 60;

const daysSinceEpoch = (on: IsoDate): number => Math.round(Date.parse(`${on}T00:00:00Z`) / 86_400_000);

const latin = (party: { readonly name: string; readonly latinName: string | null }): string =>
  [...(party.latinName ?? party.name)].slice(0, MOST_NAME).join('');

/** The claims of a permit, before any line is dropped for size. */
export const claimsOf = (content: PermitContent, contentSha256: Uint8Array, registerToken: Uint8Array): PermitClaims => ({
  party: content.party,
  permitNumber: content.permitNumber,
  documentType: content.documentType,
  issuedOn: content.issuedOn,
  validUntil: content.validUntil,
  from: content.countryOfExport,
  to: content.countryOfImport,
  exporter: latin(content.exporter),
  importer: latin(content.importer),
  purpose: content.purpose,
  lines: content.lines.map((line) => ({
    scientificName: line.scientificName,
    term: line.term,
    appendix: line.appendix,
    source: line.source + (line.secondarySource ?? ''),
    quantity: line.quantity,
    unit: line.unit,
    origin: line.origin?.country ?? content.countryOfExport,
  })),
  contentSha256,
  registerToken,
  moreLines: 0,
});

/** The claims as the integer-keyed map of decisions §7; dates as days since 1970-01-01 (RFC 8943). */
export function toMap(claims: PermitClaims): Map<number, unknown> {
  const map = new Map<number, unknown>([
    [1, 1],
    [2, claims.party],
    [3, claims.permitNumber],
    [4, claims.documentType],
    [5, daysSinceEpoch(claims.issuedOn)],
    [6, daysSinceEpoch(claims.validUntil)],
    [7, [claims.from, claims.to]],
    [8, [claims.exporter, claims.importer]],
    [9, claims.purpose],
    [10, claims.lines.map((l) => [l.scientificName, l.term, l.appendix, l.source, l.quantity, l.unit, l.origin])],
    [11, claims.contentSha256],
    [12, claims.registerToken],
  ]);
  if (claims.moreLines > 0) map.set(13, claims.moreLines);
  return map;
}

const day = z
  .number()
  .int()
  .min(-62_000)
  .max(84_000)
  .transform((days) => addDays(EPOCH, days));
const country = z.string().regex(/^[A-Z]{2}$/);
const bytesOf = (length: number) => z.instanceof(Uint8Array).refine((bytes) => bytes.length === length);
const plainQuantity = z.string().refine((text) => {
  const quantity = parseQuantity(text);
  return /^\d+(\.\d+)?$/.test(text) && (quantity.ok ? quantity.value === text : quantity.problem === 'quantity.ambiguous');
});
const source = z
  .string()
  .min(1)
  .max(2)
  .refine((codes) => [...codes].every((code) => SourceCode.safeParse(code).success));

const mapSchema = z
  .strictObject({
    1: z.literal(1),
    2: country,
    3: z.string().max(20),
    4: DocumentType,
    5: day,
    6: day,
    7: z.tuple([country, country]),
    8: z.tuple([z.string().max(2 * MOST_NAME), z.string().max(2 * MOST_NAME)]),
    9: PurposeCode,
    10: z
      .array(
        z.tuple([
          z.string().min(1).max(120),
          z.string().regex(/^[A-Z]{3}$/),
          z.enum(APPENDICES),
          source,
          plainQuantity,
          z.string().regex(/^[A-Z0-9]{3}$/),
          country,
        ]),
      )
      .max(200),
    11: bytesOf(32),
    12: bytesOf(16),
    13: z.number().int().min(1).max(200).optional(),
  })
  .refine((claims) => {
    // The country in the number, the claim and (checked by the caller) the key must agree.
    const number = parsePermitNumber(claims[3]);
    const isAsPrinted = number.ok && formatPermitNumber(number.value) === claims[3];
    return isAsPrinted && number.value.party === claims[2] && number.value.documentType === claims[4];
  });

/** Reads a decoded map; null when anything is missing, extra or malformed. */
export function fromMap(map: unknown): PermitClaims | null {
  if (!(map instanceof Map) || [...map.keys()].some((key) => typeof key !== 'number')) return null;
  const parsed = mapSchema.safeParse(Object.fromEntries(map));
  if (!parsed.success) return null;
  const c = parsed.data;
  return {
    party: c[2],
    permitNumber: c[3],
    documentType: c[4],
    issuedOn: c[5],
    validUntil: c[6],
    from: c[7][0],
    to: c[7][1],
    exporter: c[8][0],
    importer: c[8][1],
    purpose: c[9],
    lines: c[10].map(([scientificName, term, appendix, lineSource, quantity, unit, origin]) => ({
      scientificName,
      term,
      appendix,
      source: lineSource,
      quantity,
      unit,
      origin,
    })),
    contentSha256: c[11],
    registerToken: c[12],
    moreLines: c[13] ?? 0,
  };
}
