import type { Appendix } from '../../src/domain/codes/appendix';
import type {
  ImportRecordFacts,
  LineRegisters,
  OperationFacts,
  QuotaFacts,
  RangeFacts,
  ReservationFacts,
  SuspensionFacts,
} from '../../src/domain/rules/register-facts';
import { type IsoDate, yearOf } from '../../src/domain/shared/iso-date';
import { addQuantity } from '../../src/domain/shared/quantity';
import { convert, typedQuantity } from './codes';
import { type GoldenContext, unitCode } from './context';
import { covers, holdsOn, isAbout, isExcepted, isOfTaxon, type Subject } from './fixture-rows';
import { historyOf, riskOf } from './risk-fixtures';
import { present, type Stated } from './stated';

/** A line of the case, as far as fixtures look at it. */
export interface RegisteredLine extends Subject {
  readonly stated: Stated;
  readonly origin: string | null;
  readonly quantity: string | null;
  readonly unit: string | null;
  readonly operationNumber: string | null;
}

const day = (text: string | null | undefined): IsoDate | null => (text ? (text as IsoDate) : null);

function rangeOf(taxon: string, { fixtures }: GoldenContext): RangeFacts | null {
  const rows = fixtures.records('distribution', 'distributions', 'range', 'ranges').filter((row) => row.text('taxon', 'name') === taxon);
  const all = (...keys: string[]) => rows.flatMap((row) => row.texts(...keys) ?? []);
  return rows.length === 0
    ? null
    : {
        native: all('range', 'native', 'countries'),
        introduced: all('introduced', 'reintroduced'),
        uncertain: all('uncertain', 'distributionUncertain', 'extinct'),
        source: 'fixture',
      };
}

/** The year whose quota counts: of the case, or of the permit that is endorsed (Res. Conf. 14.7, annex). */
const quotaYear = ({ on, action, input }: GoldenContext): number => {
  const issued = action === 'ENDORSE' ? input.record('permit')?.text('issueDate', 'issuedOn') : null;
  return issued ? Number(issued.slice(0, 4)) : yearOf(on);
};

/** The quotas of the State of export that a line falls under; undefined at the border where none is stated: QTA-06 asks for the year alone. */
function quotasOf(line: RegisteredLine, lines: readonly RegisteredLine[], context: GoldenContext): readonly QuotaFacts[] | undefined {
  const { fixtures, exporter, issuing, transaction, action } = context;
  if (action === 'ENDORSE' && fixtures.raw('quotas', 'quota') === undefined) return undefined;
  if (transaction !== 'EXPORT' && transaction !== 'IFS') return [];
  const year = quotaYear(context);
  return fixtures.records('quotas', 'quota').flatMap((row, index) => {
    const fits = (one: RegisteredLine) => isOfTaxon(row, one.taxon, context) && covers(row, one) && !isExcepted(row, one);
    const rowYear = row.text('year', 'years');
    const isOfYear = !rowYear || rowYear === '*' || Number(rowYear) === year;
    if (!fits(line) || !isOfYear || !isAbout(row, [exporter ?? issuing])) return [];
    const limit = row.text('quota', 'limit', 'amount') ?? '0';
    const unit = unitCode(row.text('unit'), context);
    const counted = (one: RegisteredLine) => convert(one.quantity, one.unit, unit);
    // Nothing is nothing in every unit; any other quota counts only what can be counted in its unit.
    if (counted(line) === null && Number(limit) !== 0) return [];
    const requested = lines
      .filter(fits)
      .map(counted)
      .reduce<string>((sum, one) => (one === null ? sum : addQuantity(sum, one)), '0');
    const issued = row.text('issued', 'used', 'issuedToDate', 'drawn') ?? '0';
    return [
      {
        id: row.text('id') ?? `quota-${index + 1}`,
        year,
        limit,
        // What the replaced permit drew is returned to it (decisions §6), so that the year counts it once.
        used: action === 'REPLACE' ? (convertLess(issued, requested) ?? issued) : issued,
        requested: counted(line) ?? '0',
        requestedByCase: requested,
        unit: unit ?? line.unit ?? '—',
        source: row.text('source') ?? 'fixture',
        ...present({
          isOperatorQuota: row.yesNo('operatorQuota', 'isOperatorQuota') ?? undefined,
          communicatedToSecretariat: row.yesNo(
            'communicated',
            'communicatedToSecretariat',
            'notifiedToSecretariat',
            'secretariatInformed',
            'notified',
          ),
        }),
      } satisfies QuotaFacts,
    ];
  });
}

const convertLess = (issued: string, returned: string): string | null =>
  Number(issued) >= Number(returned) ? String(Number(issued) - Number(returned)) : '0';

