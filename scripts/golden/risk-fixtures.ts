import type { PartyHistoryFacts } from '../../src/domain/rules/facts';
import type { LineRegisters, TradeHistoryFacts } from '../../src/domain/rules/register-facts';
import { addDays, yearOf } from '../../src/domain/shared/iso-date';
import type { GoldenContext } from './context';
import { covers, isOfTaxon } from './fixture-rows';
import type { RegisteredLine } from './registers';
import { present, type Stated } from './stated';

/** Fixtures that state something about risk, under any of their names. */
const riskRows = ({ fixtures }: GoldenContext): readonly Stated[] =>
  fixtures.records('riskRecords', 'riskRecord', 'risk', 'complianceRecords', 'compliance', 'records');

const kindOf = (row: Stated): string =>
  `${row.text('kind', 'type', 'record') ?? ''} ${row.text('rule', 'ruleId', 'indicator') ?? ''}`.trim().toLowerCase();

const ofKind = (context: GoldenContext, pattern: RegExp): readonly Stated[] => riskRows(context).filter((row) => pattern.test(kindOf(row)));

/** Rows of a kind that speak of a line. */
const about = (line: RegisteredLine, context: GoldenContext, pattern: RegExp): readonly Stated[] =>
  ofKind(context, pattern).filter((row) => isOfTaxon(row, line.taxon, context));

const trades = (line: RegisteredLine, context: GoldenContext): readonly Stated[] =>
  context.fixtures
    .records('earlierTrade', 'earlierTrades', 'tradeHistory', 'history', 'trade', 'earlierApplications', 'applications')
    .filter((row) => isOfTaxon(row, line.taxon, context) && covers(row, { ...line, sources: [], purpose: null }));

const largest = (rows: readonly Stated[], { on }: GoldenContext): string | undefined => {
  const quantities = rows
    .filter((row) => {
      const year = Number(row.text('year') ?? row.text('date', 'on')?.slice(0, 4) ?? yearOf(on));
      return year >= yearOf(on) - 5;
    })
    .map((row) => row.text('max', 'maximum', 'largest', 'largestInFiveYears', 'fiveYearMaximum', 'max5y', 'quantity'))
    .filter((quantity): quantity is string => Boolean(quantity));
  return quantities.sort((a, b) => Number(b) - Number(a))[0];
};

const SPLITTING_DAYS = 30;

/** Applications of the last thirty days, this one among them. */
function splitting(line: RegisteredLine, rows: readonly Stated[], context: GoldenContext): TradeHistoryFacts {
  const { on } = context;
  const recent = rows.filter((row) => {
    const date = row.text('date', 'on', 'submitted');
    return date && date <= on && date >= addDays(on, -SPLITTING_DAYS);
  });
  const told = rows.find((row) => row.count('applicationsIn30Days', 'applicationsInThirtyDays', 'applications', 'count') !== undefined);
  const count = told?.count('applicationsIn30Days', 'applicationsInThirtyDays', 'applications', 'count') ?? recent.length + 1;
  const sum =
    told?.count('sum', 'sumInThirtyDays', 'total') ??
    recent.reduce((all, row) => all + (row.count('quantity') ?? 0), Number(line.quantity ?? 0));
  const limit = [...rows, ...context.fixtures.records('quotas')]
    .map((row) => row.count('limit', 'quota', 'exemptionLimit'))
    .find((one) => typeof one === 'number');
  const passed = told?.yesNo('limitPassed', 'limitPassedBySum', 'aboveLimit') ?? (typeof limit === 'number' && sum > limit);
  return recent.length === 0 && !told
    ? {}
    : { applicationsInThirtyDays: count, sumInThirtyDays: String(sum), limitPassedBySum: Boolean(passed) };
}

/** Earlier trade in the taxon of a line (RSK-01, RSK-03 to RSK-05). */
export function historyOf(line: RegisteredLine, context: GoldenContext): TradeHistoryFacts {
  const figures = riskRows(context).filter(
    (row) => isOfTaxon(row, line.taxon, context) && row.text('mean', 'max', 'maximum', 'largest', 'max5y') !== undefined,
  );
  const rows = [...trades(line, context), ...about(line, context, /quantity|history|volume|rsk-01/), ...figures];
  const splits = [...rows, ...about(line, context, /split|rsk-05/)];
  const statistics = rows.find((row) => row.text('mean', 'average') !== undefined);
  const shift = about(line, context, /shift|rsk-03/);
  const stock = about(line, context, /parental|founder|captive|rsk-04/);
  const moved = rows.map((row) => row.yesNo('sourceShift', 'wildShareMovedToBred', 'shift')).find((one) => one !== undefined);
  const onRecord = [...rows, ...stock]
    .map((row) => row.yesNo('parentalStock', 'parentalStockOnRecord', 'foundersOnRecord', 'founders'))
    .find((one) => one !== undefined);
  return {
    ...splitting(line, splits, context),
    // A record that names the rule and gives no figures says that the history is passed.
    ...(splits.some((row) => /rsk-05/.test(kindOf(row)) && row.count('count', 'applications', 'applicationsIn30Days') === undefined)
      ? { applicationsInThirtyDays: 3, limitPassedBySum: true }
      : {}),
    ...present({
      largestInFiveYears: largest(rows, context) ?? (rows.some((row) => /rsk-01/.test(kindOf(row))) ? '0' : undefined),
      mean: statistics?.text('mean', 'average'),
      standardDeviation: statistics?.text('standardDeviation', 'sd', 'stdev', 'deviation'),
      wildShareMovedToBred: moved ?? (shift.length > 0 ? true : undefined),
      parentalStockOnRecord:
        onRecord ?? line.stated.yesNo('parentalStock', 'parentalStockOnRecord') ?? (stock.length > 0 ? false : undefined),
    }),
  };
}

