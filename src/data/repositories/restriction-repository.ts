import 'server-only';
import { z } from 'zod';
import { Appendix } from '@/domain/codes/appendix';
import type { Reservation, StricterMeasure, Suspension, TradeReview } from '@/domain/quota/restrictions';
import type { IsoDate } from '@/domain/shared/iso-date';
import type { Reader } from '../client';

const codes = z.array(z.string());
const day = z
  .string()
  .nullable()
  .transform((text) => text as IsoDate | null);
const dated = { id: z.string(), terms: codes, sources: codes, validFrom: day, validTo: day };
const suspensionRow = z.object({
  ...dated,
  country: z.string().nullable(),
  taxonName: z.string().nullable(),
  scope: z.enum(['all', 'commercial']),
  exemptTerms: codes,
  exemptSources: codes,
  exemptPurposes: codes,
  appliesToImport: z.boolean(),
  notification: z.string().nullable(),
  source: z.string(),
});
const reservationRow = z.object({ ...dated, party: z.string(), taxonName: z.string(), appendix: Appendix.nullable() });
const measureRow = z.object({
  ...dated,
  country: z.string(),
  taxonName: z.string().nullable(),
  appendix: Appendix.nullable(),
  exemptPurposes: codes,
  measure: z.string(),
});
const reviewRow = z.object({
  ...dated,
  country: z.string().nullable(),
  taxonName: z.string(),
  exemptPurposes: codes,
  stage: z.string(),
  recommendation: z.string(),
});

/** The suspensions in force on a day that name any of these taxa, or no taxon at all. */
export async function findSuspensions(db: Reader, names: readonly string[], on: IsoDate): Promise<readonly Suspension[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT id::text, country, taxon_name AS "taxonName", scope, terms, sources, exempt_terms AS "exemptTerms",
      exempt_sources AS "exemptSources", exempt_purposes AS "exemptPurposes", applies_to_import AS "appliesToImport", notification, source,
      valid_from::text AS "validFrom", valid_to::text AS "validTo"
    FROM suspension WHERE (taxon_name IS NULL OR taxon_name = ANY (${[...names]}::text[])) AND withdrawn_on IS NULL
      AND (valid_from IS NULL OR valid_from <= ${on}::date) AND (valid_to IS NULL OR valid_to >= ${on}::date) ORDER BY valid_from NULLS FIRST, id`;
  return z.array(suspensionRow).parse(rows);
}

/** The reservations in force on a day on any of these taxa. */
export async function findReservations(db: Reader, names: readonly string[], on: IsoDate): Promise<readonly Reservation[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT id::text, party, taxon_name AS "taxonName", appendix, '{}'::text[] AS terms, '{}'::text[] AS sources,
      valid_from::text AS "validFrom", valid_to::text AS "validTo"
    FROM reservation WHERE taxon_name = ANY (${[...names]}::text[]) AND withdrawn_on IS NULL
      AND (valid_from IS NULL OR valid_from <= ${on}::date) AND (valid_to IS NULL OR valid_to >= ${on}::date) ORDER BY party, id`;
  return z.array(reservationRow).parse(rows);
}

/** The stricter measures in force on a day of any of these States. */
export async function findStricterMeasures(db: Reader, countries: readonly string[], on: IsoDate): Promise<readonly StricterMeasure[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT id::text, country, taxon_name AS "taxonName", appendix, terms, sources, exempt_purposes AS "exemptPurposes", measure,
      valid_from::text AS "validFrom", valid_to::text AS "validTo"
    FROM stricter_measure WHERE country = ANY (${[...countries]}::text[]) AND withdrawn_on IS NULL
      AND (valid_from IS NULL OR valid_from <= ${on}::date) AND (valid_to IS NULL OR valid_to >= ${on}::date) ORDER BY country, id`;
  return z.array(measureRow).parse(rows);
}

/** The reviews under way on a day of any of these taxa. */
export async function findTradeReviews(db: Reader, names: readonly string[], on: IsoDate): Promise<readonly TradeReview[]> {
  const rows = await db.$queryRaw<
    unknown[]
  >`SELECT id::text, country, taxon_name AS "taxonName", terms, sources, exempt_purposes AS "exemptPurposes", stage, recommendation,
      valid_from::text AS "validFrom", valid_to::text AS "validTo"
    FROM trade_review WHERE taxon_name = ANY (${[...names]}::text[]) AND withdrawn_on IS NULL
      AND (valid_from IS NULL OR valid_from <= ${on}::date) AND (valid_to IS NULL OR valid_to >= ${on}::date) ORDER BY taxon_name, id`;
  return z.array(reviewRow).parse(rows);
}
