// The law, measured with no database: every rule over an application of twenty lines, beside the same number of empty
// predicate calls, and decisions of the document engine. Called by scripts/bench.mjs; prints one JSON line of rows.
import { fileURLToPath } from 'node:url';
import { decideDocuments } from '../../src/domain/documents/decide-documents';
import type { RuleFacts } from '../../src/domain/rules/facts';
import { RULES } from '../../src/domain/rules/register';
import { evaluate, type Rule, STAGES } from '../../src/domain/rules/rule';
import { caseFacts } from '../golden/case-facts';
import { openCase } from '../golden/context';
import { readGoldenFile } from '../golden/golden-file';
import { rowsOf, sideBySide } from './timing.mjs';

const LINES = 20;
const DECISIONS = 1000;

/** Facts of every kind, taken from our own golden cases: exports, re-exports, imports, claims, borders. */
function factsOfTheCases(): readonly RuleFacts[] {
  const read = readGoldenFile(fileURLToPath(new URL('../../tests/fixtures/golden-cases.json', import.meta.url)));
  if (!read.ok) throw new Error(read.problem);
  return read.file.cases.flatMap((one) => caseFacts(openCase(one, read.file.units)));
}

const all = factsOfTheCases();
const [first] = all;
if (!first) throw new Error('the golden cases have lines');

/** One application of twenty lines, each a specimen of its own. */
const application: readonly RuleFacts[] = Array.from({ length: LINES }, (_, index) => {
  const other = all[index % all.length] ?? first;
  return { ...first, line: { ...other.line, position: index + 1 } };
});
const whole = application.map((facts) => ({ ...facts, lines: application.map(({ line }) => line) }));

/** The same calls, to a predicate that answers at once. */
const empty: readonly Rule[] = RULES.map((rule) => ({ ...rule, check: () => null }));
const everyStage = (rules: readonly Rule[]) => () => {
  // New facts each time, as a service gathers them: what was decided on the old ones must not count.
  const gathered = whole.map((facts) => ({ ...facts }));
  for (const stage of STAGES) evaluate(rules, stage, gathered, first.on);
};

const calls = STAGES.flatMap((stage) => RULES.filter((rule) => rule.stages.includes(stage))).reduce(
  (sum, rule) => sum + (rule.scope === 'line' ? LINES : 1),
  0,
);
const floor = `floor: ${calls} calls of empty predicates`;
const judged = await sideBySide(
  { [`all ${RULES.length} rules, every stage, ${LINES} lines`]: everyStage(RULES), [floor]: everyStage(empty) },
  { rounds: 200 },
);

const decide = `${DECISIONS} decisions of the document engine`;
const readAppendix = `floor: the Appendix read ${DECISIONS} times`;
let seen = 0;
const decided = await sideBySide(
  {
    [decide]: () => {
      for (let n = 0; n < DECISIONS; n++) seen += decideDocuments(all[n % all.length] ?? first).documents.length;
    },
    [readAppendix]: () => {
      for (let n = 0; n < DECISIONS; n++) seen += (all[n % all.length] ?? first).line.appendixInForce === null ? 0 : 1;
    },
  },
  { rounds: 100 },
);

const perSecond = Math.round((DECISIONS * 1000) / (decided[decide] ?? Number.NaN));
const rows = [
  ...rowsOf('Law, with no database', judged, floor),
  ...rowsOf(`Document engine (${perSecond.toLocaleString('en')} decisions per second)`, decided, readAppendix),
];
if (seen === 0) throw new Error('no case needs a document');
console.log(`BENCH ${JSON.stringify(rows)}`);