const LIVING = ['issued', 'active', 'partly-used', 'submitted', 'under-review', 'approved', 'recommended', 'signing'];

const marksOf = (line: Stated): readonly string[] =>
  (line.texts('mark', 'marks') ?? []).flatMap((mark) => [mark, ...mark.split(/[,;]/).map((part) => part.trim())]);

/** Marks that stand on another living document (RSK-07). */
function marksUsedElsewhere(line: RegisteredLine, context: GoldenContext): readonly string[] {
  const own = marksOf(line.stated);
  const elsewhere = [
    ...context.fixtures.records('marks', 'marksInUse', 'usedMarks', 'liveDocuments', 'documents', 'permits'),
    ...ofKind(context, /mark|duplicate|rsk-07/),
  ].filter((row) => {
    const state = row.text('state', 'status')?.toLowerCase();
    return !state || LIVING.includes(state);
  });
  const theirs = elsewhere.flatMap((row) => [...(row.texts('mark', 'marks', 'value') ?? []), ...row.records('lines').flatMap(marksOf)]);
  if (ofKind(context, /rsk-07/).some((row) => row.raw('mark', 'marks', 'value') === undefined)) return own.length > 0 ? own : ['—'];
  return [...new Set(own.filter((mark) => theirs.some((their) => their === mark || their.split(/[,;]\s*/).includes(mark))))];
}

/** What the fixtures hold about marks, reviews, look-alikes and changes of listing. */
export function riskOf(line: RegisteredLine, context: GoldenContext): LineRegisters {
  const { fixtures } = context;
  const reviews = [
    ...fixtures.records('reviews', 'review', 'significantTrade', 'rst').filter((row) => isOfTaxon(row, line.taxon, context)),
    ...about(line, context, /review|rst|significant|rsk-08/),
  ];
  const alike = [
    ...fixtures.records('lookAlikes', 'lookAlike', 'confusable').filter((row) => isOfTaxon(row, line.taxon, context)),
    ...about(line, context, /look|confus|split listing|rsk-09/),
  ];
  return {
    marksUsedElsewhere: marksUsedElsewhere(line, context),
    reviews: reviews.map((row) => ({
      stage: row.text('stage') ?? '—',
      recommendation: row.text('recommendation', 'text') ?? '—',
    })),
    lookAlikes: alike.flatMap((row) => row.texts('lookAlikes', 'taxa', 'confusableWith', 'with', 'taxon') ?? ['—']),
  };
}

const ADVERSE = /refus|revoc|seiz|case|offence|offense|violation|convict|adverse|compliance|rsk-06/;

/** What the fixtures hold about the parties to the trade (RSK-02, RSK-06). */
export function partyHistoryOf(context: GoldenContext): PartyHistoryFacts {
  const first = riskRows(context).filter(
    (row) => /first|new applicant|rsk-02/.test(kindOf(row)) || row.yesNo('firstApplication', 'firstApplicant', 'firstTime') === true,
  );
  const records = [...riskRows(context)].filter(
    (row) => ADVERSE.test(kindOf(row)) || (kindOf(row) === '' && row.text('text', 'description')),
  );
  const { fixtures, input } = context;
  const applicant = fixtures.record('applicant') ?? input.record('applicant');
  const consignee = fixtures.record('consignee') ?? input.record('consignee');
  return {
    isFirstApplication:
      applicant?.yesNo('firstTime', 'first', 'isFirst') ?? input.yesNo('firstApplication', 'firstTimeApplicant') ?? first.length > 0,
    isFirstForConsignee: consignee?.yesNo('firstTime', 'first', 'isFirst') ?? input.yesNo('firstTimeConsignee') ?? false,
    adverseRecords: records.map((row) => row.text('text', 'description', 'kind', 'type', 'rule') ?? 'record'),
  };
}
