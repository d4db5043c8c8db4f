import { SOURCE_LAW, type SourceCode } from '../codes/source-code';
import type { RuleFacts } from '../rules/facts';
import { primarySource } from './movement';

/** Why the regular regime has no document for a movement, by the rule of the register that says so (domain rules §4.3). */
interface Stop {
  readonly ruleId: string;
  readonly stops: (facts: RuleFacts, source: SourceCode) => boolean;
}

const isOfAppendixI = ({ line }: RuleFacts) => line.appendixInForce === 'I';
const isForTrade = ({ purpose }: RuleFacts) => purpose === 'T';
const isKingdomWrong = ({ line }: RuleFacts, source: SourceCode) =>
  line.kingdom !== null && !SOURCE_LAW[source].kingdoms.includes(line.kingdom);

/** COD-12: of Appendix I and not bred or propagated in a registered operation, so never for trade (Art. III.3(c)). */
export const NEVER_FOR_TRADE: readonly SourceCode[] = ['W', 'X', 'F', 'R', 'U', 'I'];

/** The stops, in the order of the register. The register asks the same at submission; a test holds the two together. */
export const STOPS: readonly Stop[] = [
  { ruleId: 'COD-03', stops: ({ line }, source) => source === 'D' && line.appendixInForce !== 'I' },
  { ruleId: 'COD-04', stops: (facts, source) => source === 'A' && isKingdomWrong(facts, source) },
  { ruleId: 'COD-05', stops: (facts, source) => ['C', 'R', 'F'].includes(source) && isKingdomWrong(facts, source) },
  { ruleId: 'COD-06', stops: (facts, source) => source === 'Y' && isKingdomWrong(facts, source) },
  { ruleId: 'COD-07', stops: (facts, source) => source === 'R' && isOfAppendixI(facts) },
  { ruleId: 'COD-08', stops: ({ line }, source) => source === 'X' && line.isMarine === false },
  { ruleId: 'COD-12', stops: (facts, source) => isOfAppendixI(facts) && isForTrade(facts) && NEVER_FOR_TRADE.includes(source) },
  {
    ruleId: 'COD-20',
    stops: (facts, source) => source === 'A' && isOfAppendixI(facts) && isForTrade(facts) && !isKingdomWrong(facts, source),
  },
  {
    ruleId: 'COD-21',
    stops: (facts, source) => source === 'C' && isOfAppendixI(facts) && isForTrade(facts) && !isKingdomWrong(facts, source),
  },
];

/** The rules that stop a movement under the regular regime. */
export function stopsOf(facts: RuleFacts): readonly string[] {
  const source = primarySource(facts.line);
  return source === null ? [] : STOPS.filter(({ stops }) => stops(facts, source)).map(({ ruleId }) => ruleId);
}
