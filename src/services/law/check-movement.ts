import 'server-only';
import { claimsOf } from '@/domain/documents/check-claims';
import { type CheckGround, checkFacts, originOf, termCodeOf } from '@/domain/documents/check-facts';
import type { CheckScope, CheckTaxon } from '@/domain/documents/check-scope';
import { decideDocuments } from '@/domain/documents/decide-documents';
import type { DocumentDecision } from '@/domain/documents/document-decision';
import type { Claim } from '@/domain/rules/claim-facts';
import type { RuleFacts } from '@/domain/rules/facts';
import { RULES } from '@/domain/rules/register';
import { evaluate, type Finding } from '@/domain/rules/rule';
import { knownCodes } from '../application/known-codes';
import type { ServiceContext } from '../context';
import { listingFacts } from '../taxonomy/listing-facts';
import { checkRegisters } from './check-registers';

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
  input: { readonly scope: CheckScope; readonly taxon: CheckTaxon },
  ctx: ServiceContext,
): Promise<CheckedMovement> {
  const { scope, taxon } = input;
  const ground = await groundOf(scope, taxon, ctx);
  const factsFor = async (claim: Claim | null): Promise<RuleFacts> => {
    const said = checkFacts(scope, taxon, claim, ground);
    return { ...said, line: { ...said.line, ...(await checkRegisters(said, ctx)) } };
  };
  const refusedClaims: RefusedClaim[] = [];
  for (const claim of claimsOf(scope)) {
    const facts = await factsFor(claim);
    const decision = decideDocuments(facts);
    const refusedBy = decision.outcome === 'stopped' ? decision.stoppedBy.filter((id) => id.startsWith('EXM-')) : [];
    if (refusedBy.length === 0) return { decision, refusedClaims, stoppedBy: stopping(facts, decision), facts };
    refusedClaims.push({ claim, ruleIds: refusedBy, broken: decision.broken });
  }
  const facts = await factsFor(null);
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

async function groundOf(scope: CheckScope, taxon: CheckTaxon, ctx: ServiceContext): Promise<CheckGround> {
  const { lists, codes } = await knownCodes(ctx);
  const code = termCodeOf(scope);
  const term = lists.terms.find((entry) => entry.code === code);
  const listed = await listingFacts(ctx.db, { scientificName: taxon.scientificName, originCountry: originOf(scope) }, ctx.today);
  return {
    on: ctx.today,
    listing: listed?.facts ?? { appendixInForce: null },
    term: term ? { code: term.code, units: [...(term.preferredUnit ? [term.preferredUnit] : []), ...term.alternativeUnits] } : null,
    knownCountries: codes.countries,
    nonParties: lists.countries.filter(({ isParty, kind }) => !isParty && kind === 'iso').map((country) => country.code),
  };
}
