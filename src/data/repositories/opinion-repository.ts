import 'server-only';
import { z } from 'zod';
import { SourceCode } from '@/domain/codes/source-code';
import type { NonDetrimentOpinion, StatedOpinion } from '@/domain/registers/non-detriment-opinion';
import type { IsoDate } from '@/domain/shared/iso-date';
import { plainQuantity } from '@/domain/shared/quantity';
import type { Reader } from '../client';
import type { Tx } from '../transaction';

const day = z.string().transform((text) => text as IsoDate);
const row = z
  .object({
    id: z.string(),
    reference: z.string(),
    is_positive: z.boolean(),
    taxon: z.string(),
    country: z.string(),
    sources: z.array(SourceCode),
    terms: z.array(z.string()),
    volume: z.string().nullable(),
    unit: z.string().nullable(),
    held: z.string().nullable(),
    valid_from: day,
    valid_until: day.nullable(),
    reasoning: z.string(),
    conditions: z.string().nullable(),
    limiting_advice: z.string().nullable(),
    is_public: z.boolean(),
    application_id: z.string().nullable(),
    is_superseded: z.boolean(),
    author: z.string(),
    recorded_at: z.date(),
  })
  .transform(
    (r): NonDetrimentOpinion => ({
      id: r.id,
      reference: r.reference,
      isPositive: r.is_positive,
      taxon: r.taxon,
      country: r.country,
      sources: r.sources,
      terms: r.terms,
      volume: r.volume === null ? null : plainQuantity(r.volume),
      unit: r.unit,
      held: plainQuantity(r.held ?? '0'),
      validFrom: r.valid_from,
      validUntil: r.valid_until,
      reasoning: r.reasoning,
      conditions: r.conditions,
      limitingAdvice: r.limiting_advice,
      isPublic: r.is_public,
      applicationId: r.application_id,
      isSuperseded: r.is_superseded,
      authorName: r.author,
      recordedAt: r.recorded_at.toISOString(),
    }),
  );

/** Which opinions: on any of these taxa, or of one id, or standing ones for the list (`after`: the last reference seen). */
export interface OpinionFilter {
  readonly taxa: readonly string[] | null;
  readonly id: string | null;
  readonly isPublic: boolean | null;
  readonly search: string | null;
  readonly after: string | null;
  readonly limit: number;
}

const ALL: OpinionFilter = { taxa: null, id: null, isPublic: null, search: null, after: null, limit: 1000 };

/** Opinions with what has been drawn of them, newest first. Those of one case come only when they are asked for by taxon or id. */
export async function findOpinions(db: Reader, asked: Partial<OpinionFilter>): Promise<readonly NonDetrimentOpinion[]> {
  const f = { ...ALL, ...asked };
  const taxa = f.taxa ? [...f.taxa] : null;
  const rows = await db.$queryRaw<unknown[]>`
    SELECT o.id, o.reference, o.is_positive, o.taxon, o.country, o.sources, o.terms, o.volume::text, o.unit, a.held::text, o.valid_from::text, o.valid_until::text,
      o.reasoning, o.conditions, o.limiting_advice, o.is_public, o.application_id, EXISTS (SELECT 1 FROM non_detriment_opinion n WHERE n.supersedes = o.id) AS is_superseded,
      p.name AS author, o.recorded_at
    FROM non_detriment_opinion o JOIN person p ON p.id = o.author_id LEFT JOIN ledger_account a ON a.id = o.id
    WHERE (${taxa}::text[] IS NULL OR o.taxon = ANY (${taxa}::text[])) AND (${f.id}::uuid IS NULL OR o.id = ${f.id}::uuid)
      AND (${f.isPublic}::boolean IS NULL OR o.is_public = ${f.isPublic}::boolean)
      AND (${f.search}::text IS NULL OR strpos(lower(o.taxon), lower(${f.search}::text)) > 0)
      AND (${taxa}::text[] IS NOT NULL OR ${f.id}::uuid IS NOT NULL OR o.application_id IS NULL)
      AND (${f.after}::text IS NULL OR substr(o.reference, 5)::bigint < substr(${f.after}::text, 5)::bigint)
    ORDER BY substr(o.reference, 5)::bigint DESC LIMIT ${f.limit}::int`;
  return z.array(row).parse(rows);
}

/** An opinion to be written; of one case when it names its application and finding. */
export interface NewOpinion extends StatedOpinion {
  readonly id: string;
  readonly country: string;
  readonly ofCase: { readonly applicationId: string; readonly findingId: string } | null;
  readonly supersedes: string | null;
  readonly authorId: string;
  readonly at: string;
}

/** Writes an opinion and answers its reference. PostgreSQL refuses an author who is not of the Scientific Authority. */
export async function insertOpinion(tx: Tx, o: NewOpinion): Promise<string> {
  const rows = await tx.db.$queryRaw<unknown[]>`
    INSERT INTO non_detriment_opinion (id, is_positive, taxon, country, sources, terms, volume, unit, valid_from, valid_until, reasoning, conditions, limiting_advice, is_public,
      application_id, finding_id, supersedes, author_id, recorded_at)
    VALUES (${o.id}::uuid, ${o.isPositive}, ${o.taxon}, ${o.country}, ${[...o.sources]}::text[], ${[...o.terms]}::text[], ${o.volume}::numeric, ${o.unit}, ${o.validFrom}::date, ${o.validUntil}::date,
      ${o.reasoning}, ${o.conditions}, ${o.limitingAdvice}, ${o.isPublic}, ${o.ofCase?.applicationId ?? null}::uuid, ${o.ofCase?.findingId ?? null}::uuid, ${o.supersedes}::uuid,
      ${o.authorId}::uuid, ${new Date(o.at)}::timestamptz) RETURNING reference`;
  return z.object({ reference: z.string() }).parse(rows[0]).reference;
}
