import 'server-only';
import { findTaxonRange } from '@/data/reference/taxon-range';
import { claimsOf } from '@/domain/documents/check-claims';
import { type CheckGround, checkFacts, originOf, termCodeOf } from '@/domain/documents/check-facts';
import type { CheckScope, CheckTaxon } from '@/domain/documents/check-scope';
import { decideDocuments } from '@/domain/documents/decide-documents';
import type { DocumentDecision } from '@/domain/documents/document-decision';
import type { Claim } from '@/domain/rules/claim-facts';
import type { RuleFacts } from '@/domain/rules/facts';
import { RULES } from '@/domain/rules/register';
import type { RangeFacts } from '@/domain/rules/register-facts';
import { evaluate, type Finding } from '@/domain/rules/rule';
import type { Listing } from '@/domain/taxonomy/listing';
import { knownCodes } from '../application/known-codes';
import type { ServiceContext } from '../context';
import { listingForOrigin } from './listing-for-origin';

/** An exemption that the answers speak for and that does not hold, with the rules that refuse it. */
export interface RefusedClaim {
  readonly claim: Claim;
  readonly ruleIds: readonly string[];
  /** Its conditions that the answers break. */
  readonly broken: readonly string[];
}

/** Which documents a movement needs, and what stops it. */
export interface CheckedMovement {
  readonly decision: DocumentDecision;
  readonly refusedClaims: readonly RefusedClaim[];
  /** Rules of the register that stop it when an application is sent, with their facts. */
  readonly stoppedBy: readonly Finding[];
  readonly facts: RuleFacts;
}

/** The rules of submission that stop a movement itself; the others judge how an application is filled in. */
const STOPPING = ['COD-07', 'COD-12', 'COD-20', 'COD-21', 'QTA-03', 'SUS-01', 'SUS-02', 'ORG-01'];

/** The documents of a movement as the answers of the check state it. An exemption that fails is told, and the next one is tried. */
export async function checkMovement(
  input: { readonly scope: CheckScope; readonly taxon: CheckTaxon; readonly listings: readonly Listing[] },
  ctx: ServiceContext,
): Promise<CheckedMovement> {
  const { scope, taxon } = input;
  const ground = await groundOf(input, ctx);
  const refusedClaims: RefusedClaim[] = [];
  for (const claim of claimsOf(scope)) {
    const facts = checkFacts(scope, taxon, claim, ground);
    const decision = decideDocuments(facts);
    const refusedBy = decision.outcome === 'stopped' ? decision.stoppedBy.filter((id) => id.startsWith('EXM-')) : [];
    if (refusedBy.length === 0) return { decision, refusedClaims, stoppedBy: stopping(facts, decision), facts };
    refusedClaims.push({ claim, ruleIds: refusedBy, broken: decision.broken });
  }
  const facts = checkFacts(scope, taxon, null, ground);
  const decision = decideDocuments(facts);
  return { decision, refusedClaims, stoppedBy: stopping(facts, decision), facts };
}

// A movement that needs no document is stopped by nothing: the Convention does not look at it.
const stopping = (facts: RuleFacts, decision: DocumentDecision): readonly Finding[] =>
  decision.outcome === 'none'
    ? []
    : evaluate(RULES, 'S', [facts], facts.on).filter(
        ({ ruleId, as }) => as === 'broken' && (STOPPING.includes(ruleId) || decision.stoppedBy.includes(ruleId)),
      );

async function groundOf(
  { scope, taxon, listings }: { readonly scope: CheckScope; readonly taxon: CheckTaxon; readonly listings: readonly Listing[] },
  ctx: ServiceContext,
): Promise<CheckGround> {
  const { lists, codes } = await knownCodes(ctx);
  const code = termCodeOf(scope);
  const term = lists.terms.find((entry) => entry.code === code);
  return {
    on: ctx.today,
    listing: listingForOrigin(listings, originOf(scope)),
    term: term ? { code: term.code, units: [...(term.preferredUnit ? [term.preferredUnit] : []), ...term.alternativeUnits] } : null,
    knownCountries: codes.countries,
    nonParties: lists.countries.filter(({ isParty, kind }) => !isParty && kind === 'iso').map((country) => country.code),
    registers: { range: await rangeOf(taxon, ctx) },
  };
}

async function rangeOf(taxon: CheckTaxon, ctx: ServiceContext): Promise<RangeFacts | null> {
  const range = await findTaxonRange(ctx.db, taxon.scientificName);
  return range
    ? {
        native: [...range.native, ...range.reintroduced],
        introduced: [...range.introduced, ...range.possiblyIntroduced],
        uncertain: [...range.uncertain, ...range.possiblyExtinct, ...range.extinct],
        source: range.source,
      }
    : null;
}