function suspensionsOf(line: RegisteredLine, context: GoldenContext): readonly SuspensionFacts[] {
  const { fixtures, exporter, importer, issuing, transaction } = context;
  const outgoing = transaction === 'IMPORT' ? exporter : (exporter ?? issuing);
  return fixtures.records('suspensions', 'suspension').flatMap((row, index) => {
    const taxa = row.texts('taxon', 'taxa');
    const isOfParty = !taxa || taxa.includes('*');
    const states = isOfParty ? [outgoing, importer, line.origin] : [outgoing, line.origin];
    const hit =
      isAbout(row, states) && isOfTaxon(row, line.taxon, context) && covers(row, line) && !isExcepted(row, line) && holdsOn(row, context);
    if (!hit) return [];
    const countries = row.texts('country', 'countries', 'party', 'iso') ?? ['*'];
    return [
      {
        id: row.text('id') ?? `suspension-${index + 1}`,
        country: countries[0] ?? '*',
        taxon: isOfParty ? null : (taxa?.[0] ?? null),
        since: day(row.text('since', 'from', 'validFrom')),
        notification: row.text('notification') ?? null,
        source: row.text('basis', 'reason') ?? 'fixture',
      },
    ];
  });
}

function reservationsOf(line: RegisteredLine, context: GoldenContext): readonly ReservationFacts[] {
  const { fixtures, exporter, importer, issuing } = context;
  return fixtures
    .records('reservations', 'reservation')
    .filter(
      (row) => isOfTaxon(row, line.taxon, context) && isAbout(row, [exporter, importer, issuing, line.origin]) && holdsOn(row, context),
    )
    .map((row) => ({
      party: row.text('party', 'country', 'iso') ?? '*',
      taxon: row.text('taxon') ?? line.taxon,
      appendix: (row.text('appendix') ?? null) as Appendix | null,
      since: day(row.text('since', 'from', 'date')),
    }));
}

function stricterMeasuresOf(line: RegisteredLine, context: GoldenContext) {
  const { fixtures, exporter, importer, issuing } = context;
  return fixtures
    .records('stricterMeasures', 'stricterMeasure', 'domesticMeasures')
    .filter(
      (row) =>
        isOfTaxon(row, line.taxon, context) &&
        isAbout(row, [exporter, importer, issuing, line.origin]) &&
        covers(row, line) &&
        !isExcepted(row, line) &&
        holdsOn(row, context),
    )
    .map((row) => ({ country: row.text('country', 'party') ?? '*', text: row.text('text', 'measure', 'rule') ?? '' }));
}

function importRecordOf(line: RegisteredLine, context: GoldenContext): ImportRecordFacts | null | undefined {
  const record = line.stated.record('importRecord', 'import') ?? (line.stated.raw('importRecord') === null ? null : undefined);
  if (!record) return record;
  const unit = unitCode(record.text('unit'), context) ?? line.unit ?? 'NAR';
  const term = record.text('term') ?? line.term ?? '';
  const conversion = record.record('conversion') ?? line.stated.record('conversion');
  const ratio = conversion?.text('ratio', 'factor') ?? record.text('conversionRatio');
  const same = term === line.term ? convert(line.quantity, line.unit, unit) : null;
  const converted = ratio && line.quantity ? typedQuantity(String(Number(line.quantity) * Number(ratio))) : null;
  return {
    number: record.text('number') ?? '—',
    term,
    unit,
    quantity: record.text('quantity', 'imported') ?? line.quantity ?? '0',
    alreadyReExported: record.text('alreadyReexported', 'reexported', 'used') ?? '0',
    // Counted in the unit of the import where that can be told; a change of term without a ratio is counted as it stands.
    requested: same ?? converted ?? line.quantity,
    conversion: conversion || ratio ? { ratio: ratio ?? '1', reason: conversion?.text('reason') ?? 'stated' } : null,
    ...present({ importedOn: day(record.text('date', 'importedOn', 'importDate')) ?? undefined, source: record.text('source') }),
  };
}

function operationOf(line: RegisteredLine, { fixtures, on }: GoldenContext): OperationFacts | undefined {
  const rows = fixtures.records('operations', 'registeredOperations', 'facilities', 'nurseries');
  const isRegistered = line.stated.yesNo('operationRegistered', 'registered', 'onSecretariatRegister');
  const number = line.operationNumber;
  if (rows.length === 0 && isRegistered === undefined) return undefined;
  const row = rows.find((one) => one.text('number', 'id', 'operationNumber', 'registration') === number);
  const validUntil = row?.text('validUntil', 'until', 'expiry');
  const said = isRegistered ?? (row ? row.yesNo('registered', 'isRegistered') !== false : rows.length === 0);
  return {
    number: number ?? '—',
    isRegistered: Boolean(said) && (!validUntil || validUntil >= on),
    ...present({ validUntil: day(validUntil) ?? undefined, capacityLeft: row?.text('capacityLeft', 'capacity') }),
  };
}

/** What the fixtures hold about a line. */
export function registersOf(line: RegisteredLine, lines: readonly RegisteredLine[], context: GoldenContext): LineRegisters {
  return {
    range: rangeOf(line.taxon, context),
    suspensions: suspensionsOf(line, context),
    reservations: reservationsOf(line, context),
    stricterMeasures: stricterMeasuresOf(line, context),
    ...riskOf(line, context),
    history: historyOf(line, context),
    ...present({
      quotas: quotasOf(line, lines, context),
      importRecord: importRecordOf(line, context),
      operation: operationOf(line, context),
    }),
  };
}
