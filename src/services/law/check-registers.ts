import 'server-only';
import { ancestorsOf } from '@/data/reference/taxon-ancestors';
import { findTaxonRange } from '@/data/reference/taxon-range';
import type { Trade } from '@/domain/quota/trade';
import type { RuleFacts } from '@/domain/rules/facts';
import type { LineRegisters, QuotaFacts, RangeFacts } from '@/domain/rules/register-facts';
import { addQuantity } from '@/domain/shared/quantity';
import type { ServiceContext } from '../context';
import { quotaUses } from './quota-facts';
import { reservationFacts, stricterMeasureFacts, suspensionFacts } from './restriction-facts';

/** What the registers hold about a movement that somebody only asks about: nothing of any case, and no quantity. */
export async function checkRegisters(facts: RuleFacts, ctx: ServiceContext): Promise<LineRegisters> {
  const { line } = facts;
  const namesOf = await ancestorsOf(ctx.db, [line.scientificName]);
  const trade: Trade = {
    on: facts.on,
    transaction: facts.transaction ?? null,
    documentType: null,
    exporterCountry: facts.exporterCountry,
    importerCountry: facts.importerCountry,
    purpose: facts.purpose,
    applicantId: '',
    lines: [
      {
        position: line.position,
        names: namesOf(line.scientificName),
        term: line.termCode,
        sources: line.source ? [line.source] : [],
        quantity: null,
        unit: null,
        appendix: line.appendixInForce,
        originCountry: line.originCountry,
        originPermitOn: null,
        operationNumber: null,
      },
    ],
  };
  const { position } = line;
  return {
    range: await rangeOf(line.scientificName, ctx),
    suspensions: (await suspensionFacts(ctx.db, trade)).get(position) ?? [],
    reservations: (await reservationFacts(ctx.db, trade)).get(position) ?? [],
    stricterMeasures: (await stricterMeasureFacts(ctx.db, trade)).get(position) ?? [],
    quotas: await quotasOf(trade, ctx),
  };
}

async function quotasOf(trade: Trade, ctx: ServiceContext): Promise<readonly QuotaFacts[]> {
  const uses = await quotaUses(ctx.db, trade);
  return uses.map(({ quota }) => ({
    id: quota.id,
    year: quota.year,
    limit: quota.limit,
    used: addQuantity(quota.reserved, quota.drawn),
    requested: '0',
    unit: quota.unit,
    isOperatorQuota: quota.kind === 'operator',
    source: quota.source,
  }));
}

async function rangeOf(scientificName: string, ctx: ServiceContext): Promise<RangeFacts | null> {
  const range = await findTaxonRange(ctx.db, scientificName);
  return range
    ? {
        native: [...range.native, ...range.reintroduced, ...range.possiblyExtinct, ...range.extinct],
        introduced: [...range.introduced, ...range.possiblyIntroduced],
        uncertain: range.uncertain,
        source: range.source,
      }
    : null;
}
