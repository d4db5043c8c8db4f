import 'server-only';
import { findQuotas } from '@/data/repositories/quota-repository';
import type { Application, SpecimenLine } from '@/domain/application/application';
import type { Quota } from '@/domain/quota/quota';
import { leftOfQuota } from '@/domain/quota/quota-use';
import { admits, countsAgainstQuotas } from '@/domain/quota/trade';
import type { StricterMeasureFacts, SuspensionFacts } from '@/domain/rules/register-facts';
import { yearOf } from '@/domain/shared/iso-date';
import { annotationOn } from '@/domain/taxonomy/annotations';
import type { ResolvedTaxon } from '@/domain/taxonomy/resolved-taxon';
import type { ServiceContext } from '../context';
import { stricterMeasureFacts, suspensionFacts } from '../law/restriction-facts';
import { tradeOf } from '../law/trade-of';
import { type ListingFacts, listingFacts } from './listing-facts';
import { resolveTaxon } from './resolve-taxon';

/** What is known of a line's species before anything else of the line is asked. */
export interface SpeciesOfLine {
  readonly taxon: ResolvedTaxon;
  readonly listing: ListingFacts;
  /** The term codes that the annotation keeps under control beside the whole organism; 'all' where it names exceptions instead. */
  readonly annotated: { readonly symbol: string; readonly covers: 'all' | readonly string[] } | null;
  /** The name that was searched, where it is another name of this taxon. */
  readonly searched: string | null;
  readonly quotas: readonly { readonly quota: Quota; readonly left: string }[];
  readonly suspensions: readonly SuspensionFacts[];
  readonly measures: readonly StricterMeasureFacts[];
}

/** The species card of a line: its listing in force today, what is left of this year's quotas, and what stands against its trade. */
export async function speciesOfLine(
  { application, line, searched }: { readonly application: Application; readonly line: SpecimenLine; readonly searched: string },
  ctx: ServiceContext,
): Promise<SpeciesOfLine | null> {
  const { scientificName, originCountry = null } = line.answers;
  if (!scientificName) return null;
  const found = await listingFacts(ctx.db, { scientificName, originCountry: originCountry || null }, ctx.today);
  if (!found) return null;
  const trade = await tradeOf(ctx.db, { ...application, lines: [line] }, ctx.today);
  const [traded] = trade.lines;
  const suspensions = await suspensionFacts(ctx.db, trade);
  const measures = await stricterMeasureFacts(ctx.db, trade);
  const country = trade.exporterCountry ?? application.partyCode;
  const quotas = traded && countsAgainstQuotas(trade) ? await findQuotas(ctx.db, country, yearOf(ctx.today), traded.names) : [];
  const { annotation } = found.facts;
  const wording = annotation ? annotationOn(annotation, ctx.today) : null;
  return {
    taxon: found.taxon,
    listing: found.facts,
    annotated: wording ? { symbol: wording.symbol, covers: wording.covers } : null,
    searched: await otherName(searched, scientificName, ctx),
    // What is not answered yet does not rule a quota out.
    quotas: quotas
      .filter(
        ({ terms, holderId }) => (!traded?.term || admits(terms, traded.term)) && (holderId === null || holderId === trade.applicantId),
      )
      .map((quota) => ({ quota, left: leftOfQuota(quota) })),
    suspensions: suspensions.get(line.position) ?? [],
    measures: measures.get(line.position) ?? [],
  };
}

/** Only what the register itself knows as a name of this taxon is said back: the address of a page proves nothing. */
async function otherName(searched: string, scientificName: string, ctx: ServiceContext): Promise<string | null> {
  if (searched === '' || searched.toLowerCase() === scientificName.toLowerCase()) return null;
  const resolved = await resolveTaxon({ name: searched }, ctx);
  if (!resolved.ok || resolved.value.scientificName !== scientificName) return null;
  const { kind, name } = resolved.value.matchedAs;
  return kind === 'synonym' || kind === 'former' ? name : null;
}
